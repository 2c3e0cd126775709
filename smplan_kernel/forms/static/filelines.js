// Lines about files: what each is, the one question that may be open about it, and what can be done. Names come from
// strangers' files and reach the page as text only.

// The answer to a question: choices as radio buttons, a day, a first and a last day, or the letters of a currency. It is sent by its button.
function fileQuestion(question, id, send) {
  const error = make("p", { id: `${id}-error`, className: "sp-error", textContent: question.error || "", hidden: !question.error });
  const day = (key, words) => make("label", { htmlFor: `${id}-${key}` }, words, make("input", { id: `${id}-${key}`, type: "date", required: true,
    attributes: { "aria-describedby": `${id}-error`, "aria-invalid": String(Boolean(question.error)) } }));
  const choice = ([value, label], place) => make("label", { className: "sp-choice", htmlFor: `${id}-${place}` },
    make("input", { type: "radio", name: id, id: `${id}-${place}`, value, required: true }), make("span", { textContent: label }));
  const currency = () => make("label", { htmlFor: `${id}-currency` }, "Three letters", make("input", { id: `${id}-currency`, type: "text",
    value: question.choices[0]?.[0] ?? "", required: true, maxLength: 3, size: 4, autocomplete: "off", spellcheck: false,
    attributes: { "aria-describedby": `${id}-error`, "aria-invalid": String(Boolean(question.error)) } }));
  const inputs = question.kind === "currency" ? [currency()] : question.kind === "day" ? [day("day", "Day")]
    : question.kind === "period" ? [day("first", "First day"), day("last", "Last day")] : question.choices.map(choice);
  const form = make("form", { className: "sp-file-question" },
    make("fieldset", { className: "sp-question" }, make("legend", { textContent: question.sentence }), make("div", { className: "sp-choices" }, ...inputs), error),
    make("button", { type: "submit", className: "sp-button", textContent: question.words || "Read it so" }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const dates = [...form.querySelectorAll("input[type=date]")].map((input) => input.value);
    const given = { choice: () => form.querySelector("input:checked").value, currency: () => form.querySelector("input[type=text]").value, day: () => dates[0], period: () => dates };
    send(given[question.kind]());
  });
  return form;
}

function fileLine(line, id, send) {
  const acts = line.acts.map(({ key, words, look }) => button(words, () => send(key), look === "main" ? "sp-main" : "sp-quiet"));
  for (const act of acts) act.setAttribute("aria-label", `${act.textContent}: ${line.name}`);
  const links = line.links.map(({ href, words }) => make("a", { href, textContent: words }));
  const [first, ...more] = line.says;
  return [
    make("p", { className: "sp-file-name" }, make("span", { className: "sp-file-mark", textContent: line.mark, attributes: { "aria-hidden": "true" } }), make("b", { textContent: line.name })),
    make("p", { textContent: line.lead }),
    ...(first ? [make("p", { className: "sp-soft", textContent: first })] : []),
    ...(more.length ? [make("details", { className: "sp-why", open: Boolean(line.open) }, make("summary", { textContent: line.more || "More about this file", attributes: { "aria-label": `${line.more || "More about this file"}: ${line.name}` } }),
      ...more.map((text) => make("p", { textContent: text })))] : []),
    ...(line.question ? [fileQuestion(line.question, id, (given) => send("answer", given))] : []),
    ...(acts.length || links.length ? [make("p", { className: "sp-file-acts" }, ...links, ...acts)] : []),
  ];
}

// The list of a trait, patched by id: a line that did not change keeps its focus, its half-given answer and its open details.
// Lines that are folded, because they are many and need nobody, stand in a list of their own.
function fileLines(model, trait) {
  const stem = unique();
  const list = make("ul", { className: "sp-files" });
  const folded = make("ul", { className: "sp-files" });
  const fold = make("details", { className: "sp-files-fold", hidden: true }, make("summary"), folded);
  const drawn = new Map(); // id -> { node, key }
  const draw = () => {
    const lines = model.get(trait);
    const kept = new Set(lines.map(({ id }) => id));
    for (const [id, { node }] of drawn) {
      if (kept.has(id)) continue;
      // Whoever put a line away goes on with the one beside it, or where files are chosen.
      const next = holdsFocus(node) ? node.nextElementSibling ?? node.previousElementSibling ?? list.closest(".sp")?.querySelector("button") : null;
      node.remove();
      drawn.delete(id);
      next?.focus({ preventScroll: true });
    }
    const put = (home) => (line, place) => {
      const known = drawn.get(line.id);
      const key = JSON.stringify(line);
      const node = known?.node ?? make("li", { id: `${stem}-${line.id}`, tabIndex: -1 });
      if (known?.key !== key) {
        const had = known && holdsFocus(node);
        node.dataset.state = line.state;
        node.replaceChildren(...fileLine(line, `${stem}-${line.id}`, (act, given) => model.send({ act, line: line.id, given })));
        if (had) (node.querySelector("[aria-invalid=true], button") ?? node).focus();
        drawn.set(line.id, { node, key });
      }
      if (home.children[place] === node) return;
      const held = holdsFocus(node) ? document.activeElement : null; // whoever is in a line stays there when it moves
      if (held && home === folded) fold.open = true;
      home.insertBefore(node, home.children[place] ?? null);
      held?.focus({ preventScroll: true });
    };
    const many = lines.filter((line) => line.folded);
    fold.hidden = !many.length;
    lines.filter((line) => !line.folded).forEach(put(list));
    many.forEach(put(folded));
    fold.firstChild.textContent = `${many.length} files one by one`;
    list.hidden = many.length === lines.length;
  };
  model.on(`change:${trait}`, draw);
  draw();
  return [list, fold];
}
