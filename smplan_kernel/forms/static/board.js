// A board: a column for each kind of record, each record a card. What is asked for first stands on the card, the rest is folded
// and built when it is opened. A card changes its column and its place by buttons; drawing never takes the focus.

function render({ model, el }) {
  const shape = model.get("shape");
  const { noun, by } = shape;
  const capital = noun[0].toUpperCase() + noun.slice(1);
  const all = [...shape.columns, ...shape.details].filter((meta) => meta.name !== by);
  const face = all.filter((meta) => shape.face.includes(meta.name));
  const folded = all.filter((meta) => !shape.face.includes(meta.name));
  const stem = unique();
  const cards = new Map(); // record id -> its card
  const columns = new Map(); // kind of record -> its column
  const fresh = new Map(); // cards without an answer live here only: record id -> kind

  // A record of another kind goes to the end of the list, as in Python, so that it stands last in its new column.
  const laid = (rows, edit) => {
    const after = applied(rows, edit);
    if (edit.do !== "put") return after;
    const changed = new Set(edit.rows.filter(({ id, values }) => by in values && rows.some((row) => row.id === id && row[by] !== values[by])).map(({ id }) => id));
    return [...after.filter((row) => !changed.has(row.id)), ...after.filter((row) => changed.has(row.id))];
  };
  const titleOf = (kind) => model.get("lanes").find((lane) => lane.value === kind)?.title ?? "";
  const known = () => records.rows();
  const shown = () => {
    const rows = known();
    for (const row of rows) fresh.delete(row.id);
    return [...rows, ...[...fresh].map(([id, kind]) => ({ id, [by]: kind, isFresh: true }))];
  };
  const kindOf = (row) => (columns.has(row[by] ?? "") ? row[by] ?? "" : "");
  const beside = (id) => {
    const rows = shown();
    const kind = kindOf(rows.find((row) => row.id === id) ?? {});
    return rows.filter((row) => kindOf(row) === kind);
  };
  const nameOf = (id) => {
    const others = beside(id);
    const title = titleOf(kindOf(others[0] ?? {}));
    return `${noun} ${others.findIndex((row) => row.id === id) + 1}${title ? ` in ${title}` : ""}`;
  };
  const labelOf = (id, name) => `${name === by ? shape.columns.find((meta) => meta.name === by).title : all.find((meta) => meta.name === name)?.title ?? name}, ${nameOf(id)}`;

  const status = statusLine();
  const faults = faultList();
  const records = recordsOf(model, { labelOf, redraw: () => draw(), laid });
  const put = (id, values) => records.put(id, fresh.has(id) ? { [by]: fresh.get(id), ...values } : values);

  const add = (kind) => {
    const id = newId(shape.prefix);
    fresh.set(id, kind);
    draw();
    cards.get(id).questions[0].focus();
    status.say(`${capital} added to ${titleOf(kind)}.`);
  };

  const folding = (words, between, inside) => {
    const whose = make("span", { className: "sp-sr" });
    return { node: make("details", {}, make("summary", {}, words, whose), inside), name: (name) => { whose.textContent = between + name; } };
  };

  const cardOf = (id) => {
    const asked = (meta, more) => steadyQuestion(meta, { ...records.way(id, meta.name), id: `${stem}-${id}-${meta.name}`, whose: " ", commit: (value) => put(id, { [meta.name]: value }), ...more });
    const questions = face.map((meta) => asked(meta, { short: true, helpId: `${stem}-${meta.name}-help` }));
    const further = [];
    const act = (words, doing) => button(words, doing, "sp-quiet");
    const facts = make("p", { className: "sp-card-facts" });
    const gaps = make("ul", { className: "sp-gaps" });
    const inside = make("div", { className: "sp-card-more" });
    const fold = folding("More", " about ", inside);
    const up = act("Up", () => shift(id, -1));
    const down = act("Down", () => shift(id, 1));
    const to = new Map(model.get("lanes").filter((lane) => lane.value).map((lane) => {
      const one = act("", () => { if (one.getAttribute("aria-pressed") === "false") moveTo(id, lane.value, one); });
      return [lane.value, one];
    }));
    const ways = make("div", { className: "sp-ways", attributes: { role: "group" } }, up, down, ...to.values());
    const moving = folding("Move", " ", ways);
    const removed = make("span", { className: "sp-sr" });
    const removal = act("Remove", () => remove(id));
    removal.append(removed);
    // The further answers are built once they are wanted: sixty cards of ten answers are too much to build for nobody.
    const unfold = () => {
      if (further.length) return;
      // Long lists of goals and measures stand as one line each, with what is chosen in it.
      further.push(...folded.map((meta) => asked(meta, { short: ["refs", "choices"].includes(meta.kind) })));
      inside.append(...further.map((one) => one.node));
      draw();
    };
    fold.node.addEventListener("toggle", () => { if (fold.node.open) unfold(); });
    const node = make("li", { className: "sp-board-card" }, ...questions.map((one) => one.node), gaps, facts,
      make("div", { className: "sp-card-foot" }, moving.node, fold.node, removal));
    const go = (name) => {
      if (folded.some((meta) => meta.name === name)) { fold.node.open = true; unfold(); }
      [...questions, ...further].find((one) => one.meta.name === name)?.focus();
    };
    let said = "";
    const sayGaps = (missing) => {
      const key = JSON.stringify(missing);
      if (key === said) return;
      said = key;
      gaps.replaceChildren(...missing.map(({ name, says, waive }) => {
        const way = [...(shape.face.includes(name) ? [] : [act("Choose", () => go(name))]),
          ...(waive ? [act(all.find((meta) => meta.name === waive).title, () => { put(id, { [waive]: "yes" }); questions[0].focus(); })] : [])];
        return make("li", {}, make("span", { textContent: says }), ...way);
      }));
    };
    const show = (row, at, others, locked) => {
      const name = nameOf(id);
      const told = model.get("cards")[id] ?? { gaps: [], facts: "" };
      for (const one of [...questions, ...further]) {
        one.name(` of ${name}`);
        one.show(row[one.meta.name], records.errorOf(id, one.meta.name), locked);
      }
      if (folded.some((meta) => records.errorOf(id, meta.name)) && !further.length) { fold.node.open = true; unfold(); return; }
      fold.name(name);
      moving.name(name);
      removed.textContent = ` ${name}`;
      ways.setAttribute("aria-label", `Move ${name}`);
      facts.textContent = told.facts;
      facts.hidden = !told.facts;
      sayGaps(locked ? told.gaps.map((gap) => ({ ...gap, name: shape.face[0], waive: "" })) : told.gaps);
      removal.disabled = locked;
      up.disabled = locked || row.isFresh || at === 0;
      down.disabled = locked || row.isFresh || at === others.length - 1 || others[at + 1].isFresh;
      for (const [kind, one] of to) {
        if (one.textContent !== titleOf(kind)) one.textContent = titleOf(kind);
        one.disabled = locked;
        one.setAttribute("aria-pressed", String(kind === kindOf(row)));
      }
    };
    return { node, questions, up, down, removal, go, show };
  };

  const moveTo = (id, kind, pressed) => {
    if (fresh.has(id)) { fresh.set(id, kind); draw(); } else records.put(id, { [by]: kind });
    pressed.focus();
    status.say(`Moved. It is ${nameOf(id)} now.`);
  };
  // The list holds all columns one through the other: a step up is a step over all that stand between two cards of a column.
  const shift = (id, step) => {
    const rows = known();
    const others = beside(id);
    const other = others[others.findIndex((row) => row.id === id) + step];
    const where = (wanted) => rows.findIndex((row) => row.id === wanted);
    records.act({ do: "move", row: id, by: where(other.id) - where(id) });
    const { up, down } = cards.get(id);
    (step < 0 ? (up.disabled ? down : up) : (down.disabled ? up : down)).focus();
    status.say(`It is ${nameOf(id)} now.`);
  };
  const remove = (id) => {
    const others = beside(id);
    const at = others.findIndex((row) => row.id === id);
    const next = others[at + 1] ?? others[at - 1];
    const was = known().find((row) => row.id === id);
    const place = known().indexOf(was);
    const kind = kindOf(others[at]);
    records.forget(id, [by, ...all.map((meta) => meta.name)]);
    if (was) records.act({ do: "remove", row: id }); else { fresh.delete(id); draw(); }
    (next ? cards.get(next.id).removal : columns.get(kind).add).focus();
    if (!was) return;
    status.offer(`${capital} removed.`, "Bring it back", () => {
      records.act({ do: "restore", row: id, at: place, was });
      cards.get(id)?.questions[0].focus();
    });
  };

  const columnOf = (lane) => {
    const title = make("h3", { id: `${stem}-${lane.value || "none"}` });
    const says = make("p", { className: "sp-lane-says" });
    const note = make("p", { className: "sp-lane-note" });
    const list = make("ol", { className: "sp-cards" });
    const adds = button(`Add an ${noun}`.replace(/ an ([^aeiou])/, " a $1"), () => add(lane.value));
    adds.append(make("span", { className: "sp-sr" }));
    const empty = make("div", { className: "sp-lane-empty" }, make("p", { textContent: lane.teaches }));
    if (lane.example) {
      empty.append(make("p", { className: "sp-soft", textContent: `For example: ${lane.example}` }), button("Use this example", () => {
        const id = newId(shape.prefix);
        put(id, { [by]: lane.value, [face[0].name]: lane.example });
        cards.get(id).questions[0].focus();
        status.say(`${capital} added to ${titleOf(lane.value)}.`);
      }, "sp-quiet"));
    }
    const node = make("section", { className: "sp-lane", attributes: { "aria-labelledby": title.id } }, title, says, note, list, empty, make("p", { className: "sp-lane-foot" }, adds));
    return { node, title, says, note, list, empty, add: adds };
  };

  const board = make("div", { className: "sp-board" });
  const helps = make("dl", { className: "sp-board-help" }, ...face.map((meta) => make("div", {},
    make("dt", { textContent: meta.title }), make("dd", { id: `${stem}-${meta.name}-help`, textContent: meta.help }))));

  const draw = () => {
    const lanes = model.get("lanes");
    for (const lane of lanes) if (!columns.has(lane.value)) columns.set(lane.value, columnOf(lane));
    const rows = shown();
    const locked = model.get("locked");
    const ids = new Set(rows.map((row) => row.id));
    for (const [id, card] of cards) if (!ids.has(id)) { card.node.remove(); cards.delete(id); }
    for (const id of ids) if (!cards.has(id)) cards.set(id, cardOf(id));
    const inside = new Map(lanes.map((lane) => [lane.value, []]));
    for (const row of rows) (inside.get(kindOf(row)) ?? inside.get(lanes[0].value)).push(row);
    for (const lane of lanes) {
      const column = columns.get(lane.value);
      const own = inside.get(lane.value);
      column.title.textContent = lane.title;
      column.says.textContent = lane.says;
      column.note.textContent = lane.note;
      column.note.hidden = !lane.note;
      column.node.classList.toggle("sp-lane-off", !lane.on);
      column.empty.hidden = Boolean(own.length) || locked;
      column.list.hidden = !own.length;
      column.add.parentNode.hidden = locked || !lane.value;
      column.add.lastChild.textContent = ` to ${lane.title}`;
      column.node.hidden = !lane.value && !own.length;
      putInOrder(column.list, own.map((row) => cards.get(row.id).node));
      own.forEach((row, at) => cards.get(row.id).show(row, at, own, locked));
    }
    putInOrder(board, lanes.map((lane) => columns.get(lane.value).node));
    faults.show(records.faults((id, name) => cards.get(id)?.go(name)));
  };
  for (const name of ["lanes", "cards"]) model.on(`change:${name}`, () => draw());
  const box = make("section", { className: "sp sp-card sp-board-box", attributes: { "aria-label": model.get("title") } });
  box.append(records.offered(), faults.node, helps, board, status.node);
  box.addEventListener("focusout", () => setTimeout(draw));
  el.append(box);
  draw();
}

export default { render };
