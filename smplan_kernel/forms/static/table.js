// A table of records that people fill in. Rows are kept by id and patched, so an answer from the kernel never takes the focus.
// A record's further questions, and tables inside it, stand in its folded part; on a phone each row is a stack of labelled answers.

// `way` is { table, drafts, send, options, who, status, nested }.
function recordTable(shape, way) {
  const { columns, details, noun, prefix } = shape;
  const capital = noun[0].toUpperCase() + noun.slice(1);
  const stem = unique();
  const shown = new Map(); // record id -> what stands for it in the page
  const fresh = []; // new rows that hold no answer yet: they live here only
  const status = way.status ?? statusLine();
  const { isSpread, share } = spreadOf(columns, way.nested ? ROOM.nested : ROOM.table);
  let rows = [];
  let errors = {};
  let locked = false;
  let isOpen = false;

  const table = make("table", { className: "sp-table" }, make("caption", { textContent: shape.caption, className: way.nested ? "" : "sp-sr" }));
  table.classList.toggle("sp-spread", isSpread);
  table.append(make("colgroup", {}, ...columns.map((meta) => {
    const col = make("col");
    col.style.width = share.get(meta.name);
    return col;
  })));
  table.append(make("thead", {}, make("tr", {}, ...columns.map((meta) => make("th", { scope: "col" },
    make("span", { textContent: meta.title + (meta.unit ? ` (${meta.unit})` : "") }),
    make("span", { className: "sp-help", id: `${stem}-${meta.name}-help`, textContent: meta.help }))))));

  const place = (id, name) => [...way.table, id, name].join(".");
  const at = (id) => rows.findIndex((row) => row.id === id);
  const labelOf = (id, name) => {
    const title = [...columns, ...details].find((meta) => meta.name === name)?.title ?? name;
    return `${title}, ${noun} ${at(id) < 0 ? rows.length + 1 : at(id) + 1}`;
  };
  const typed = (id, name, value) => way.drafts.keep(place(id, name), labelOf(id, name), value);
  const put = (changes, gone = []) => {
    for (const { id, values } of changes) for (const [name, value] of Object.entries(values)) typed(id, name, value);
    way.send({ do: "put", table: way.table, rows: changes, ...(gone.length ? { gone } : {}) }, (left) => {
      for (const { id, values } of changes) for (const [name, value] of Object.entries(values)) way.drafts.stored(place(id, name), value, left);
    });
  };

  // A line in the table, above the row with that id or at the end: where people look when it is said.
  const before = (id) => (told) => {
    const line = make("tbody", { className: "sp-told" }, make("tr", {}, make("td", { colSpan: columns.length }, told)));
    table.insertBefore(line, shown.get(id)?.body ?? null);
    return line;
  };
  const addNew = () => {
    const id = newId(prefix);
    fresh.push(id);
    isOpen = true;
    draw();
    shown.get(id).focus();
    status.say(`${capital} added.`);
  };
  const move = (id, by) => {
    const row = rows[at(id)];
    const to = rows[at(id) + by];
    if (!to || row.isFresh || to.isFresh || shape.sorted) return;
    const held = holdsFocus(shown.get(id).body) ? document.activeElement : null;
    way.send({ do: "move", table: way.table, row: id, by });
    status.say(`${capital} is now number ${at(id) + 1} of ${rows.length}.`);
    const { acts } = shown.get(id);
    const again = held?.disabled ? acts.find(({ node }) => node !== held && !node.disabled).node : held;
    again?.focus();
    again?.scrollIntoView({ block: "nearest" });
  };
  const remove = (id) => {
    const from = at(id);
    const was = rows[from];
    const next = rows[from + 1] ?? rows[from - 1];
    for (const meta of [...columns, ...details]) way.drafts.forget(place(id, meta.name));
    if (was.isFresh) { fresh.splice(fresh.indexOf(id), 1); draw(); status.say(`${capital} removed.`); } else {
      way.send({ do: "remove", table: way.table, row: id });
      status.offer(`${capital} ${from + 1} removed.`, "Bring it back", () => {
        way.send({ do: "restore", table: way.table, row: id, at: from, was });
        isOpen = true;
        draw();
        shown.get(id)?.focus();
        status.say(`${capital} ${from + 1} is back.`);
      }, rows.length ? before(next && at(next.id) >= from ? next.id : null) : undefined);
    }
    (next && shown.get(next.id) ? shown.get(next.id).acts.at(-1).node : add).focus();
  };

  // Rows out of a sheet: new ones, or from the row with the cursor on; all of them are one change and one way back.
  const takeRows = (lines, isNew, from) => {
    const start = isNew ? -1 : at(from?.id);
    const spare = isNew && rows[at(from?.id)]?.isFresh ? [from.id] : [];
    const ids = lines.map((_, offset) => (start >= 0 && rows[start + offset]?.id) || spare[offset] || newId(prefix));
    const earlierOnes = lines.flatMap((values, offset) => {
      const row = rows.find((one) => one.id === ids[offset] && !one.isFresh);
      return row ? [{ id: row.id, values: Object.fromEntries(Object.keys(values).map((name) => [name, row[name] ?? ""])) }] : [];
    });
    const kept = new Set(earlierOnes.map(({ id }) => id));
    const gone = ids.filter((id) => !kept.has(id));
    isOpen = true;
    way.told?.();
    put(lines.map((values, offset) => ({ id: ids[offset], values })));
    status.offer(`${counted(lines.length, "row")} pasted.`, lines.length > 1 ? "Take them back" : "Take it back", () => {
      for (const id of gone) for (const meta of [...columns, ...details]) way.drafts.forget(place(id, meta.name));
      put(earlierOnes, gone);
      status.say(`${counted(lines.length, "row")} taken back.`);
      add.focus();
    }, before(ids[0]));
    const first = shown.get(ids[0]);
    if (isNew || !holdsFocus(first.body)) first.focus();
  };
  let pastedAt = null;
  const choosing = preview(noun, (lines, isNew) => takeRows(lines, isNew, pastedAt), () => (shown.get(pastedAt?.id) ?? { focus: () => add.focus() }).focus());
  const pasteCells = (cells, from) => {
    const most = shape.most ?? 2000;
    if (cells.length > most) {
      status.tell(`These are ${cells.length.toLocaleString("en")} rows; ${most.toLocaleString("en")} can be added at once. Paste them in parts.`, from && before(from.id));
      return;
    }
    pastedAt = from;
    const fit = fitted(cells, shape, from);
    if (choosing.isNeeded(fit)) choosing.show(fit);
    else takeRows(fit.rows.map((row) => Object.fromEntries(row.map((text, place) => [fit.targets[place].name, text]))), !from, from);
  };
  table.addEventListener("paste", (event) => {
    const [id, one] = [...shown].find(([, each]) => each.body.contains(event.target)) ?? [];
    const meta = one?.columnOf(event.target);
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const cells = cellsOf(text);
    if (event.defaultPrevented || locked || !meta || !cells.length) return;
    const isText = event.target.matches("input, textarea") && event.target.type !== "date" && event.target.type !== "month";
    // One cell, or lines meant for a long text, go where the cursor stands.
    if (isText && !text.includes("\t") && (cells.length < 2 || meta.kind === "long" || meta.kind === "lines")) return;
    event.preventDefault();
    if (cells.length === 1 && cells[0].length === 1) put([{ id, values: { [meta.name]: cells[0][0].trim() } }]);
    else pasteCells(cells, { id, name: meta.name });
  });
  table.addEventListener("keydown", (event) => {
    const [id, one] = [...shown].find(([, each]) => each.body.contains(event.target)) ?? [];
    const { key, target } = event;
    const meta = one?.columnOf(target);
    const step = { ArrowUp: -1, ArrowDown: 1 }[key];
    if (event.altKey && step && id && !locked) {
      event.preventDefault();
      event.stopPropagation();
      move(id, step);
    } else if (key === "Enter" && meta && (target.matches("input:not([type=checkbox], [type=search])") || isOneLine(target, meta))) {
      event.preventDefault();
      event.stopPropagation();
      const next = rows[at(id) + (event.shiftKey ? -1 : 1)];
      if (next) shown.get(next.id).go(meta.name); else if (!event.shiftKey) add.focus();
    } else if (key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !target.matches("input, textarea") && status.takeBack()) event.preventDefault();
  });
  const isOneLine = (target, meta) => target.matches("textarea") && meta.kind === "text";

  // The row with the focus stays where it is in the document and the others are put around it: a moved element loses the focus.
  const inOrder = (ids) => {
    const bodies = ids.map((id) => shown.get(id).body);
    const now = [...table.tBodies].filter((body) => body.classList.contains("sp-record"));
    if (bodies.length === now.length && bodies.every((body, place) => body === now[place])) return;
    const still = bodies.find(holdsFocus);
    const pivot = bodies.indexOf(still);
    bodies.forEach((body, place) => { if (place < pivot) table.insertBefore(body, still); else if (place > pivot || pivot < 0) table.append(body); });
  };
  const of = { shape, way: { ...way, status }, stem, share, place, put, typed, move, remove };
  const draw = () => {
    const known = new Set(rows.filter((row) => !row.isFresh).map((row) => row.id));
    fresh.splice(0, fresh.length, ...fresh.filter((id) => !known.has(id)));
    rows = [...rows.filter((row) => !row.isFresh), ...fresh.map((id) => ({ id, isFresh: true }))];
    const ids = rows.map((row) => row.id);
    for (const [id, one] of shown) if (!ids.includes(id)) { one.body.remove(); shown.delete(id); }
    for (const id of ids) if (!shown.has(id)) shown.set(id, recordRow(id, of));
    inOrder(ids);
    rows.forEach((row, place) => shown.get(row.id).show(place, row, errors, locked, {
      isFirst: place === 0, isLast: place === rows.length - 1 || Boolean(rows[place + 1].isFresh), isSorted: Boolean(shape.sorted) }));
    table.classList.toggle("sp-first-only", Boolean(shape.sorted) && !isOpen && rows.length > 1);
    earlier.hidden = !shape.sorted || rows.length < 2;
    earlier.textContent = isOpen ? "Show the first only" : `Show ${rows.length - 1} earlier`;
    earlier.setAttribute("aria-expanded", String(isOpen));
    table.hidden = words.hidden = !rows.length;
    empty.node.hidden = Boolean(rows.length);
    add.disabled = locked;
    add.className = `sp-button ${rows.length || way.nested ? "" : "sp-main"}`;
    paste.hidden = locked || Boolean(way.nested);
  };

  const add = button(`Add a ${noun}`.replace(/ a ([aeiou])/, " an $1"), addNew);
  const earlier = button("", () => { isOpen = !isOpen; draw(); }, "sp-quiet");
  const empty = emptyTable(shape, way, (starter) => { const id = newId(prefix); put([{ id, values: starter }]); shown.get(id)?.focus(); });
  const words = make("div", {}, termsOf(columns));
  const paste = pasteBox(shape, stem, (cells) => pasteCells(cells, null));
  const node = make("div", { className: way.nested ? "sp-question sp-nested" : "" }, empty.node, words, table, choosing.node, make("p", { className: "sp-foot" }, add, " ", earlier), paste, way.status ? "" : status.node);
  return {
    node,
    put,
    labelOf,
    focus() { (shown.get(rows[0]?.id) ?? { focus: () => add.focus() }).focus(); },
    // To the answer at a place such as goal-1, number or goal-1, comments, note-1, text.
    go([id, name, ...rest]) { isOpen = true; draw(); shown.get(id)?.go(name, rest); },
    show(value, problems, isLocked) { rows = value; errors = problems; locked = isLocked; draw(); },
  };
}
