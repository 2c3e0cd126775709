// A mark from 0 to the best: radio buttons in one line, each with its own target, and one more for "not marked".
// A digit gives the mark, Backspace takes it back, the arrows go along the scale; an arrow's way is handed up when it ends.

const ENDS = 400; // milliseconds without another arrow

function scale(meta, { id, best, helpId, commit, typed }) {
  const error = make("p", { id: `${id}-error`, className: "sp-error", hidden: true });
  const whose = make("span", { className: "sp-sr" });
  const line = make("div", { className: "sp-scale" });
  const boxes = new Map(["", ...Array.from({ length: best + 1 }, (_, mark) => String(mark))].map((mark) => {
    const box = make("input", { type: "radio", name: id, value: mark, id: `${id}-${mark || "none"}` });
    const words = mark ? [mark] : [make("span", { className: "sp-sr", textContent: "not marked" }), make("span", { textContent: "–", attributes: { "aria-hidden": "true" } })];
    line.append(make("label", { htmlFor: box.id }, box, make("span", { className: "sp-score" }, ...words)));
    return [mark, box];
  }));
  const node = make("fieldset", { className: "sp-question sp-marks" }, make("legend", {}, make("span", { className: "sp-marks-title", textContent: meta.title }), whose), line, error);
  const read = () => [...boxes].find(([, box]) => box.checked)?.[0] ?? "";
  let timer = 0;
  let isOpen = false; // a mark is chosen and not handed up yet
  const hand = () => { clearTimeout(timer); if (isOpen) { isOpen = false; commit(read()); } };
  const choose = () => { isOpen = true; typed(read()); clearTimeout(timer); };
  node.addEventListener("change", () => { choose(); timer = setTimeout(hand, ENDS); });
  node.addEventListener("pointerup", () => setTimeout(hand));
  node.addEventListener("focusout", ({ relatedTarget }) => { if (!node.contains(relatedTarget)) hand(); });
  node.addEventListener("keydown", (event) => {
    const mark = event.key === "Backspace" || event.key === "Delete" || event.key === "-" ? "" : event.key;
    if (event.ctrlKey || event.metaKey || event.altKey || !boxes.has(mark)) return;
    event.preventDefault();
    boxes.get(mark).checked = true;
    boxes.get(mark).focus();
    choose();
    hand();
  });
  let drawn = "";
  return {
    node,
    meta,
    show(value, problem, locked, name) {
      const key = JSON.stringify([value, problem, locked, name, isOpen]);
      if (key === drawn) return;
      drawn = key;
      whose.textContent = ` of ${name}`;
      if (!isOpen) for (const [mark, box] of boxes) box.checked = mark === asText(value);
      error.textContent = problem;
      error.hidden = !problem;
      node.setAttribute("aria-describedby", [helpId, problem && error.id].filter(Boolean).join(" "));
      for (const box of boxes.values()) box.disabled = locked;
    },
    focus() { ([...boxes.values()].find((box) => box.checked) ?? boxes.get("")).focus(); },
  };
}
