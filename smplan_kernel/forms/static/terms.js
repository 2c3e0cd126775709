// Words of the glossary: a dotted word in the help that tells its meaning to the mouse, the keyboard, a finger and a screen reader.

// The word as a button with its meaning behind it. Returns both; the meaning must not stand inside a paragraph.
function term(words, meaning) {
  const pop = make("div", { id: `term-${unique()}`, className: "sp-meaning", textContent: meaning, attributes: { popover: "auto" } });
  const one = make("button", { type: "button", className: "sp-term", textContent: words,
    attributes: { popovertarget: pop.id, popovertargetaction: "show", "aria-describedby": pop.id } });
  const isOpen = () => pop.matches(":popover-open");
  let closing = 0;
  const close = () => { clearTimeout(closing); if (isOpen()) pop.hidePopover(); };
  const closeSoon = () => { closing = setTimeout(close, 250); };
  // It hangs under the word, inside the window; a scrolled page would leave it behind.
  pop.addEventListener("toggle", ({ newState }) => {
    if (newState !== "open") { removeEventListener("scroll", close, true); return; }
    const at = one.getBoundingClientRect();
    const below = at.bottom + 6 + pop.offsetHeight < innerHeight;
    pop.style.top = `${below ? at.bottom + 6 : Math.max(8, at.top - 6 - pop.offsetHeight)}px`;
    pop.style.left = `${Math.max(8, Math.min(at.left, innerWidth - pop.offsetWidth - 8))}px`;
    addEventListener("scroll", close, { capture: true, passive: true });
  });
  one.addEventListener("pointerenter", ({ pointerType }) => { clearTimeout(closing); if (pointerType === "mouse" && !isOpen()) pop.showPopover(); });
  pop.addEventListener("pointerenter", () => clearTimeout(closing));
  for (const part of [one, pop]) part.addEventListener("pointerleave", ({ pointerType }) => { if (pointerType === "mouse") closeSoon(); });
  return [one, pop];
}

// The help of a question with its word of the glossary in it, or behind it where the help does not use the word.
function helped(meta, id) {
  const help = make("p", { id, className: "sp-help" });
  if (!meta.meaning) { help.textContent = meta.help; return [help]; }
  const at = meta.help.search(new RegExp(`\\b${meta.term}s?\\b`, "i"));
  const length = /^\w+s\b/i.test(meta.help.slice(at + meta.term.length - 1)) ? meta.term.length + 1 : meta.term.length;
  const [one, pop] = term(at < 0 ? `What “${meta.term}” means` : meta.help.slice(at, at + length), meta.meaning);
  help.append(...(at < 0 ? [meta.help, " ", one] : [meta.help.slice(0, at), one, meta.help.slice(at + length)]));
  return [help, pop];
}

// The words that the columns of a table lean on, in one line: its help stands many times, its words once.
function termsOf(metas) {
  const known = new Map(metas.filter((meta) => meta.meaning).map((meta) => [meta.term, meta.meaning]));
  if (!known.size) return "";
  const parts = [...known].map(([word, meaning]) => term(word, meaning));
  const line = make("p", { className: "sp-words" }, known.size > 1 ? "Words used here: " : "A word used here: ");
  parts.forEach(([one], at) => line.append(...(at ? [", ", one] : [one])));
  return make("div", {}, line, ...parts.map(([, pop]) => pop));
}
