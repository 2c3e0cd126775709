// Choosing: a list that folds, radio buttons, checkboxes, and checkboxes folded into one line of a row.

const ARROW = 40; // pixels of a select that its padding and arrow take
const MANY = 30; // choices above which a list is filled only when somebody turns to it: 200 rows of 200 goals are 40,000 lines
const HARD_TO_FIND = 12; // choices above which a box helps to find one
const pencil = document.createElement("canvas").getContext("2d");
function widthOf(text, element) {
  pencil.font = getComputedStyle(element).font;
  return pencil.measureText(text).width;
}

// Widths of all lists are read together, then all written: in turns each reading would lay the whole page out again.
const cut = new Set();
function spellLater(one) {
  if (!cut.size) requestAnimationFrame(() => { const all = [...cut]; cut.clear(); for (const [spell, text] of all.map((each) => [each, each.measure()])) spell.write(text); });
  cut.add(one);
}
const watched = new WeakMap();
const widths = new ResizeObserver((entries) => entries.forEach(({ target }) => spellLater(watched.get(target))));

const withUnset = (meta, choices) => (!meta.optional || choices.some(([value]) => value === "") ? choices : [["", "Not decided yet"], ...choices]);

function selectInput(meta, { id, commit, choices }) {
  const control = make("select", { id });
  const whole = make("span", { className: "sp-whole", hidden: true, attributes: { "aria-hidden": "true" } });
  let drawn = "";
  let all = [];
  // A closed list cuts what does not fit; the whole answer then stands under it.
  const spell = {
    measure() {
      const text = control.selectedOptions[0]?.text ?? "";
      return control.clientWidth > 0 && widthOf(text, control) > control.clientWidth - ARROW ? text : "";
    },
    write(text) { if (whole.textContent !== text) whole.textContent = text; whole.hidden = !text; },
  };
  watched.set(control, spell);
  widths.observe(control);
  control.addEventListener("change", () => { spellLater(spell); commit(control.value); });
  const fill = (value, isWhole) => {
    const shown = isWhole || all.length <= MANY ? all : all.filter(([key]) => key === value);
    const key = JSON.stringify(shown);
    if (key !== drawn) {
      drawn = key;
      control.replaceChildren(...shown.map(([one, label]) => new Option(label, one)));
    }
    if (control.value !== value) control.value = value;
  };
  for (const turned of ["focus", "pointerdown"]) control.addEventListener(turned, () => fill(control.value, true));
  return {
    node: make("span", { className: "sp-select" }, control, whole),
    control,
    read: () => control.value,
    show(value) {
      const text = asText(value);
      const now = withUnset(meta, choices());
      // An answer that is no choice any more (a removed persona) stays readable instead of turning into another.
      all = now.some(([key]) => key === text) ? now : [...now, [text, `${text} (not in the list)`]];
      const before = control.value;
      fill(text, holdsFocus(control));
      if (before !== text || !whole.hidden) spellLater(spell);
    },
  };
}

// A box above many choices: what is ticked stays in view, of the others those with the words.
function finder(id, node) {
  const box = make("input", { id: `${id}-find`, type: "search", autocomplete: "off" });
  const sift = () => {
    const wanted = box.value.trim().toLowerCase();
    for (const line of node.querySelectorAll(".sp-choice")) line.hidden = !line.querySelector("input").checked && !line.textContent.toLowerCase().includes(wanted);
  };
  box.addEventListener("input", (event) => { event.stopPropagation(); sift(); });
  box.addEventListener("change", (event) => event.stopPropagation());
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
    if (event.key === "Escape" && box.value) { event.stopPropagation(); box.value = ""; sift(); }
  });
  return make("div", { className: "sp-find" }, make("label", { htmlFor: box.id, textContent: "Find" }), box);
}

// Radio buttons and checkboxes: one fieldset, one line for each choice.
function groupInput(meta, { id, commit, choices, several }) {
  const node = make("div", { className: "sp-choices" });
  let drawn = "";
  const boxes = () => [...node.querySelectorAll("input[type=checkbox], input[type=radio]")];
  const read = () => {
    const on = boxes().filter((box) => box.checked).map((box) => box.value);
    return several ? on : on[0] ?? "";
  };
  const line = ([value, label], place) => {
    const box = make("input", { type: several ? "checkbox" : "radio", name: id, value, id: `${id}-${place}` });
    box.addEventListener("change", () => commit(read()));
    return make("label", { className: "sp-choice", htmlFor: box.id }, box, make("span", { textContent: label }));
  };
  return {
    node,
    control: node,
    group: true,
    read,
    show(value) {
      const on = several ? (Array.isArray(value) ? value : asText(value).split("\n").filter(Boolean)) : [asText(value)];
      const offered = several ? choices() : withUnset(meta, choices());
      const lost = on.filter((key) => key && !offered.some(([one]) => one === key)).map((key) => [key, `${key} (not in the list)`]);
      const all = [...offered, ...lost];
      if (JSON.stringify(all) !== drawn) {
        drawn = JSON.stringify(all);
        node.replaceChildren(...(all.length > HARD_TO_FIND ? [finder(id, node)] : []), ...all.map(line));
        if (!all.length) node.append(make("p", { className: "sp-help", textContent: meta.nothing || "There is nothing to choose from yet." }));
      }
      for (const box of boxes()) box.checked = on.includes(box.value);
    },
  };
}

// The same in a row of a table: folded, with what is chosen as its line.
function foldedGroup(meta, way) {
  const group = groupInput(meta, { ...way, several: true });
  const words = make("span", { id: `${way.id}-words`, className: "sp-clamped" });
  const line = make("summary", { id: way.id, attributes: { "aria-labelledby": `${way.id}-label ${way.id}-words` } }, words);
  const node = make("details", { className: "sp-folded" }, line, group.node);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !node.open) return;
    event.stopPropagation();
    node.open = false;
    line.focus();
  });
  return {
    ...group,
    node,
    control: line,
    show(value) {
      group.show(value);
      const chosen = [...group.node.querySelectorAll("input:checked")].map((box) => box.nextSibling.textContent);
      words.textContent = chosen.join(", ") || "Choose";
    },
  };
}
