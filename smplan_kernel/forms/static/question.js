// One question: label, help, input, error, example, and why we ask.

// Why we ask: folded away, one line.
function background(meta) {
  if (!meta.why) return "";
  return make("details", { className: "sp-why" }, make("summary", { textContent: "Why we ask" }), make("p", { textContent: meta.why }));
}

// One question as it stands in a form: label, help that is always visible, the input, its error, its example.
// `way` is { id, commit, typed, options, locked, short, label }; `short` is the shape inside a table.
// A thread of comments sends edits of its own: it also needs { send, table, row, who, status } (thread.js).
function question(meta, way) {
  if (meta.kind === "thread") return thread(meta, way);
  const { id } = way;
  const error = make("p", { id: `${id}-error`, className: "sp-error", hidden: true });
  const say = (text) => {
    if (error.textContent !== text) error.textContent = text;
    error.hidden = !text;
    input.control.setAttribute("aria-invalid", text ? "true" : "false");
    input.control.setAttribute("aria-describedby", [way.helpId ?? (meta.help && `${id}-help`), text && `${id}-error`].filter(Boolean).join(" "));
  };
  const input = inputFor(meta, { ...way, say });
  // In a row the words of the glossary stand above the table, once for all rows.
  const help = !meta.help ? [] : way.short ? [make("p", { id: `${id}-help`, className: "sp-help", textContent: meta.help })] : helped(meta, `${id}-help`);
  const name = [meta.title, ...(meta.unit ? [make("span", { className: "sp-unit", textContent: ` (${meta.unit})` })] : []),
    ...(way.whose ? [make("span", { className: "sp-sr", textContent: way.whose })] : [])];
  const example = make("p", { className: "sp-example", hidden: true });
  if (meta.example && !way.short) {
    example.append(make("span", { textContent: `For example: ${meta.example} ` }),
      button("Use this example", () => { input.show(meta.example); way.commit(meta.example); input.control.focus(); }, "sp-quiet"));
  }
  const isSet = input.group && !way.short;
  const node = isSet
    ? make("fieldset", { className: "sp-question" }, make("legend", {}, ...name), ...help, input.node, error, background(meta))
    : make("div", { className: "sp-question" }, make("label", { id: `${id}-label`, htmlFor: id }, ...name), ...help, input.node, error, example, way.short ? "" : background(meta));
  if (isSet) input.control = node;
  node.addEventListener("input", ({ target }) => node.toggleAttribute("data-typing", target === input.control && target.matches("input, textarea")));
  node.addEventListener("focusout", () => node.removeAttribute("data-typing"));
  say("");
  return {
    node,
    input,
    meta,
    show(value, problem, locked) {
      // What somebody is typing is theirs: it is never written over.
      if (!node.hasAttribute("data-typing")) input.show(value);
      say(problem || "");
      example.hidden = locked || !meta.example || asText(value) !== "";
      for (const part of node.querySelectorAll("input, textarea, select, button:not(.sp-term)")) part.disabled = locked;
    },
    focus() { (input.control.matches("fieldset") ? node.querySelector("input:not([type=search])") : input.control)?.focus(); },
  };
}
