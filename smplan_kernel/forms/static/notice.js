// The save state, and what happens when it cannot be kept. "Saved" is shown only on the store's word; what is typed or on its way
// is not called so. It also carries the plan's name along the links of a page.

const SLOW = 4000; // milliseconds after which saving is taking long
const GREETING = 8000; // how long "Connected again" stays

function render({ model, el }) {
  const waiting = new Map(); // form -> what its last message said
  const dressed = document.getElementById("sp-save-state");
  let backUntil = 0;
  let isAsked = false; // somebody follows our own advice to load the page again: nothing to warn of
  const line = make("p", { className: "sp-save-state", attributes: { role: "status" } });
  const problem = make("div", { className: "sp-note sp-stop", attributes: { role: "alert" } });
  const clashes = chooser(model);
  const steps = stepsOf(model);
  // What was typed earlier is offered where it belongs, which may be far down the page: the header leads there.
  const offered = () => [...document.querySelectorAll(".sp-drafts:not([hidden])")];
  const offers = button("", () => { const [first] = offered(); first?.scrollIntoView({ block: "center" }); first?.querySelector("button")?.focus(); }, "sp-quiet sp-offers");
  const bar = make("div", { className: "sp sp-bar" }, offers, ...steps.nodes, line);
  // The dress may offer a place in its header; without it the line stands at the top of the page.
  (dressed ?? el).append(bar);
  const notice = make("div", { className: "sp sp-notice" }, problem, clashes.node);
  el.append(notice);
  // It lies over the foot of the window: the page can be scrolled free of it, and no focus goes beneath it (notice.css).
  const room = new ResizeObserver(() => document.documentElement.style.setProperty("--noted", `${getComputedStyle(notice).position === "fixed" ? notice.offsetHeight : 0}px`));
  room.observe(notice);

  const sum = (name) => [...waiting.values()].reduce((all, one) => all + one[name], 0);
  const oldest = () => Math.min(...[...waiting.values()].map((one) => one.since || Infinity));
  const isSlow = () => sum("waiting") > 0 && Date.now() - oldest() > SLOW;
  const words = () => {
    if (heart.lostAt()) return ["lost", "Not saved"];
    if (model.get("state") === "problem" || model.get("clashes").length) return ["problem", model.get("words")];
    if (sum("waiting")) return ["saving", isSlow() ? "Still saving" : "Saving"];
    const left = sum("unread");
    if (left) return ["problem", `${left === 1 ? "One answer is" : `${left} answers are`} not saved`];
    if (isTyping()) return ["typing", "Not saved yet"];
    const text = model.get("words");
    return [model.get("state"), Date.now() < backUntil ? `Connected again. ${text}` : text];
  };
  // What is not saved when somebody leaves: an edit on its way gets through, one that has waited longer may not.
  const isUnsaved = () => {
    const [state] = words();
    if (state === "lost") return sum("waiting") > 0 || isTyping();
    return state === "problem" ? model.get("is_unsaved") || sum("unread") > 0 : isSlow();
  };
  const sentenceNow = () => {
    // The dress of the served pages has a banner of its own for a lost connection (heart.js).
    if (heart.lostAt()) return dressed ? "" : `The connection was lost at ${heart.lostAt()}. What you type now stays on this page and in this browser, not in the plan. Load the page again to go on; your text will be offered again.`;
    if (model.get("clashes").length) return "";
    if (model.get("problem")) return model.get("problem");
    return isSlow() ? "Saving takes longer than usual. What you typed is kept in this browser until it is saved." : "";
  };
  const ways = () => {
    if (heart.lostAt()) return [button("Load the page again", () => { isAsked = true; location.reload(); })];
    if (!model.get("problem")) return [];
    const copy = button("Copy what stands here", () => copyAnswers(copy));
    return [...(model.get("can_retry") ? [button("Try again", () => model.send({ retry: true }))] : []), copy];
  };
  const say = () => {
    const [state, text] = words();
    bar.dataset.state = state;
    // Beginning to type is no news for somebody who listens.
    line.setAttribute("aria-live", state === "typing" || state === "saving" ? "off" : "polite");
    if (line.textContent !== text) line.textContent = text;
    steps.draw(["saved", "calm"].includes(state) && Boolean(model.get("page")));
    const found = offered().reduce((all, box) => all + box.querySelectorAll("li").length, 0);
    offers.hidden = !found || !["saved", "calm"].includes(state);
    if (found) offers.textContent = found === 1 ? "One text to put back" : `${found} texts to put back`;
    document.body.toggleAttribute("data-unsaved", isUnsaved());
    const sentence = sentenceNow();
    const key = `${Boolean(heart.lostAt())} ${model.get("can_retry")} ${sentence}`;
    if (problem.dataset.key === key) return;
    problem.dataset.key = key;
    problem.hidden = !sentence;
    problem.classList.toggle("sp-watch", isSlow() && !heart.lostAt());
    const lead = model.get("is_unsaved") || heart.lostAt() ? [make("b", { textContent: "Not saved. " })] : [];
    problem.replaceChildren(...(sentence ? [make("p", {}, ...lead, sentence), ...ways()] : []));
  };
  const heart = heartbeat(model, { isDressed: Boolean(dressed), changed: (isLost) => { if (isLost === false) backUntil = Date.now() + GREETING; queueMicrotask(say); } });

  const onEdits = ({ detail }) => {
    if (detail.page !== model.get("page")) return;
    waiting.set(detail.form, detail);
    say();
  };
  // Whoever leaves a window in the middle of a text has finished it as far as this window can know.
  const finish = () => { for (const one of document.querySelectorAll("[data-typing] :is(input:not([type=date], [type=month]), textarea):focus")) one.dispatchEvent(new Event("change", { bubbles: true })); };
  const onHidden = () => { if (document.hidden) finish(); };
  const onLeaving = (event) => {
    if (!heart.lostAt()) finish();
    say();
    if (!dressed && isUnsaved() && !isAsked) event.preventDefault();
  };
  const onCopy = ({ detail }) => copyAnswers(detail);
  // A page's own links name only the next page; the plan goes along.
  const onClick = (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || !model.get("plan") || !location.pathname.includes("/voila/")) return;
    const address = new URL(link.href, location.href);
    if (address.origin !== location.origin || !address.pathname.endsWith(".ipynb") || address.searchParams.has("plan")) return;
    address.searchParams.set("plan", model.get("plan"));
    link.href = address.href;
  };
  for (const name of ["state", "words", "problem", "can_retry", "is_unsaved", "undo", "redo", "clashes", "sentence"]) model.on(`change:${name}`, () => { say(); clashes.draw(); });
  const heard = [[window, "smplan:edits", onEdits], [window, "smplan:leaving", onLeaving], [window, "smplan:copy", onCopy], [document, "click", onClick, true],
    [document, "visibilitychange", onHidden], [document, "input", () => queueMicrotask(say)], [document, "focusout", () => setTimeout(say)],
    ...(dressed ? [] : [[window, "beforeunload", onLeaving]])];
  for (const [target, ...rest] of heard) target.addEventListener(...rest);
  clashes.draw();
  say();
  return () => {
    heart.stop();
    steps.stop();
    room.disconnect();
    for (const [target, ...rest] of heard) target.removeEventListener(...rest);
    bar.remove();
  };
}

export default { render };
