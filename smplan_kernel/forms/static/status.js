// What just happened, in one line at the foot of the form: read aloud as it changes, with the way back where there is one.

function statusLine() {
  const words = make("p", { className: "sp-said", attributes: { role: "status" } });
  const node = make("div", { className: "sp-status" }, words);
  let back = null;
  const say = (text) => {
    back?.remove();
    back = null;
    words.textContent = text;
    node.classList.remove("sp-shows");
  };
  return {
    node,
    // Only for ears: the page shows it already.
    say,
    // Also for eyes.
    tell(text) { say(text); node.classList.add("sp-shows"); },
    offer(text, way, act) {
      say(text);
      node.classList.add("sp-shows");
      back = button(way, () => { say(""); act(); }, "sp-quiet");
      back.setAttribute("aria-keyshortcuts", "Control+Z");
      node.append(back);
    },
    // Whether there was something to take back.
    takeBack() {
      const there = back;
      there?.click();
      return Boolean(there);
    },
  };
}
