// What the columns of an unknown table mean. Headings and values come from strangers' files and reach the page as text only.

function render({ model, el }) {
  const stem = unique();
  const title = make("h3", { tabIndex: -1 });
  const lead = make("p", { className: "sp-soft sp-explain-lead" });
  const above = make("p", { className: "sp-soft sp-explain-lead" });
  const head = make("thead");
  const body = make("tbody");
  const table = make("table", { className: "sp-explain-table" }, make("caption", { className: "sp-sr" }), head, body);
  const main = make("div", { className: "sp-explain-questions" });
  const further = make("div", { className: "sp-explain-questions" });
  const more = make("details", { className: "sp-explain-more" }, make("summary", { textContent: "More about this file" }), further);
  const first = make("div", { className: "sp-explain-first" });
  const problem = make("p", { className: "sp-explain-problem", id: `${stem}-problem` });
  const save = button("Save and bring in", () => { if (save.getAttribute("aria-disabled") !== "true") model.send({ act: "save" }); }, "sp-main");
  const leave = button("Not now", () => model.send({ act: "leave" }));
  const status = make("p", { className: "sp-soft", tabIndex: -1, attributes: { role: "status" } });
  const card = make("div", {}, title, lead, above, table, main, more, first, problem, make("p", { className: "sp-explain-acts" }, save, leave));
  const box = make("section", { className: "sp sp-card sp-explain", attributes: { "aria-label": "What the columns of a file mean" } }, card, status);
  save.setAttribute("aria-describedby", problem.id);

  // One question, kept as long as the file is open: a choice that changes keeps its focus.
  const asked = new Map();
  const ask = (place, words, way = {}) => {
    let known = asked.get(place);
    if (!known) {
      const meta = { example: "", why: "", term: "", meaning: "", unit: "", ref: "", optional: false, ...words };
      known = { meta, one: question(meta, { id: `${stem}-${place.replace(".", "-")}`, options: () => [], typed() {}, commit: (value) => model.send({ put: place, value }), ...way }) };
      asked.set(place, known);
    }
    known.meta.choices = words.choices;
    known.one.show(words.value, words.error, false);
    known.one.node.hidden = Boolean(words.hidden);
    return known.one.node;
  };

  const rowOf = (column, place, rows) => {
    const name = make("th", { scope: "row", id: `${stem}-name-${place}` });
    const cells = rows.map(() => make("td", { className: "sp-explain-cell" }));
    const last = make("td", { className: "sp-explain-choice" });
    return { node: make("tr", {}, name, ...cells, last), name, cells, last };
  };

  let file = "";
  let drawn = [];
  const rebuild = (sheet) => {
    asked.clear();
    head.replaceChildren(make("tr", {}, make("th", { scope: "col", textContent: "Column" }),
      ...sheet.rows.map((row) => make("th", { scope: "col", textContent: `Line ${row}` })), make("th", { scope: "col", textContent: "What it is" })));
    drawn = sheet.columns.map((column, place) => rowOf(column, place, sheet.rows));
    body.replaceChildren(...drawn.map(({ node }) => node));
    for (const part of [main, further]) part.replaceChildren();
    more.open = false;
  };

  const drawColumn = (column, place) => {
    const { name, cells, last } = drawn[place];
    name.textContent = column.name;
    cells.forEach((cell, row) => {
      cell.textContent = column.cells[row] || "";
      cell.classList.toggle("sp-explain-none", !column.cells[row]);
    });
    const nodes = column.questions.map((words) => ask(`${place}.${words.name}`, words, { short: true, whose: `, ${column.name}` }));
    if (last.children.length !== nodes.length) last.replaceChildren(...nodes);
  };

  const drawFirst = (sheet) => {
    first.hidden = !sheet.first.length;
    if (!sheet.first.length) return;
    const names = ["Line", "Days", "Figure", "Value", "Of"];
    first.replaceChildren(make("h4", { textContent: sheet.more }), make("table", { className: "sp-explain-figures" },
      make("caption", { className: "sp-sr", textContent: "The first figures, as they will be kept" }),
      make("thead", {}, make("tr", {}, ...names.map((name) => make("th", { scope: "col", textContent: name })))),
      make("tbody", {}, ...sheet.first.map((one) => make("tr", {}, ...one.map((text, place) => make("td", { textContent: text, attributes: { "data-title": names[place] } })))))));
  };

  const draw = () => {
    const sheet = model.get("sheet");
    const isOpen = Boolean(sheet.file);
    const was = file;
    file = sheet.key || "";
    status.textContent = model.get("status");
    box.hidden = !isOpen && !status.textContent;
    card.hidden = !isOpen;
    if (!isOpen) {
      if (was && status.textContent) status.focus();
      return;
    }
    if (file !== was) rebuild(sheet);
    title.textContent = `Tell smplan what the columns of ${sheet.file} mean`;
    table.caption.textContent = `Columns of ${sheet.file} with their first values`;
    lead.textContent = sheet.lead;
    above.textContent = sheet.above;
    above.hidden = !sheet.above;
    sheet.columns.forEach(drawColumn);
    for (const [part, questions] of [[main, sheet.questions], [further, sheet.further]]) {
      const nodes = questions.map((words) => ask(words.name, words));
      if (part.children.length !== nodes.length || nodes.some((node, at) => part.children[at] !== node)) part.replaceChildren(...nodes);
    }
    drawFirst(sheet);
    problem.textContent = sheet.problem;
    problem.hidden = !sheet.problem;
    save.setAttribute("aria-disabled", String(Boolean(sheet.problem) || model.get("is_busy")));
    if (file !== was) { title.focus(); box.scrollIntoView({ block: "start" }); }
  };
  for (const name of ["sheet", "status", "is_busy"]) model.on(`change:${name}`, draw);
  el.append(box);
  draw();
}

export default { render };
