// A matrix: a row for each channel, a column for each thing it is marked for. Sums, places and sentences come from the kernel.

function render({ model, el }) {
  const shape = model.get("shape");
  const all = [...shape.columns, ...shape.details];
  const marks = all.filter((meta) => shape.marks.includes(meta.name));
  const rankOf = all.find((meta) => meta.name === "rank");
  const noteOf = all.find((meta) => meta.name === "rank_note");
  const stem = unique();
  const shown = new Map(); // channel id -> its rows in the page
  let isByScore = false;

  const saying = (id) => model.get("standing").rows[id] ?? { name: "", tier: "", sum: "", place: "", asks: "" };
  const labelOf = (id, name) => `${all.find((meta) => meta.name === name)?.title ?? name}, ${saying(id).name}`;
  const status = statusLine();
  const faults = faultList();
  const records = recordsOf(model, { labelOf, redraw: () => draw() });

  const table = make("table", { className: "sp-matrix" }, make("caption", { className: "sp-sr", textContent: `${shape.caption}, marked from 0 to ${shape.best}` }),
    make("thead", {}, make("tr", {}, make("th", { scope: "col", textContent: shape.noun[0].toUpperCase() + shape.noun.slice(1) }),
      ...marks.map((meta) => make("th", { scope: "col" }, make("span", { className: "sp-marks-title", textContent: meta.title }),
        make("span", { className: "sp-help", id: `${stem}-${meta.name}-help`, textContent: meta.help }))))));

  const rowOf = (id) => {
    const name = make("span", { className: "sp-matrix-name" });
    const tier = make("span", { className: "sp-matrix-tier" });
    const way = (meta) => ({ ...records.way(id, meta.name), id: `${stem}-${id}-${meta.name}`, whose: " " });
    const scales = marks.map((meta) => scale(meta, { ...way(meta), best: shape.best, helpId: `${stem}-${meta.name}-help` }));
    const sum = make("b");
    const place = make("span");
    const rank = steadyQuestion(rankOf, { ...way(rankOf), short: true, helpId: `${stem}-rank-help` });
    const asks = make("p", { id: `${stem}-${id}-asks`, className: "sp-matrix-asks" });
    const note = steadyQuestion(noteOf, { ...way(noteOf), short: true, helpId: asks.id });
    const reason = make("div", { className: "sp-matrix-reason" }, asks, note.node);
    // The reason opens while the rank is typed, so that Tab leads into it; it closes again when the marks agree.
    let isTyped = false;
    rank.input.control.addEventListener("input", () => { isTyped = Boolean(rank.input.read().trim()); if (isTyped) reason.hidden = false; });
    rank.input.control.addEventListener("change", () => { isTyped = false; });
    const body = make("tbody", {},
      make("tr", {}, make("th", { scope: "row", rowSpan: 2 }, name, tier), ...scales.map((one) => make("td", {}, one.node))),
      make("tr", { className: "sp-matrix-more" }, make("td", { colSpan: marks.length },
        make("div", { className: "sp-matrix-foot" }, make("p", { className: "sp-matrix-sum" }, sum, place), rank.node), reason)));
    let heard = "";
    return {
      body,
      go: (wanted) => {
        if (wanted === noteOf.name) reason.hidden = false;
        [...scales, rank, note].find((one) => one.meta.name === wanted)?.focus();
      },
      show(row, locked) {
        const told = saying(id);
        name.textContent = told.name;
        tier.textContent = told.tier;
        for (const one of scales) one.show(row[one.meta.name], records.errorOf(id, one.meta.name), locked, told.name);
        for (const one of [rank, note]) {
          one.name(` of ${told.name}`);
          one.show(row[one.meta.name], records.errorOf(id, one.meta.name), locked);
        }
        sum.textContent = told.sum;
        place.textContent = told.place;
        asks.textContent = told.asks;
        asks.hidden = !told.asks;
        reason.hidden = !(told.asks || isTyped || asText(row[noteOf.name]) || records.errorOf(id, noteOf.name) || holdsFocus(reason));
        // Whoever marks without seeing hears what it came to, once for each change and only for the row at hand.
        const words = [told.sum + told.place, told.asks].filter(Boolean).join(". ");
        if (heard && heard !== words && holdsFocus(body)) status.say(`${told.name}: ${words}`);
        heard = words;
      },
    };
  };

  const says = make("p", { className: "sp-lead" });
  const views = [["As written", false], ["By score", true]].map(([words, value], at) => {
    const box = make("input", { type: "radio", name: `${stem}-view`, id: `${stem}-view-${at}`, checked: value === isByScore });
    box.addEventListener("change", () => { isByScore = value; draw(); status.say(value ? "The best stands first." : "In the order in which they are written."); });
    return make("label", { className: "sp-choice", htmlFor: box.id }, box, make("span", { textContent: words }));
  });
  const view = make("div", { className: "sp-matrix-view", attributes: { role: "radiogroup", "aria-labelledby": `${stem}-view` } },
    make("b", { id: `${stem}-view`, textContent: "Order" }), ...views);
  const hint = make("p", { className: "sp-help", textContent: `On a keyboard: press 0 to ${shape.best} to give a mark, Backspace to take it back, Tab to go on. A mark that is missing is not a 0.` });
  const rankHelp = make("p", { className: "sp-help", id: `${stem}-rank-help`, textContent: `${rankOf.title}: ${rankOf.help}` });
  const empty = make("p", { className: "sp-empty", textContent: shape.nothing });
  const whole = make("div", {}, says, hint, rankHelp, view, table);

  // The channel at hand stays where it is under the eyes while the others change their places around it.
  const inOrder = (bodies) => {
    const at = bodies.find(holdsFocus);
    const before = at?.getBoundingClientRect().top;
    const head = table.tHead;
    putInOrder(table, [table.caption, head, ...bodies]);
    const moved = at ? at.getBoundingClientRect().top - before : 0;
    if (moved) scrollBy({ top: moved, behavior: "instant" });
  };

  const draw = () => {
    const rows = records.rows();
    const locked = model.get("locked");
    const ids = rows.map((row) => row.id);
    for (const [id, one] of shown) if (!ids.includes(id)) { one.body.remove(); shown.delete(id); }
    for (const id of ids) if (!shown.has(id)) shown.set(id, rowOf(id));
    const order = isByScore ? model.get("standing").order.filter((id) => shown.has(id)) : ids;
    inOrder([...order, ...ids.filter((id) => !order.includes(id))].map((id) => shown.get(id).body));
    for (const row of rows) shown.get(row.id).show(row, locked);
    says.textContent = model.get("standing").says;
    empty.hidden = Boolean(ids.length);
    whole.hidden = !ids.length;
    view.hidden = ids.length < 2;
    faults.show(records.faults((id, name) => shown.get(id)?.go(name)));
  };
  model.on("change:standing", () => draw());
  const box = make("section", { className: "sp sp-card sp-matrix-box", attributes: { "aria-label": model.get("title") } });
  box.append(records.offered(), faults.node, empty, whole, status.node);
  box.addEventListener("focusout", () => setTimeout(draw));
  el.append(box);
  draw();
}

export default { render };
