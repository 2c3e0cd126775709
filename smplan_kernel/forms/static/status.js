// What just happened, in words: read aloud as it changes, and where something can be taken back, a line in view with the way back.

function statusLine() {
  const words = make("p", { className: "sp-sr", attributes: { role: "status" } });
  const node = make("div", { className: "sp-status" }, words);
  let line = null;
  const say = (text) => {
    line?.remove();
    line = null;
    words.textContent = text;
  };
  const show = (text, host, ...more) => {
    say(text);
    const told = make("p", { className: "sp-offer" }, make("span", { textContent: text, attributes: { "aria-hidden": "true" } }), ...more);
    line = host ? host(told) : told;
    if (!host) node.append(told);
  };
  return {
    node,
    // Only for ears: the page shows it already.
    say,
    // Also for eyes. `host` puts the line where people look just now and returns what stands for it in the page.
    tell: show,
    offer(text, way, act, host) {
      const back = button(way, () => { say(""); act(); }, "sp-quiet");
      back.setAttribute("aria-keyshortcuts", "Control+Z");
      show(text, host, " ", back);
    },
    // Whether there was something to take back.
    takeBack() {
      const back = line?.querySelector("button");
      back?.click();
      return Boolean(back);
    },
  };
}
