// What was brought in before: how fresh each source is, every file with the way back, and where exports are found.

const FEW = 4;

// The way to each platform's files: written out where they are few, a line for each where somebody has still to look for the own ones.
function waysTo(places) {
  if (places.length <= FEW) return [make("dl", {}, ...places.flatMap(({ title, text }) => [make("dt", { textContent: title }), make("dd", { textContent: text })]))];
  return places.map(({ title, text }) => make("details", {}, make("summary", { textContent: title }), make("p", { textContent: text })));
}

function render({ model, el }) {
  const box = make("section", { className: "sp sp-brought", attributes: { "aria-label": model.get("title") } });
  const lead = make("p", { className: "sp-lead" });
  const facts = make("ul", { className: "sp-fresh" });
  const places = make("div", { className: "sp-places" });
  const fold = make("details", { className: "sp-guide" }, make("summary"), places);
  const status = make("p", { className: "sp-soft", attributes: { role: "status" } });
  const files = make("details", { className: "sp-earlier" }, make("summary"), ...fileLines(model, "lines"));
  const draw = () => {
    lead.textContent = model.get("lead");
    if (status.textContent !== model.get("status")) status.textContent = model.get("status");
    facts.replaceChildren(...model.get("facts").map(({ state, mark, text }) => make("li", { attributes: { "data-state": state } },
      make("span", { className: "sp-file-mark", textContent: mark, attributes: { "aria-hidden": "true" } }), make("span", { textContent: text }))));
    facts.hidden = !model.get("facts").length;
    const count = model.get("lines").length;
    files.hidden = !count;
    files.firstChild.textContent = count === 1 ? "One file was brought in" : `${count} files were brought in`;
    fold.firstChild.textContent = model.get("folded_title");
    fold.hidden = !model.get("folded").length;
    places.replaceChildren(...waysTo(model.get("folded")));
    // Whoever has brought in nothing needs the way to the files at once; later it is in the way.
    if (!draw.begun) fold.open = !count;
    draw.begun = true;
  };
  for (const name of ["lead", "status", "facts", "lines", "folded", "folded_title"]) model.on(`change:${name}`, draw);
  box.append(make("h3", { textContent: model.get("title") }), lead, facts, status, fold, files);
  el.append(box);
  draw();
}

export default { render };
