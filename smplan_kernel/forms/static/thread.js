// The thread under a bullet: what people noted, what reviews found out and what was decided, in the order of time, and a box for one more.
// `way` is { id, send, table, row, who, status }: `table` leads to the list the bullet stands in, `row` is the bullet.

const WHO = "smplan:who";
const remembered = {
  get: (key) => { try { return localStorage.getItem(key) ?? ""; } catch { return ""; } },
  set: (key, text) => { try { if (text) localStorage.setItem(key, text); else localStorage.removeItem(key); } catch { /* a browser that keeps nothing asks again */ } },
};

// How many comments people left, for the folded line of a row.
function commentsOf(value) {
  const count = (value ?? []).filter((line) => (line.kind ?? "comment") === "comment").length;
  return count ? `${count} comment${count > 1 ? "s" : ""}` : "";
}

function thread(meta, way) {
  const { id } = way;
  const inside = [...(way.table ?? []), way.row, meta.name];
  const unsent = `smplan-unsent:${inside.join(".")}`;
  const status = way.status ?? statusLine();
  let lines = [];
  let editing = "";

  const list = make("ol", { className: "sp-lines" });
  const nothing = make("p", { className: "sp-soft", textContent: "Nobody has commented yet." });
  const error = make("p", { id: `${id}-error`, className: "sp-error", hidden: true });
  const text = make("textarea", { id, rows: 2, maxLength: LONGEST, attributes: { "aria-describedby": `${id}-help` } });
  const author = make("input", { id: `${id}-who`, type: "text", autocomplete: "name", maxLength: 200 });
  const say = (words, control) => {
    error.textContent = words;
    error.hidden = !words;
    for (const one of [text, author]) one.setAttribute("aria-invalid", String(Boolean(words) && one === control));
    for (const one of [text, author]) one.setAttribute("aria-describedby", [one === text && `${id}-help`, words && one === control && error.id].filter(Boolean).join(" "));
    if (words) control.focus();
  };
  const under = (told) => { list.after(told); return told; };
  const send = (edit) => way.send({ table: inside, ...edit });
  const put = (one, values) => send({ do: "put", rows: [{ id: one, values }] });
  const leave = () => { editing = ""; text.value = ""; remembered.set(unsent, ""); say(""); words(); };
  const words = () => {
    done.textContent = editing ? "Save comment" : "Add comment";
    cancel.hidden = !editing;
    whose.hidden = Boolean(editing);
  };
  const finish = () => {
    if (!text.value.trim()) { say("Write the comment first.", text); return; }
    if (editing) {
      const before = lines.find((line) => line.id === editing);
      put(editing, { text: text.value });
      status.offer("Comment changed.", "Take the change back", () => put(before.id, { text: before.text }), under);
    } else {
      if (!author.value.trim()) { say("Write your name, so that others know who says it.", author); return; }
      remembered.set(WHO, author.value.trim());
      put(newId(meta.prefix), { author: author.value.trim(), text: text.value });
      status.say("Comment added.");
    }
    leave();
    text.focus();
  };
  const done = button("Add comment", finish);
  const cancel = button("Cancel", () => { leave(); text.focus(); }, "sp-quiet");
  const whose = make("div", { className: "sp-whose" }, make("label", { htmlFor: author.id, textContent: "Your name" }), author);
  text.addEventListener("input", () => { if (!editing) remembered.set(unsent, text.value); });

  // People may change what they said last, as long as nobody answered it.
  const isMine = (line, at) => at === lines.length - 1 && line.kind !== "evidence" && line.kind !== "verdict" && line.author === (remembered.get(WHO) || way.who);
  const acts = (line, at) => (isMine(line, at) && way.send ? [
    button("Edit", () => { editing = line.id; text.value = line.text; words(); text.focus(); }, "sp-quiet"),
    button("Remove", () => {
      const place = lines.filter((one) => (one.kind ?? "comment") === "comment").indexOf(line);
      send({ do: "remove", row: line.id });
      status.offer("Comment removed.", "Bring it back", () => send({ do: "restore", row: line.id, at: place, was: line }), under);
      text.focus();
    }, "sp-quiet")] : []);
  const drawn = (line, at) => make("li", { className: `sp-line sp-${line.kind ?? "comment"}` },
    make("p", { className: "sp-by", textContent: [line.author, line.when || (line.moment ? "" : "now")].filter(Boolean).join(", ") }),
    ...(line.word ? [make("p", {}, make("b", { textContent: line.word }))] : []),
    ...(line.text ? [make("p", { className: "sp-typed", textContent: line.text })] : []),
    ...acts(line, at));

  const form = make("div", { className: "sp-say" },
    make("div", { className: "sp-what" }, make("label", { htmlFor: id, textContent: "Comment" }), text), whose, error, make("p", { className: "sp-done" }, done, " ", cancel));
  const title = make("p", { id: `${id}-title`, className: "sp-thread-title", textContent: meta.title });
  const node = make("div", { className: "sp-question sp-thread", attributes: { role: "group", "aria-labelledby": title.id } },
    title, make("p", { id: `${id}-help`, className: "sp-help", textContent: meta.help }), nothing, list, form, way.status ? "" : status.node);
  author.value = remembered.get(WHO) || way.who || "";
  text.value = remembered.get(unsent);
  words();
  let before = "";
  return {
    node,
    meta,
    input: { node, control: text, read: () => text.value, show() {} },
    show(value, _, locked) {
      lines = [...(value ?? [])];
      const key = JSON.stringify([lines, locked, remembered.get(WHO)]);
      nothing.hidden = Boolean(lines.length);
      form.hidden = locked || !way.send;
      if (key === before) return;
      before = key;
      list.replaceChildren(...lines.map((line, at) => { const one = drawn(line, at); if (locked) one.querySelectorAll("button").forEach((part) => part.remove()); return one; }));
    },
    focus() { text.focus(); },
  };
}
