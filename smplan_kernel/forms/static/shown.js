// A picture or a part of a document that the package drew as HTML from its own templates; readers' words are escaped there.

// A link that waits to be copied: where the browser keeps its clipboard to itself, the words are marked instead.
async function copyLink(button, said) {
  const words = button.querySelector("span")?.textContent ?? "";
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    said.textContent = `The link${words} is copied.`;
  } catch {
    getSelection().selectAllChildren(button.previousElementSibling);
    said.textContent = `The link${words} is marked: copy it with the keys you use for that.`;
  }
}

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
  const said = document.createElement("p");
  said.className = "sp sp-said";
  said.setAttribute("role", "status");
  box.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (button) copyLink(button, said);
  });
  el.append(box, said);
  draw();
}

export default { render };
