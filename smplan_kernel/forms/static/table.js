// A table of records that people fill in. Rows are kept by id and patched, so an answer from the kernel never takes the focus.
// A record's further questions, and tables inside it, stand in its folded part; on a phone each row is a stack of labelled answers.

// What an edit does to the rows; the kernel does the same to the plan (smplan_kernel/forms/edits.py).
function applied(rows, edit, table = edit.table) {
  if (table.length) {
    const [id, column, ...rest] = table;
    return rows.map((row) => (row.id === id ? { ...row, [column]: applied(row[column] ?? [], edit, rest) } : row));
  }
  if (edit.do === "remove") return rows.filter((row) => row.id !== edit.row);
  if (edit.do === "move") {
    const from = rows.findIndex((row) => row.id === edit.row);
    const to = from + edit.by;
    if (from < 0 || to < 0 || to >= rows.length) return rows;
    const next = rows.filter((row) => row.id !== edit.row);
    next.splice(to, 0, rows[from]);
    return next;
  }
  const changes = new Map(edit.rows.map(({ id, values }) => [id, values]));
  const known = new Set(rows.map((row) => row.id));
  return [...rows.map((row) => ({ ...row, ...changes.get(row.id) })),
    ...edit.rows.filter(({ id }) => !known.has(id)).map(({ id, values }) => ({ ...values, id }))];
}

// Rows of a spreadsheet as the clipboard carries them: tabs between, quotes around what holds tabs or line ends.
function cellsOf(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.replace(/\r\n?/g, "\n").matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\n") rows.push([]);
    if (end === "") break;
  }
  return rows.filter((row) => row.some((cell) => cell.trim()));
}

const labelled = (meta, value) => [value].flat().map((part) => meta.choices.find(([key]) => key === part)?.[1] ?? part).join(", ");

// How wide an answer of each kind must be to be read, in rem, and how wide a row may be on a desk.
const LEAST = { long: 18, text: 12, lines: 14, ref: 12.75, refs: 12.75, choices: 12.75, date: 10.25, month: 10.25 };
const ROOM = { table: 56, nested: 50 };

function least(meta) {
  const labels = meta.kind === "choice" ? meta.choices.map(([, label]) => label.length).concat(meta.optional ? 15 : 0) : [0];
  return Math.max(LEAST[meta.kind] ?? 7, meta.title.length * 0.55 + 0.75, meta.kind === "choice" ? Math.max(...labels) / 2 + 3.5 : 0);
}

// Which answers share a line of a record: a long text at the front has its own, the others are spread evenly.
function linesOf(columns, room) {
  const fill = (rest, most) => rest.reduce((lines, meta) => {
    const line = lines.at(-1);
    if (line && [...line, meta].reduce((sum, one) => sum + least(one), 0) <= most) line.push(meta);
    else lines.push([meta]);
    return lines;
  }, []);
  const lead = columns[0].kind === "long" ? columns.slice(0, 1) : [];
  const rest = columns.slice(lead.length);
  const count = fill(rest, room).length;
  let most = room / 2;
  while (fill(rest, most).length > count) most += 1;
  return [...(lead.length ? [lead] : []), ...fill(rest, most)];
}

function recordTable(shape, way) {
  const { columns, details, noun, prefix } = shape;
  const capital = noun[0].toUpperCase() + noun.slice(1);
  const stem = unique();
  const shown = new Map(); // record id -> what stands for it in the page
  const fresh = []; // new rows that hold no answer yet: they live here only
  let rows = [];

  const status = make("p", { className: "sp-sr", attributes: { role: "status" } });
  const table = make("table", { className: "sp-table" }, make("caption", { textContent: shape.caption, className: way.nested ? "" : "sp-sr" }));
  const room = way.nested ? ROOM.nested : ROOM.table;
  const isSpread = columns.reduce((sum, meta) => sum + least(meta), 0) > room;
  const lines = isSpread ? linesOf(columns, room) : [columns];
  table.classList.toggle("sp-spread", isSpread);
  const share = new Map(lines.flatMap((line) => {
    const total = line.reduce((sum, meta) => sum + least(meta), 0);
    return line.map((meta) => [meta.name, `${(100 * least(meta)) / total}%`]);
  }));
  table.append(make("colgroup", {}, ...columns.map((meta) => {
    const col = make("col");
    col.style.width = share.get(meta.name);
    return col;
  })));
  table.append(make("thead", {}, make("tr", {}, ...columns.map((meta) => make("th", { scope: "col" },
    make("span", { textContent: meta.title + (meta.unit ? ` (${meta.unit})` : "") }),
    make("span", { className: "sp-help", id: `${stem}-${meta.name}-help`, textContent: meta.help }))))));

  const place = (id, name) => [...way.table, id, name].join(".");
  const put = (changes) => {
    for (const { id, values } of changes) {
      for (const [name, value] of Object.entries(values)) way.drafts.keep(place(id, name), labelOf(id, name), value);
    }
    way.send({ do: "put", table: way.table, rows: changes }, (left) => {
      for (const { id, values } of changes) for (const [name, value] of Object.entries(values)) way.drafts.stored(place(id, name), value, left);
    });
  };
  const labelOf = (id, name) => {
    const at = rows.findIndex((row) => row.id === id);
    return `${[...columns, ...details].find((meta) => meta.name === name)?.title ?? name}, ${noun} ${at < 0 ? rows.length + 1 : at + 1}`;
  };

  const newRow = () => {
    const id = newId(prefix);
    fresh.push(id);
    isOpen = true;
    draw();
    shown.get(id).questions[0]?.focus();
    status.textContent = `${capital} added.`;
  };

  const addRows = (lines, from) => {
    const start = rows.findIndex((row) => row.id === from?.id);
    const ids = lines.map((_, offset) => (start >= 0 && rows[start + offset]?.id) || newId(prefix));
    const first = columns.findIndex((meta) => meta.name === from?.name);
    put(lines.map((line, offset) => ({
      id: ids[offset],
      values: Object.fromEntries(line.slice(0, columns.length - Math.max(first, 0)).map((text, at) => [columns[Math.max(first, 0) + at].name, text])),
    })));
    status.textContent = `${lines.length} rows pasted.`;
  };

  const pasted = (id, meta) => (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const lines = cellsOf(text);
    // One cell, or lines meant for a long text, go where the cursor stands.
    if (!text.includes("\t") && (lines.length < 2 || meta.kind === "long" || meta.kind === "lines")) return;
    event.preventDefault();
    addRows(lines, { id, name: meta.name });
  };

  const nestedTable = (id, meta) => {
    const inner = recordTable({ ...meta, caption: meta.title }, { ...way, table: [...way.table, id, meta.name], nested: true });
    return { node: inner.node, meta, show: (value, _, locked, errors) => inner.show(value ?? [], errors, locked), focus: () => {} };
  };

  const build = (id) => {
    const main = make("tr");
    const questions = columns.map((meta) => {
      const one = question(meta, {
        ...way, id: `${stem}-${id}-${meta.name}`, short: true, helpId: `${stem}-${meta.name}-help`, whose: ` of ${noun} ${rows.length}`,
        commit: (value) => put([{ id, values: { [meta.name]: value } }]),
        typed: (value) => way.drafts.keep(place(id, meta.name), labelOf(id, meta.name), value),
      });
      if (one.input.control.matches("input, textarea")) one.input.control.addEventListener("paste", pasted(id, meta));
      const td = make("td", {}, one.node);
      td.style.setProperty("--share", share.get(meta.name));
      main.append(td);
      return one;
    });
    const further = details.map((meta) => (meta.kind === "records" ? nestedTable(id, meta) : question(meta, {
      ...way, id: `${stem}-${id}-${meta.name}`,
      commit: (value) => put([{ id, values: { [meta.name]: value } }]),
      typed: (value) => way.drafts.keep(place(id, meta.name), labelOf(id, meta.name), value),
    })));
    const act = (words, doing) => {
      const one = button("", doing, "sp-quiet");
      const whose = make("span", { className: "sp-sr" });
      one.append(words, whose);
      return { node: one, whose };
    };
    const move = (by) => () => {
      way.send({ do: "move", table: way.table, row: id, by });
      status.textContent = `${capital} is now number ${rows.findIndex((row) => row.id === id) + 1} of ${rows.length}.`;
      const again = by < 0 ? acts[0] : acts[1];
      (again.node.disabled ? (by < 0 ? acts[1] : acts[0]) : again).node.focus();
    };
    const remove = () => {
      const at = rows.findIndex((row) => row.id === id);
      const next = rows[at + 1] ?? rows[at - 1];
      if (fresh.includes(id)) { fresh.splice(fresh.indexOf(id), 1); draw(); } else way.send({ do: "remove", table: way.table, row: id });
      for (const meta of [...columns, ...details]) way.drafts.forget(place(id, meta.name));
      status.textContent = `${capital} removed.`;
      (next && shown.get(next.id) ? shown.get(next.id).acts.at(-1).node : add).focus();
    };
    const acts = [act("Move up", move(-1)), act("Move down", move(1)), act("Remove", remove)];
    const number = make("span", { className: "sp-number" });
    const fold = further.length ? make("details", {}, make("summary", {}, number), make("div", { className: "sp-further" }, ...further.map((one) => one.node))) : number;
    const more = make("tr", { className: "sp-more" }, make("td", { colSpan: columns.length },
      make("div", { className: "sp-row-foot" }, fold, make("span", { className: "sp-acts" }, ...acts.map((one) => one.node)))));
    const body = make("tbody", { className: "sp-record" }, main, more);
    const label = (at) => {
      const whose = ` of ${noun} ${at + 1}`;
      for (const one of questions) { const sr = one.node.querySelector(".sp-sr"); if (sr && sr.textContent !== whose) sr.textContent = whose; }
      for (const one of acts) one.whose.textContent = ` ${noun} ${at + 1}`;
      number.textContent = further.length ? `More about ${noun} ${at + 1}` : `${capital} ${at + 1}`;
    };
    return { body, questions, further, acts, label };
  };

  // The row with the focus stays where it is in the document and the others are put around it: a moved element loses the focus.
  const inOrder = (ids) => {
    const bodies = ids.map((id) => shown.get(id).body);
    const now = [...table.tBodies];
    if (bodies.length === now.length && bodies.every((body, at) => body === now[at])) return;
    const still = bodies.find(holdsFocus);
    const pivot = bodies.indexOf(still);
    bodies.forEach((body, at) => { if (at < pivot) table.insertBefore(body, still); else if (at > pivot || pivot < 0) table.append(body); });
  };

  let errors = {};
  let locked = false;
  let isOpen = false;
  const earlier = button("", () => { isOpen = !isOpen; draw(); }, "sp-quiet");
  const draw = () => {
    const known = new Set(rows.map((row) => row.id));
    fresh.splice(0, fresh.length, ...fresh.filter((id) => !known.has(id)));
    rows = [...rows.filter((row) => !row.isFresh), ...fresh.map((id) => ({ id, isFresh: true }))];
    const ids = rows.map((row) => row.id);
    for (const [id, one] of shown) if (!ids.includes(id)) { one.body.remove(); shown.delete(id); }
    for (const id of ids) if (!shown.has(id)) shown.set(id, build(id));
    inOrder(ids);
    rows.forEach((row, at) => {
      const one = shown.get(row.id);
      one.label(at);
      for (const part of [...one.questions, ...one.further]) part.show(row[part.meta.name], errors[place(row.id, part.meta.name)], locked, errors);
      one.acts.forEach(({ node }, which) => {
        node.hidden = which < 2 && Boolean(shape.sorted);
        node.disabled = locked || (which < 2 && row.isFresh) || (which === 0 && at === 0) || (which === 1 && (at === rows.length - 1 || rows[at + 1].isFresh));
      });
    });
    const isFolded = Boolean(shape.sorted) && !isOpen && rows.length > 1;
    table.classList.toggle("sp-first-only", isFolded);
    earlier.hidden = !shape.sorted || rows.length < 2;
    earlier.textContent = isOpen ? "Show the first only" : `Show ${rows.length - 1} earlier`;
    earlier.setAttribute("aria-expanded", String(isOpen));
    table.hidden = !rows.length;
    empty.hidden = Boolean(rows.length);
    add.disabled = locked;
    add.className = `sp-button ${rows.length || way.nested ? "" : "sp-main"}`;
    paste.hidden = locked || way.nested;
  };

  const add = button(`Add a ${noun}`.replace(/ a ([aeiou])/, " an $1"), newRow);
  const empty = make("div", { className: "sp-empty" });
  if (shape.teaches) empty.append(make("p", { textContent: shape.teaches }));
  const starters = way.nested ? [] : shape.starters ?? [];
  if (starters.length) empty.append(make("p", { className: "sp-soft", textContent: starters.length > 1 ? "Some begin with one of these:" : "It could look like this:" }));
  for (const starter of starters) {
    const told = columns.filter((meta) => asText(starter[meta.name])).map((meta) => make("li", {}, make("b", { textContent: `${meta.title}: ` }), labelled(meta, starter[meta.name])));
    empty.append(make("div", { className: "sp-starter" }, make("ul", {}, ...told), button("Use this example", () => put([{ id: newId(prefix), values: starter }]), "sp-quiet")));
  }
  const area = make("textarea", { id: `${stem}-paste`, rows: 3 });
  const paste = make("details", { className: "sp-paste" }, make("summary", { textContent: "Paste rows from a spreadsheet" }),
    make("label", { htmlFor: area.id, textContent: "Rows" }),
    make("p", { className: "sp-help", textContent: `One row for each ${noun}, columns in this order: ${columns.map((meta) => meta.title).join(", ")}.` }), area,
    button("Add these rows", () => {
      const lines = cellsOf(area.value);
      if (!lines.length) return;
      addRows(lines);
      area.value = "";
      paste.open = false;
      paste.querySelector("summary").focus();
    }));
  const node = make("div", { className: way.nested ? "sp-question sp-nested" : "" }, empty, table, make("p", { className: "sp-foot" }, add, " ", earlier), paste, status);
  return {
    node,
    put,
    show(value, problems, isLocked) { rows = value; errors = problems; locked = isLocked; draw(); },
  };
}

function render({ model, el }) {
  const drafts = draftsOf(model);
  const rows = () => {
    let all = model.get("value");
    for (const edit of wire.waiting()) all = applied(all, edit);
    return all;
  };
  const draw = () => main.show(rows(), model.get("errors"), model.get("locked"));
  const wire = wireOf(model, draw);
  const main = recordTable(model.get("shape"), { table: [], drafts, send: wire.send, options: (ref) => model.get("options")[ref] ?? [] });

  const steps = (place) => place.split(".");
  const current = (place) => {
    const at = steps(place);
    let value = rows();
    while (at.length > 1) { value = value?.find((row) => row.id === at[0])?.[at[1]]; at.splice(0, 2); }
    return value;
  };
  const putBack = (place, draft) => {
    const at = steps(place);
    wire.send({ do: "put", table: at.slice(0, -2), rows: [{ id: at.at(-2), values: { [at.at(-1)]: draft.value } }] }, (left) => drafts.stored(place, draft.value, left));
  };
  const box = make("section", { className: "sp sp-card", attributes: { "aria-label": model.get("title") } });
  box.append(offerDrafts(drafts, current, putBack), main.node);
  box.addEventListener("focusout", () => setTimeout(draw));
  el.append(box);
  draw();
}

export default { render };
