// A picture or a part of a document that the package drew as HTML from its own templates; readers' words are escaped there.

function render({ model, el }) {
  const box = document.createElement("div");
  box.className = "sp sp-shown";
  const draw = () => {
    const unfolded = [...box.querySelectorAll("details")].map((part) => part.open);
    box.innerHTML = model.get("html");
    box.querySelectorAll("details").forEach((part, place) => { part.open = unfolded[place] ?? part.open; });
    box.hidden = !model.get("html");
  };
  model.on("change:html", draw);
  el.append(box);
  draw();
}

export default { render };
