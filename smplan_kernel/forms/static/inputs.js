// One input for each kind of answer.
// The inputs. Each is { node, control, show(value), read() }; node goes into the page, control takes label and focus.

function lineInput(meta, { id, commit, typed, short }) {
  const suggestions = meta.choices.length ? make("datalist", { id: `${id}-list` }, ...meta.choices.map(([, label]) => new Option(label))) : null;
  const wraps = meta.kind === "long" || meta.kind === "lines" || (short && meta.kind === "text" && !suggestions);
  const control = make(wraps ? "textarea" : "input", { id, maxLength: LONGEST, autocomplete: "off" });
  if (wraps) control.rows = short ? 1 : 2;
  else control.type = meta.kind === "month" ? "month" : "text";
  if (["number", "money", "hours"].includes(meta.kind)) control.inputMode = "decimal";
  if (meta.kind === "whole") control.inputMode = "numeric";
  if (["number", "whole", "money", "hours"].includes(meta.kind)) control.classList.add("sp-figure");
  if (suggestions) control.setAttribute("list", suggestions.id);
  // Firefox and Safari do not know field-sizing yet.
  const grow = () => {
    if (!wraps || CSS.supports("field-sizing", "content")) return;
    control.style.height = "auto";
    control.style.height = `${control.scrollHeight + 2}px`;
  };
  if (wraps && meta.kind === "text") control.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  control.addEventListener("input", () => { grow(); typed(control.value); });
  control.addEventListener("change", () => commit(control.value));
  return {
    node: suggestions ? make("span", { className: "sp-with-list" }, control, suggestions) : control,
    control,
    read: () => control.value,
    show(value) { if (control.value !== asText(value)) { control.value = asText(value); grow(); } },
  };
}

// Chromium reports a change after each digit of a year (0002, 0020, 0202, 2026), so a date goes up only when it is left,
// or when a whole date stands still for a moment.
function dateInput(meta, { id, commit, typed, say }) {
  const control = make("input", { id, type: "date", min: "1900-01-01", max: "2199-12-31" });
  let timer = 0;
  let shown = "";
  const hand = () => {
    clearTimeout(timer);
    if (control.validity.badInput) { say("This date is not complete. Give day, month and year."); return; }
    if (control.value === shown) return;
    shown = control.value;
    commit(control.value);
  };
  control.addEventListener("change", () => {
    clearTimeout(timer);
    const year = Number(control.value.slice(0, 4));
    if (year < 1900) return;
    typed(control.value);
    timer = setTimeout(hand, 1200);
  });
  control.addEventListener("blur", hand);
  return {
    node: control,
    control,
    read: () => control.value,
    show(value) {
      shown = /^(\d{4}-\d\d-\d\d)?$/.test(asText(value)) ? asText(value) : "";
      if (control.value !== shown) control.value = shown;
    },
  };
}

const ARROW = 40; // pixels of a select that its padding and arrow take
const pencil = document.createElement("canvas").getContext("2d");
function widthOf(text, element) {
  pencil.font = getComputedStyle(element).font;
  return pencil.measureText(text).width;
}

const withUnset = (meta, choices) => (!meta.optional || choices.some(([value]) => value === "") ? choices : [["", "Not decided yet"], ...choices]);

function selectInput(meta, { id, commit, choices }) {
  const control = make("select", { id });
  const whole = make("span", { className: "sp-whole", hidden: true, attributes: { "aria-hidden": "true" } });
  let drawn = "";
  // A closed list cuts what does not fit; the whole answer then stands under it.
  const spell = () => {
    const text = control.selectedOptions[0]?.text ?? "";
    const isCut = control.clientWidth > 0 && widthOf(text, control) > control.clientWidth - ARROW;
    whole.textContent = isCut ? text : "";
    whole.hidden = !isCut;
  };
  new ResizeObserver(spell).observe(control);
  control.addEventListener("change", () => { spell(); commit(control.value); });
  return {
    node: make("span", { className: "sp-select" }, control, whole),
    control,
    read: () => control.value,
    show(value) {
      const now = withUnset(meta, choices());
      // An answer that is no choice any more (a removed persona) stays readable instead of turning into another.
      const all = now.some(([key]) => key === asText(value)) ? now : [...now, [asText(value), `${asText(value)} (not in the list)`]];
      if (JSON.stringify(all) !== drawn) {
        drawn = JSON.stringify(all);
        control.replaceChildren(...all.map(([key, label]) => new Option(label, key)));
      }
      if (control.value !== asText(value)) control.value = asText(value);
      spell();
    },
  };
}

// Radio buttons and checkboxes: one fieldset, one line for each choice.
function groupInput(meta, { id, commit, choices, several }) {
  const node = make("div", { className: "sp-choices" });
  let drawn = "";
  const boxes = () => [...node.querySelectorAll("input")];
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
      const all = several ? choices() : withUnset(meta, choices());
      if (JSON.stringify(all) !== drawn) {
        drawn = JSON.stringify(all);
        node.replaceChildren(...all.map(line));
        if (!all.length) node.append(make("p", { className: "sp-help", textContent: meta.nothing || "There is nothing to choose from yet." }));
      }
      const on = several ? (Array.isArray(value) ? value : []) : [asText(value)];
      for (const box of boxes()) box.checked = on.includes(box.value);
    },
  };
}

// The same in a row of a table: folded, with what is chosen as its line.
function foldedGroup(meta, way) {
  const group = groupInput(meta, { ...way, several: true });
  const words = make("span", { className: "sp-clamped" });
  const line = make("summary", { id: way.id }, words);
  const node = make("details", { className: "sp-folded" }, line, group.node);
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

function inputFor(meta, way) {
  const yesno = [["yes", "Yes"], ["no", "No"]];
  const choices = () => (meta.kind === "yesno" ? yesno : meta.ref ? way.options(meta.ref) : meta.choices);
  const all = { ...way, choices };
  if (meta.kind === "date") return dateInput(meta, all);
  if ((meta.kind === "choices" || meta.kind === "refs") && way.short) return foldedGroup(meta, all);
  if (meta.kind === "choices" || meta.kind === "refs") return groupInput(meta, { ...all, several: true });
  if (meta.kind === "ref") return selectInput(meta, all);
  if (meta.kind === "choice" || meta.kind === "yesno") return way.short || choices().length > 5 ? selectInput(meta, all) : groupInput(meta, all);
  return lineInput(meta, all);
}
