// What every form is made of: elements, and one input for each kind of answer.
// There is no build step: smplan_kernel/forms/assets.py puts this text and drafts.js in front of fields.js, table.js and verdicts.js.

const LONGEST = 100000; // characters in one answer; a longer message would break the connection without a word

function make(tag, properties = {}, ...children) {
  const { attributes = {}, ...plain } = properties;
  const element = Object.assign(document.createElement(tag), plain);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const unique = () => Math.random().toString(36).slice(2, 8);
const holdsFocus = (element) => element.contains(document.activeElement);
const asText = (value) => (Array.isArray(value) ? value.join("\n") : String(value ?? ""));

function button(words, act, className = "") {
  const element = make("button", { type: "button", textContent: words, className: `sp-button ${className}` });
  element.addEventListener("click", act);
  return element;
}

// A new record's id: the prefix, a hyphen and ten characters without vowels and look-alikes. crypto.randomUUID does not exist on a plain-http network.
function newId(prefix) {
  const numbers = new Uint8Array(10);
  if (globalThis.crypto?.getRandomValues) crypto.getRandomValues(numbers);
  else numbers.forEach((_, place) => { numbers[place] = Math.floor(Math.random() * 256); });
  return `${prefix}-${Array.from(numbers, (n) => "23456789bcdfghjkmnpqrstvwxyz"[n % 28]).join("")}`;
}

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

// Why we ask and what a word means: folded away, one line each.
function background(meta) {
  if (!meta.why && !meta.meaning) return "";
  const lines = [meta.why, meta.meaning].filter(Boolean).map((text) => make("p", { textContent: text }));
  return make("details", { className: "sp-why" }, make("summary", { textContent: "Why we ask" }), ...lines);
}

// One question as it stands in a form: label, help that is always visible, the input, its error, its example.
// `way` is { id, commit, typed, options, locked, short, label }; `short` is the shape inside a table.
function question(meta, way) {
  const { id } = way;
  const error = make("p", { id: `${id}-error`, className: "sp-error", hidden: true });
  const say = (text) => {
    if (error.textContent !== text) error.textContent = text;
    error.hidden = !text;
    input.control.setAttribute("aria-invalid", text ? "true" : "false");
    input.control.setAttribute("aria-describedby", [way.helpId ?? (help && `${id}-help`), text && `${id}-error`].filter(Boolean).join(" "));
  };
  const input = inputFor(meta, { ...way, say });
  const help = meta.help ? make("p", { id: `${id}-help`, className: "sp-help", textContent: meta.help }) : null;
  const name = [meta.title, ...(meta.unit ? [make("span", { className: "sp-unit", textContent: ` (${meta.unit})` })] : []),
    ...(way.whose ? [make("span", { className: "sp-sr", textContent: way.whose })] : [])];
  const example = make("p", { className: "sp-example", hidden: true });
  if (meta.example && !way.short) {
    example.append(make("span", { textContent: `For example: ${meta.example} ` }),
      button("Use this example", () => { input.show(meta.example); way.commit(meta.example); }, "sp-quiet"));
  }
  const node = input.group && !way.short
    ? make("fieldset", { className: "sp-question" }, make("legend", {}, ...name), help ?? "", input.node, error, background(meta))
    : make("div", { className: "sp-question" }, make("label", { htmlFor: id }, ...name), help ?? "", input.node, error, example, way.short ? "" : background(meta));
  if (input.group && !way.short) input.control = node;
  node.addEventListener("input", ({ target }) => node.toggleAttribute("data-typing", target === input.control && target.matches("input, textarea")));
  node.addEventListener("focusout", () => node.removeAttribute("data-typing"));
  say("");
  return {
    node,
    input,
    meta,
    show(value, problem, locked) {
      // What somebody is typing is theirs: it is never written over.
      if (!node.hasAttribute("data-typing")) input.show(value);
      say(problem || "");
      example.hidden = locked || !meta.example || asText(value) !== "";
      for (const part of node.querySelectorAll("input, textarea, select, button")) part.disabled = locked;
    },
    focus() { (input.control.matches("fieldset") ? node.querySelector("input") : input.control)?.focus(); },
  };
}
