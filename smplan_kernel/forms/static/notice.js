// The save state, and what happens when it cannot be kept: "Saved" is shown only on the store's word, a lost connection within
// five seconds, and two people's texts side by side. It also carries the plan's name along the links of a page.

const BEAT = 1000; // milliseconds between two questions to the kernel
const LOST = 3800; // silence after which nobody is taken to be there

// While somebody types, what others wrote waits: a text that nobody saw change must not be written over unasked.
const isTyping = () => document.querySelector("[data-typing]") !== null;

// Both texts of each place that two people changed, and the choice between them.
function chooser(model) {
  const box = make("form", { className: "sp-card sp-clashes", attributes: { "aria-label": "Choose which text stays" } });
  const one = (clash, place) => {
    const radio = (whose, words, text) => {
      const input = make("input", { type: "radio", name: `clash-${place}`, value: whose, required: true });
      return make("label", { className: "sp-choice" }, input, make("span", {}, make("b", { textContent: words }), make("span", { className: "sp-typed", textContent: text || "(nothing)" })));
    };
    return make("fieldset", { className: "sp-question" }, make("legend", { textContent: clash.title }),
      radio("mine", "Keep mine", clash.mine), radio("theirs", `Take what ${model.get("theirs_by").replace(/^Some/, "some")} wrote`, clash.theirs));
  };
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    const picked = [...box.querySelectorAll("input:checked")].map((input) => input.value);
    model.send({ choose: Object.fromEntries(model.get("clashes").map((clash, place) => [clash.path, picked[place]])) });
  });
  return {
    node: box,
    draw() {
      const clashes = model.get("clashes");
      box.hidden = !clashes.length;
      if (!clashes.length) { box.replaceChildren(); return; }
      box.replaceChildren(make("p", { className: "sp-lead", textContent: model.get("sentence") }), ...clashes.map(one),
        make("button", { type: "submit", className: "sp-button sp-main", textContent: "Save my choice" }));
    },
  };
}

function render({ model, el }) {
  const waiting = new Map(); // form -> edits without an answer
  const unread = new Map(); // form -> answers that could not be read, so they are not in the plan
  let heard = Date.now();
  let lostAt = "";
  const dressed = document.getElementById("sp-save-state");
  const line = make("p", { className: "sp-save-state", attributes: { role: "status" } });
  const undo = button("Undo", () => model.send({ undo: true }), "sp-quiet");
  const problem = make("div", { className: "sp-note sp-stop", attributes: { role: "alert" } });
  const clashes = chooser(model);
  const bar = make("div", { className: "sp sp-bar" }, line, undo);
  // The dress may offer a place in its header; without it the line stands at the top of the page.
  (dressed ?? el).append(bar);
  el.append(make("div", { className: "sp sp-notice" }, problem, clashes.node));

  const words = () => {
    if (lostAt) return ["lost", "Not saved"];
    if (model.get("state") === "problem" || model.get("clashes").length) return ["problem", "Not saved"];
    if ([...waiting.values()].some(Boolean)) return ["saving", "Saving"];
    const left = [...unread.values()].reduce((sum, count) => sum + count, 0);
    if (left) return ["problem", `${left === 1 ? "One answer is" : `${left} answers are`} not saved`];
    return [model.get("state"), model.get("words")];
  };
  const say = () => {
    const [state, text] = words();
    bar.dataset.state = state;
    if (line.textContent !== text) line.textContent = text;
    undo.hidden = !model.get("can_undo") || state !== "saved";
    // The dress of the served pages has a banner of its own for a lost connection (heart.js).
    const sentence = lostAt && dressed ? "" : lostAt
      ? `The connection was lost at ${lostAt}. What you type now stays on this page and in this browser, not in the plan. Load the page again to go on; your text will be offered again.`
      : model.get("clashes").length ? "" : model.get("problem");
    const key = `${Boolean(lostAt)} ${sentence}`;
    if (problem.dataset.key === key) return;
    problem.dataset.key = key;
    problem.hidden = !sentence;
    problem.replaceChildren(...(sentence ? [make("p", {}, make("b", { textContent: "Not saved. " }), sentence)] : []),
      ...(sentence ? [lostAt ? button("Load the page again", () => location.reload()) : button("Try again", () => model.send({ retry: true }))] : []));
  };

  const onEdits = ({ detail }) => {
    if (detail.page !== model.get("page")) return;
    waiting.set(detail.form, detail.waiting);
    unread.set(detail.form, detail.unread);
    say();
  };
  // A page's own links name only the next page; the plan goes along.
  const onClick = (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || !model.get("plan") || !location.pathname.includes("/voila/")) return;
    const address = new URL(link.href, location.href);
    if (address.origin !== location.origin || !address.pathname.endsWith(".ipynb") || address.searchParams.has("plan")) return;
    address.searchParams.set("plan", model.get("plan"));
    link.href = address.href;
  };
  const beat = () => {
    const message = { ping: Date.now(), ...(isTyping() ? {} : { look: true }) };
    try { model.send(message); } catch { /* a closed line is told by its silence */ }
    const isLost = Date.now() - heard > LOST;
    if (isLost && !lostAt) lostAt = new Date().toTimeString().slice(0, 5);
    if (!isLost) lostAt = "";
    say();
  };
  // A page that slept (a closed lid, a hidden tab) has not lost anybody: it asks first.
  const onVisible = () => { if (!document.hidden) { heard = Math.max(heard, Date.now() - BEAT); beat(); } };
  model.on("msg:custom", (message) => { if ("pong" in message) { heard = Date.now(); if (lostAt) { lostAt = ""; say(); } } });
  for (const name of ["state", "words", "problem", "can_undo", "clashes"]) model.on(`change:${name}`, () => { say(); clashes.draw(); });
  window.addEventListener("smplan:edits", onEdits);
  document.addEventListener("click", onClick, true);
  document.addEventListener("visibilitychange", onVisible);
  const timer = setInterval(beat, BEAT);
  clashes.draw();
  beat();
  return () => {
    clearInterval(timer);
    window.removeEventListener("smplan:edits", onEdits);
    document.removeEventListener("click", onClick, true);
    document.removeEventListener("visibilitychange", onVisible);
    bar.remove();
  };
}

export default { render };
