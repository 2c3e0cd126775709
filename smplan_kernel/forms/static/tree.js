// A tree of records: goals beneath the goal they serve, steps beneath the step they were split from. Every line is a record;
// a line below takes new ones. Lines are kept by id and patched, so an answer from the kernel never takes the focus.

function render({ model, el }) {
  const shape = model.get("shape");
  const { noun, by, prefix, counted, ranked } = shape;
  const capital = noun[0].toUpperCase() + noun.slice(1);
  const asked = [...shape.columns, ...shape.details];
  const parts = {
    lead: shape.columns[0],
    beside: shape.columns.slice(1).filter((meta) => meta.name !== by),
    further: shape.details.filter((meta) => meta.name !== by),
    parent: asked.find((meta) => meta.name === by),
  };
  const ranks = asked.find((meta) => meta.name === ranked)?.choices.map(([value]) => value) ?? [];
  const stem = unique();
  const shown = new Map(); // record id -> its line
  const drafts = draftsOf(model);
  const status = statusLine();
  const faults = faultList();
  const shut = shutOf(model);
  let outline = outlineOf([], by);

  const place = (id, name) => `${id}.${name}`;
  const known = (id) => outline.line.get(id);
  const called = (id) => (known(id) ? `${noun} ${known(id).number}` : `new ${noun}`);
  const labelOf = (id, name) => `${asked.find((meta) => meta.name === name)?.title ?? name}, ${called(id)}`;
  const typed = (id, name, value) => drafts.keep(place(id, name), labelOf(id, name), value);
  const rows = () => [...wire.waiting()].reduce((all, edit) => grown(all, edit, by), model.get("value"));
  // The place of a record is no text that somebody could lose.
  const kept = (changes) => changes.flatMap(({ id, values }) => Object.entries(values).filter(([name]) => name !== by && name !== ranked).map(([name, value]) => ({ id, name, value })));
  const put = (changes, before) => {
    for (const { id, name, value } of kept(changes)) typed(id, name, value);
    wire.send({ do: "put", table: [], rows: changes, ...(before === undefined ? {} : { before }) }, (left) => {
      for (const { id, name, value } of kept(changes)) drafts.stored(place(id, name), value, left);
    });
  };

  // A marketing objective serves a business goal: the level of a part is proposed from the one above it, and anybody may change it.
  const proposed = (parent, row = {}) => {
    const at = ranks.indexOf(known(parent)?.row[ranked] ?? "");
    return at < 0 || row[ranked] ? {} : { [ranked]: ranks[Math.min(at + 1, ranks.length - 1)] };
  };
  const titleOf = (id) => model.get("options")[prefix]?.find(([key]) => key === id)?.[1] ?? "";
  const short = (text) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
  // Where a record may stand: on top, or beneath any record that is not beneath it.
  const places = (id) => [["", "Nothing: it stands on top"], ...outline.lines
    .filter(({ row }) => row.id !== id && !chainOf(row.id, outline.above).has(id))
    .map(({ row, number }) => [row.id, `${number} ${short(asText(row[parts.lead.name])) || "Without words yet"}`])];

  const hang = (id, parent, before, words) => {
    const held = document.activeElement;
    if (shut.has(parent)) shut.toggle(parent);
    put([{ id, values: { [by]: parent, ...proposed(parent, known(id).row) } }], before);
    if (shown.get(id).node.contains(held) && document.activeElement !== held && !held.hidden) held.focus();
    shown.get(id).node.firstChild.scrollIntoView({ block: "nearest" });
    status.say(`${words} It is now ${called(id)}.`);
  };
  const moves = {
    up: (id, { before, parent }) => (before ? hang(id, parent, before, "Moved up.") : status.say("It is the first one already.")),
    down: (id, { after, beyond, parent }) => (after ? hang(id, parent, beyond, "Moved down.") : status.say("It is the last one already.")),
    in: (id, { before }) => (before ? hang(id, before, "", `Now a part of ${called(before)}.`) : status.say("There is none above it that it could be a part of.")),
    out: (id, { parent }) => (parent ? hang(id, known(parent).parent, known(parent).after, "Lifted out.") : status.say("It stands on top already.")),
    beneath: (id, _, parent) => hang(id, parent, "", parent ? `Now a part of ${called(parent)}.` : "Lifted out."),
    remove: (id, { parent, before, after, beneath, row, number }) => {
      const at = rows().findIndex((one) => one.id === id);
      for (const meta of asked) drafts.forget(place(id, meta.name));
      wire.send({ do: "remove", table: [], row: id });
      const lifted = beneath.length ? ` ${beneath.length === 1 ? "The one beneath it" : `The ${beneath.length} beneath it`} moved up one level.` : "";
      status.offer(`${capital} ${number} removed.${lifted}`, "Bring it back", () => {
        wire.send({ do: "restore", table: [], row: id, at, was: row, beneath });
        shown.get(id)?.focus();
        status.say(`${called(id)} is back.`);
      });
      const next = beneath[0] || after || before || parent;
      if (shown.has(next)) shown.get(next).focusPlace(); else below.focus();
    },
  };

  // New records: one line that stays open, so that one after the other can be written. Lines pasted from elsewhere come as a tree.
  const addLines = (text, parent, first) => {
    const all = linesIn(text);
    const heading = namedBy(all[0]?.cells ?? [], asked);
    const isNamed = all.length > 1 && isHeading(all[0].cells, heading);
    const columns = isNamed ? heading : [parts.lead, ...parts.beside];
    const lines = isNamed ? all.slice(1) : all;
    if (!lines.length) return;
    if (lines.length > shape.most) { status.tell(`These are ${lines.length.toLocaleString("en")} lines; ${shape.most.toLocaleString("en")} can be added at once. Paste them in parts.`); return; }
    const path = [];
    const levels = new Map();
    const changes = lines.map(({ depth, cells }, at) => {
      const id = at ? newId(prefix) : first;
      path.splice(depth, path.length, id);
      const above = path[depth - 1] ?? parent;
      const level = levels.has(above) ? { [ranked]: levels.get(above) } : proposed(above);
      if (ranks.length && level[ranked]) levels.set(id, ranks[Math.min(ranks.indexOf(level[ranked]) + 1, ranks.length - 1)]);
      const answers = Object.fromEntries(columns.flatMap((meta, column) => (meta && meta.name !== by && cells[column] ? [[meta.name, cells[column]]] : [])));
      const rest = cells.slice(columns.length).filter(Boolean);
      if (rest.length) answers[parts.lead.name] = [answers[parts.lead.name], ...rest].filter(Boolean).join(", ");
      return { id, values: { [by]: above, ...level, ...answers } };
    });
    if (shut.has(parent)) shut.toggle(parent);
    put(changes, "");
    if (changes.length === 1) { status.say(`${capital} ${known(first).number} added.`); return; }
    status.offer(`${changes.length} ${noun}s added.`, "Take them back", () => {
      const gone = changes.map(({ id }) => id);
      for (const id of gone) for (const meta of asked) drafts.forget(place(id, meta.name));
      wire.send({ do: "put", table: [], rows: [], gone });
      status.say(`${changes.length} ${noun}s taken back.`);
      below.focus();
    });
  };
  const addLine = (parent, leave) => {
    let next = newId(prefix);
    const label = make("label", { htmlFor: `${stem}-new-${parent}` });
    const box = make("textarea", { id: `${stem}-new-${parent}`, rows: 1, maxLength: LONGEST, attributes: { "aria-describedby": `${stem}-how` } });
    const finish = () => {
      const text = box.value;
      node.removeAttribute("data-typing");
      if (!text.trim()) return;
      box.value = "";
      // One written line is one record, whatever it begins with.
      if (text.trim().includes("\n")) addLines(text, parent, next);
      else put([{ id: next, values: { [parts.lead.name]: text.trim(), [by]: parent, ...proposed(parent) } }], "");
      if (known(next) && !text.trim().includes("\n")) status.say(`${capital} ${known(next).number} added.`);
      next = newId(prefix);
    };
    box.addEventListener("input", () => {
      const isBegun = Boolean(box.value.trim());
      node.toggleAttribute("data-typing", isBegun);
      if (isBegun) typed(next, parts.lead.name, box.value); else drafts.forget(place(next, parts.lead.name));
    });
    box.addEventListener("change", finish);
    box.addEventListener("paste", (event) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (linesIn(text).length < 2 && !text.includes("\t")) return;
      event.preventDefault();
      finish();
      addLines(text, parent, next);
      next = newId(prefix);
    });
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); finish(); }
      if (event.key === "Escape" && leave) { event.stopPropagation(); finish(); leave(); }
    });
    const add = button(`Add ${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`, () => { finish(); box.focus(); });
    const node = make("div", { className: "sp-new" }, label, make("div", { className: "sp-new-line" }, box, add, ...(leave ? [button("Done", () => { finish(); leave(); }, "sp-quiet")] : [])));
    return { node, name(words) { label.textContent = words; }, focus: () => box.focus(), isEmpty: () => !box.value.trim(), add };
  };
  const below = addLine("");
  const opened = { id: "", line: null };
  const close = () => { opened.line?.node.remove(); Object.assign(opened, { id: "", line: null }); };
  const open = (id) => {
    if (opened.id !== id) {
      close();
      Object.assign(opened, { id, line: addLine(id, () => { close(); shown.get(id)?.focus(); }) });
      shown.get(id).node.append(opened.line.node);
      if (shut.has(id)) shut.toggle(id);
      draw();
    }
    opened.line.focus();
  };

  const home = make("ol", { className: "sp-branches sp-tree", attributes: { "aria-label": shape.caption } });
  home.addEventListener("keydown", (event) => {
    const id = event.target.closest(".sp-branch")?.dataset.id;
    const { key, target } = event;
    if (event.defaultPrevented || !id || model.get("locked")) return;
    const way = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "in", ArrowLeft: "out" }[key];
    // A list and a calendar open with Alt and an arrow; on a Mac these keys walk through words.
    const isTheirs = target.matches("select, input[type=date]") || target.closest(".sp-further, .sp-new") || (/Mac|iP/.test(navigator.platform) && target.matches("input, textarea"));
    if (event.altKey && way && !event.ctrlKey && !isTheirs) {
      event.preventDefault();
      // The focus stays, so what was typed must not wait for somebody to leave it.
      const typing = target.closest("[data-typing]");
      if (typing) { target.dispatchEvent(new Event("change", { bubbles: true })); typing.removeAttribute("data-typing"); }
      moves[way](id, known(id));
    } else if (key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !target.matches("input, textarea") && status.takeBack()) event.preventDefault();
  });

  const of = { shape, parts, stem, typed, titleOf, places, open,
    put: (id, values) => put([{ id, values }]),
    act: (id, way, more) => moves[way](id, known(id), more),
    fold: (id) => { shut.toggle(id); draw(); },
    way: () => ({ options: (ref) => model.get("options")[ref] ?? [], send: wire.send, table: [], who: model.get("who"), status }) };
  const arrange = (parent, where) => {
    const nodes = parent.map((id) => shown.get(id).node);
    putInOrder(where, nodes);
    for (const id of parent) arrange(known(id).beneath, shown.get(id).home);
  };
  const draw = () => {
    const errors = model.get("errors");
    const locked = model.get("locked");
    outline = outlineOf(rows(), by);
    const sums = tallied(outline, counted);
    for (const [id, one] of shown) if (!known(id)) { if (opened.id === id) close(); one.node.remove(); shown.delete(id); }
    for (const { row } of outline.lines) if (!shown.has(row.id)) shown.set(row.id, branchLine(row.id, of));
    arrange(outline.lines.filter(({ parent }) => !parent).map(({ row }) => row.id), home);
    for (const line of outline.lines) {
      const { id } = line.row;
      shown.get(id).show(line, errors, locked, { tally: sums.get(id), told: model.get("remarks")[id] ?? [], isShut: shut.has(id) });
    }
    const isEmpty = !outline.lines.length;
    empty.node.hidden = !isEmpty;
    home.hidden = words.hidden = isEmpty;
    how.hidden = below.node.hidden = paste.hidden = locked;
    keys.hidden = locked || outline.lines.length < 2;
    below.name(isEmpty ? `Your first ${noun}` : `Next ${noun}`);
    below.add.classList.toggle("sp-main", isEmpty);
    opened.line?.name(`New ${noun} beneath ${known(opened.id)?.number}`);
    if (locked) close();
    faults.show(Object.entries(errors).map(([address, text]) => {
      const [id, name] = address.split(".");
      return { label: labelOf(id, name), text, go: () => { for (const other of chainOf(id, outline.above)) if (shut.has(other)) shut.toggle(other); draw(); shown.get(id)?.go(name); } };
    }));
  };
  const wire = wireOf(model, draw);
  model.on("change:remarks", draw);

  const how = make("p", { id: `${stem}-how`, className: "sp-help sp-how", textContent: "Enter adds the line. Several pasted lines are added one by one, indented ones as parts of the line above." });
  const keys = make("p", { className: "sp-help sp-how",
    textContent: `To move a ${noun} with the keyboard, hold Alt and press an arrow: up, down, right to make it a part of the one above, left to lift it out.` });
  const empty = emptyTable({ ...shape, columns: [parts.lead, ...parts.beside] }, {}, (starter) => { const id = newId(prefix); put([{ id, values: { ...starter, [by]: "" } }], ""); shown.get(id)?.focus(); });
  const words = make("div", {}, termsOf([parts.lead, ...parts.beside, parts.parent]));
  const area = make("textarea", { id: `${stem}-paste`, rows: 4, attributes: { "aria-describedby": `${stem}-paste-help` } });
  const paste = make("details", { className: "sp-paste" }, make("summary", { textContent: "Paste a list or rows from a spreadsheet" }), make("label", { htmlFor: area.id, textContent: "Lines" }),
    make("p", { id: `${stem}-paste-help`, className: "sp-help", textContent: `One ${noun} a line; indented lines become its parts. Columns of a spreadsheet in this order: ${[parts.lead, ...parts.beside].map((meta) => meta.title).join(", ")}.` }),
    area, button("Add these lines", () => {
      if (!area.value.trim()) { area.focus(); return; }
      addLines(area.value, "", newId(prefix));
      area.value = "";
      paste.open = false;
      paste.firstChild.focus();
    }));

  const answerAt = (address) => address.split(".");
  const offer = offerDrafts(drafts, (address) => { const [id, name] = answerAt(address); return rows().find((row) => row.id === id)?.[name]; },
    (address, draft) => { const [id, name] = answerAt(address); put([{ id, values: { [name]: draft.value } }]); });
  const box = make("section", { className: "sp sp-card", attributes: { "aria-label": model.get("title") } });
  box.append(offer, faults.node, empty.node, words, home, below.node, how, keys, paste, status.node);
  box.addEventListener("focusout", () => setTimeout(() => {
    draw();
    if (opened.line?.isEmpty() && !box.contains(document.activeElement)) close();
  }));
  const onPrint = () => { for (const one of shown.values()) if (one.hasMore()) one.unfold(); };
  window.addEventListener("beforeprint", onPrint, true); // before the page writes the answers on paper
  el.append(box);
  draw();
  return () => window.removeEventListener("beforeprint", onPrint, true);
}

export default { render };
