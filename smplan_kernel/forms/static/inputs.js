// One input for each kind of answer: { node, control, show(value), read() }; node goes into the page, control takes label and focus.

const NUMBERS = ["number", "whole", "money", "hours"];

// Firefox and Safari do not know field-sizing yet.
const growsAlone = CSS.supports("field-sizing", "content");

function lineInput(meta, { id, commit, typed, short }) {
  const suggestions = meta.choices.length ? make("datalist", { id: `${id}-list` }, ...meta.choices.map(([, label]) => new Option(label))) : null;
  const wraps = meta.kind === "long" || meta.kind === "lines" || (short && meta.kind === "text" && !suggestions);
  const control = make(wraps ? "textarea" : "input", { id, maxLength: LONGEST, autocomplete: "off" });
  if (wraps) control.rows = short ? 1 : 2;
  else control.type = "text";
  if (NUMBERS.includes(meta.kind)) {
    control.inputMode = meta.kind === "whole" ? "numeric" : "decimal";
    control.classList.add("sp-figure");
  }
  if (suggestions) control.setAttribute("list", suggestions.id);
  const grow = () => {
    if (!wraps || growsAlone) return;
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

function inputFor(meta, way) {
  const yesno = [["yes", "Yes"], ["no", "No"]];
  const choices = () => (meta.kind === "yesno" ? yesno : meta.ref ? way.options(meta.ref) : meta.choices);
  const all = { ...way, choices };
  if (meta.kind === "date") return dateInput(meta, all);
  if (meta.kind === "month") return monthInput(meta, all);
  if ((meta.kind === "choices" || meta.kind === "refs") && way.short) return foldedGroup(meta, all);
  if (meta.kind === "choices" || meta.kind === "refs") return groupInput(meta, { ...all, several: true });
  if (meta.kind === "ref") return selectInput(meta, all);
  if (meta.kind === "choice" || meta.kind === "yesno") return way.short || choices().length > 5 ? selectInput(meta, all) : groupInput(meta, all);
  return lineInput(meta, all);
}
