// The checkpoint: what is settled, what is open and where it is mended. It only speaks; it stops nobody.

function render({ model, el }) {
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const box = make("div", { className: "sp sp-checkpoint" });
  const line = ({ text, why, href, place }) => {
    const item = make("li", {}, make("span", { textContent: text }));
    if (why) item.append(" ", make("span", { className: "sp-soft", textContent: why }));
    if (href) item.append(" ", make("a", { href, textContent: place }));
    return item;
  };
  const part = (title, items, className) => (items.length
    ? [make("h3", { textContent: title }), make("ul", { className }, ...items.map(line))] : []);
  // Every word of planning with its meaning, folded, at the end of each page.
  const words = make("dl");
  const glossary = make("details", { className: "sp-glossary" }, make("summary", { textContent: "Words of planning" }), words);
  const spell = () => words.replaceChildren(...model.get("glossary").flatMap(([word, meaning]) => [make("dt", { textContent: word }), make("dd", { textContent: meaning })]));
  const draw = () => box.replaceChildren(
    ...(model.get("lead") ? [make("p", { className: "sp-lead", textContent: model.get("lead") })] : []),
    ...part(model.get("settled_title"), model.get("settled"), "sp-settled"),
    ...part(model.get("open_title"), model.get("unsettled"), "sp-unsettled"),
    ...(model.get("glossary").length ? [glossary] : []),
  );
  // `smplan:progress` on the window tells the dress around the page (shell.js) how far each page is: { page key: { state, words } }.
  const tell = () => window.dispatchEvent(new CustomEvent("smplan:progress", { detail: model.get("pages") }));
  for (const name of ["lead", "settled", "unsettled"]) model.on(`change:${name}`, draw);
  model.on("change:pages", tell);
  model.on("change:glossary", () => { spell(); draw(); });
  el.append(box);
  spell();
  draw();
  tell();
}

export default { render };
