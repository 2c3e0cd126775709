// One step back, one step forward, each with the name of what it would change. The keys work wherever nobody is writing:
// inside a text they belong to the text, inside a table to the table.

const WRITES = "input:not([type=checkbox], [type=radio], [type=button]), textarea, [contenteditable]";

function stepsOf(model) {
  const one = (word, wish, keys) => {
    const about = make("span", { className: "sp-about" });
    const node = button("", () => model.send({ [wish]: true }), "sp-quiet sp-step");
    node.append(make("span", { textContent: word }), about);
    node.setAttribute("aria-keyshortcuts", keys);
    return {
      node,
      draw(isQuiet) {
        const text = model.get(wish);
        node.hidden = !text || !isQuiet;
        if (about.textContent === `: ${text}`) return;
        about.textContent = `: ${text}`;
        node.title = `${word}: ${text}`;
        node.setAttribute("aria-label", node.title); // the two parts are boxes, which would be read with a gap between
      },
    };
  };
  const back = one("Undo", "undo", "Control+Z");
  const forward = one("Redo", "redo", "Control+Shift+Z");
  const onKey = (event) => {
    if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey || event.target.closest?.(WRITES)) return;
    const key = event.key.toLowerCase();
    const step = key === "z" ? (event.shiftKey ? forward : back) : key === "y" ? forward : null;
    if (!step || step.node.hidden) return;
    event.preventDefault();
    step.node.click();
  };
  document.addEventListener("keydown", onKey);
  return {
    nodes: [back.node, forward.node],
    draw(isQuiet) { back.draw(isQuiet); forward.draw(isQuiet); },
    stop: () => document.removeEventListener("keydown", onKey),
  };
}
