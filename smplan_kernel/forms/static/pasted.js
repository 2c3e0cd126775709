// Before many rows are taken from a spreadsheet: which column answers which question, and what the person must decide.

const manyOf = (noun) => (/[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`);
const counted = (count, noun) => `${count} ${count === 1 ? noun : manyOf(noun)}`;

// How pasted cells fit a table: { rows, targets, heading, start }. `from` is where the cursor stands, if it stands in the table.
function fitted(cells, { columns, details, noun }, from) {
  const metas = [...columns, ...details.filter((meta) => !["records", "thread"].includes(meta.kind))];
  const width = Math.max(...cells.map((row) => row.length));
  const found = namedBy(cells[0], metas);
  const rest = Array(Math.max(0, width - found.length)).fill(null);
  if (cells.length > 1 && isHeading(cells[0], found)) return { metas, rows: cells.slice(1), heading: cells[0], targets: [...found, ...rest] };
  const first = Math.max(0, columns.findIndex((meta) => meta.name === from?.name));
  return { metas, rows: cells, heading: null, targets: Array.from({ length: width }, (_, at) => columns[first + at] ?? null) };
}

// The preview. `take(rows)` gets one { name: text } for each row; `leave` is called when the person thinks better of it.
function preview(noun, take, leave) {
  const stem = unique();
  const title = make("h3", { tabIndex: -1 });
  const lines = make("ul", { className: "sp-fits" });
  const doubts = make("div");
  const error = make("p", { className: "sp-error", hidden: true, id: `${stem}-error`, attributes: { role: "alert" } });
  const node = make("section", { className: "sp-preview", hidden: true, attributes: { "aria-label": "Rows from a spreadsheet" } });
  let fit = null;

  const asked = () => doubtsIn(fit.rows, fit.targets);
  const drawDoubts = () => {
    const chosen = new Map([...doubts.querySelectorAll("input:checked")].map((box) => [box.name, box.value]));
    doubts.replaceChildren(...asked().map(({ cell, readings, likely }, which) => make("fieldset", { className: "sp-question" },
      make("legend", { textContent: `What does ${cell} mean in this sheet?` }),
      make("div", { className: "sp-choices" }, ...readings.map((words, at) => {
        const value = at ? "-1" : "1";
        const name = `${stem}-doubt-${which}`;
        const box = make("input", { type: "radio", name, value, id: `${name}-${at}`, checked: (chosen.get(name) ?? String(likely)) === value });
        return make("label", { className: "sp-choice", htmlFor: box.id }, box, make("span", { textContent: words }));
      })))));
  };
  const column = (target, at) => {
    const id = `${stem}-${at}`;
    const choose = make("select", { id });
    choose.append(new Option("Leave it out", ""), ...fit.metas.map((meta) => new Option(meta.title, meta.name)));
    choose.value = target?.name ?? "";
    choose.addEventListener("change", () => {
      fit.targets[at] = fit.metas.find((meta) => meta.name === choose.value) ?? null;
      // A question has one answer: the column that had it before lets go.
      [...lines.querySelectorAll("select")].forEach((other, place) => {
        if (other !== choose && choose.value && other.value === choose.value) { other.value = ""; fit.targets[place] = null; }
      });
      drawDoubts();
    });
    const sample = fit.rows.map((row) => (row[at] ?? "").trim()).find(Boolean) ?? "";
    return make("li", {}, make("label", { htmlFor: id }, make("b", { textContent: fit.heading?.[at].trim() || `Column ${at + 1}` }), make("span", { className: "sp-soft sp-clip", textContent: sample })),
      make("span", { className: "sp-soft", textContent: "becomes", attributes: { "aria-hidden": "true" } }), choose);
  };
  const close = () => { node.hidden = true; fit = null; };
  const accept = () => {
    const open = asked();
    const decided = open.map(({ way }, which) => ({ way, isFirst: doubts.querySelector(`input[name="${stem}-doubt-${which}"]:checked`)?.value }));
    const isOpen = decided.some((one) => !one.isFirst);
    const isNone = !fit.targets.some(Boolean);
    error.textContent = isNone ? "Choose a question for at least one column." : isOpen ? "Say first what the values above mean." : "";
    error.hidden = !error.textContent;
    if (error.textContent) { (isNone ? lines.querySelector("select") : doubts.querySelector("input")).focus(); return; }
    const { rows, targets, heading } = fit;
    const sure = decided.map(({ way, isFirst }) => ({ way, isFirst: isFirst === "1" }));
    const taken = rows.map((row) => Object.fromEntries(targets.flatMap((meta, at) => (meta && row[at] !== undefined ? [[meta.name, settled(row[at], meta, sure)]] : []))));
    close();
    take(taken, Boolean(heading));
  };
  node.append(title, make("p", { className: "sp-help", textContent: "Each column of your sheet, and the question it answers. Nothing is added before you say so." }), lines, doubts, error,
    make("p", { className: "sp-foot" }, button("Add these rows", accept, "sp-main"), " ", button("Leave it", () => { close(); leave(); }, "sp-quiet")));
  node.addEventListener("keydown", (event) => { if (event.key === "Escape") { close(); leave(); } });
  return {
    node,
    // Whether there is anything to decide before the rows can be taken.
    isNeeded: (one) => Boolean(one.heading || one.targets.includes(null) || doubtsIn(one.rows, one.targets).length),
    show(one) {
      fit = one;
      error.hidden = true;
      title.textContent = one.heading ? `${one.rows.length === 1 ? "This row becomes" : `These ${one.rows.length} rows become`} ${one.rows.length === 1 ? `one ${noun}` : manyOf(noun)}` : `${counted(one.rows.length, "row")} for ${manyOf(noun)}`;
      lines.replaceChildren(...one.targets.map(column));
      doubts.replaceChildren();
      drawDoubts();
      node.hidden = false;
      title.focus();
    },
  };
}
