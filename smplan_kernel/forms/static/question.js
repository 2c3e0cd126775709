// One question: label, help, input, error, example, and why we ask.

// Why we ask and what a word means: folded away, one line each.
function background(meta) {
  if (!meta.why && !meta.meaning) return "";
  const lines = [meta.why, meta.meaning].filter(Boolean).map((text) => make("p", { textContent: text }));
  return make("details", { className: "sp-why" }, make("summary", { textContent: "Why we ask" }), ...lines);
}

// One question as it stands in a form: label, help that is always visible, the input, its error, its example.
// `way` is { id, commit, typed, options, locked, short, label }; `short` is the shape inside a table.
function question(meta, way) {
  const { id } = way;
  const error = make("p", { id: `${id}-error`, className: "sp-error", hidden: true });
  const say = (text) => {
    if (error.textContent !== text) error.textContent = text;
    error.hidden = !text;
    input.control.setAttribute("aria-invalid", text ? "true" : "false");
    input.control.setAttribute("aria-describedby", [way.helpId ?? (help && `${id}-help`), text && `${id}-error`].filter(Boolean).join(" "));
  };
  const input = inputFor(meta, { ...way, say });
  const help = meta.help ? make("p", { id: `${id}-help`, className: "sp-help", textContent: meta.help }) : null;
  const name = [meta.title, ...(meta.unit ? [make("span", { className: "sp-unit", textContent: ` (${meta.unit})` })] : []),
    ...(way.whose ? [make("span", { className: "sp-sr", textContent: way.whose })] : [])];
  const example = make("p", { className: "sp-example", hidden: true });
  if (meta.example && !way.short) {
    example.append(make("span", { textContent: `For example: ${meta.example} ` }),
      button("Use this example", () => { input.show(meta.example); way.commit(meta.example); }, "sp-quiet"));
  }
  const node = input.group && !way.short
    ? make("fieldset", { className: "sp-question" }, make("legend", {}, ...name), help ?? "", input.node, error, background(meta))
    : make("div", { className: "sp-question" }, make("label", { htmlFor: id }, ...name), help ?? "", input.node, error, example, way.short ? "" : background(meta));
  if (input.group && !way.short) input.control = node;
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
      for (const part of node.querySelectorAll("input, textarea, select, button")) part.disabled = locked;
    },
    focus() { (input.control.matches("fieldset") ? node.querySelector("input") : input.control)?.focus(); },
  };
}
