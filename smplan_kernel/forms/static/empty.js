// A table without rows teaches: what belongs here, rows to begin with, and the way in from a spreadsheet.

function emptyTable(shape, way, use) {
  const node = make("div", { className: "sp-empty" });
  if (shape.teaches) node.append(make("p", { textContent: shape.teaches }));
  const starters = way.nested ? [] : shape.starters ?? [];
  if (starters.length) node.append(make("p", { className: "sp-soft", textContent: starters.length > 1 ? "Some begin with one of these:" : "It could look like this:" }));
  for (const starter of starters) {
    const told = shape.columns.filter((meta) => asText(starter[meta.name])).map((meta) => make("li", {}, make("b", { textContent: `${meta.title}: ` }), labelled(meta, starter[meta.name])));
    node.append(make("div", { className: "sp-starter" }, make("ul", {}, ...told), button("Use this example", () => use(starter), "sp-quiet")));
  }
  return { node };
}

// For those who cannot paste into a row: on a phone, or into an empty table.
function pasteBox(shape, stem, take) {
  const area = make("textarea", { id: `${stem}-paste`, rows: 3, attributes: { "aria-describedby": `${stem}-paste-help` } });
  const order = shape.columns.map((meta) => meta.title).join(", ");
  const box = make("details", { className: "sp-paste" }, make("summary", { textContent: "Paste rows from a spreadsheet" }),
    make("label", { htmlFor: area.id, textContent: "Rows" }),
    make("p", { id: `${stem}-paste-help`, className: "sp-help", textContent: `One row for each ${shape.noun}, with a heading row in any order, or in this order: ${order}.` }), area,
    button("Add these rows", () => {
      const cells = cellsOf(area.value);
      if (!cells.length) { area.focus(); return; }
      area.value = "";
      box.open = false;
      take(cells);
    }));
  return box;
}
