// One record of a table: its answers in columns, its further questions in a fold, and what can be done with it.
// `of` is what its table gives: { shape, way, stem, share, place, label, put, typed, move, remove }.

function recordRow(id, of) {
  const { shape, way, stem } = of;
  const { columns, details, noun } = shape;
  const capital = noun[0].toUpperCase() + noun.slice(1);
  let now = null; // what it shows: { row, errors, locked }

  const wayOf = (meta) => ({ ...way, id: `${stem}-${id}-${meta.name}`, row: id,
    commit: (value) => of.put([{ id, values: { [meta.name]: value } }]),
    typed: (value) => of.typed(id, meta.name, value) });
  const main = make("tr");
  const questions = columns.map((meta) => {
    const one = question(meta, { ...wayOf(meta), short: true, helpId: `${stem}-${meta.name}-help`, whose: ` of ${noun}` });
    const td = make("td", {}, one.node);
    td.style.setProperty("--share", of.share.get(meta.name));
    main.append(td);
    return one;
  });

  // A table inside the record; it says what happens in the line of the form.
  const nestedTable = (meta) => {
    const inner = recordTable({ ...meta, caption: meta.title }, { ...way, table: [...way.table, id, meta.name], nested: true });
    return { node: inner.node, meta, go: inner.go, show: (value, _, locked, errors) => inner.show(value ?? [], errors, locked), focus: inner.focus };
  };
  // Many rows with many further questions would take seconds to draw: those of a row are drawn when somebody opens it.
  let further = null;
  const number = make("span", { className: "sp-number" });
  const inside = make("div", { className: "sp-further" });
  const fold = details.length ? make("details", {}, make("summary", {}, number), inside) : number;
  const unfold = () => {
    if (further || !details.length) return;
    further = details.map((meta) => (meta.kind === "records" ? nestedTable(meta) : question(meta, wayOf(meta))));
    inside.append(...further.map((one) => one.node));
    showFurther();
  };
  const showFurther = () => {
    for (const one of further ?? []) one.show(now.row[one.meta.name], now.errors[of.place(id, one.meta.name)], now.locked, now.errors);
  };
  fold.addEventListener("toggle", () => { if (fold.open) unfold(); });

  const act = (words, doing) => {
    const one = button("", doing, "sp-quiet");
    const whose = make("span", { className: "sp-sr" });
    one.append(words, whose);
    return { node: one, whose };
  };
  const acts = [act("Move up", () => of.move(id, -1)), act("Move down", () => of.move(id, 1)), act("Remove", () => of.remove(id))];
  const body = make("tbody", { className: "sp-record" }, main, make("tr", { className: "sp-more" }, make("td", { colSpan: columns.length },
    make("div", { className: "sp-row-foot" }, fold, make("span", { className: "sp-acts" }, ...acts.map((one) => one.node))))));

  const label = (at, row) => {
    const whose = ` of ${noun} ${at + 1}`;
    for (const one of questions) { const sr = one.node.querySelector(".sp-sr"); if (sr && sr.textContent !== whose) sr.textContent = whose; }
    for (const one of acts) one.whose.textContent = ` ${noun} ${at + 1}`;
    const notes = details.filter((meta) => meta.kind === "thread").map((meta) => commentsOf(row[meta.name])).filter(Boolean);
    const words = details.length ? [`More about ${noun} ${at + 1}`, ...notes].join(", ") : `${capital} ${at + 1}`;
    if (number.textContent !== words) number.textContent = words;
  };

  return {
    body, acts, unfold,
    columnOf: (control) => questions.find((one) => one.node.contains(control))?.meta,
    show(at, row, errors, locked, { isFirst, isLast, isSorted }) {
      now = { row, errors, locked };
      label(at, row);
      for (const one of questions) one.show(row[one.meta.name], errors[of.place(id, one.meta.name)], locked);
      showFurther();
      acts.forEach(({ node }, which) => {
        node.hidden = which < 2 && isSorted;
        node.disabled = locked || (which < 2 && row.isFresh) || (which === 0 && isFirst) || (which === 1 && isLast);
      });
    },
    // To one of its answers, wherever it stands; `rest` leads further into a table inside it.
    go(name, rest = []) {
      const column = questions.find((one) => one.meta.name === name);
      if (column) { column.focus(); return; }
      if (fold.open === false) fold.open = true;
      unfold();
      const one = further?.find((each) => each.meta.name === name);
      if (rest.length && one?.go) one.go(rest); else one?.focus();
    },
    focus() { questions[0]?.focus(); },
  };
}
