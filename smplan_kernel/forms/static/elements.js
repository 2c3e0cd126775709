// What every form is made of: elements, buttons, names for new records.
// There is no build step: smplan_kernel/forms/assets.py puts the parts of a form one behind the other; only the last exports.

const LONGEST = 100000; // characters in one answer; a longer message would break the connection without a word

function make(tag, properties = {}, ...children) {
  const { attributes = {}, ...plain } = properties;
  const element = Object.assign(document.createElement(tag), plain);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// Begins with a letter: styles and scripts cannot name an id that begins with a digit.
const unique = () => `u${Math.random().toString(36).slice(2, 8)}`;
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
