// Charts of a live page. Each has its question, words for those who do not see it, the drawing and the figures as a table;
// the table is also the way for the keyboard. The drawing is made when it comes into view; the room for it is kept from the start.

const FAILED = "The drawing could not be made here. The same figures stand in the table.";

function tableOf(facts) {
  const side = (place) => (facts.numeric.includes(place) ? "n" : "");
  const head = facts.header.map((name, place) => make("th", { scope: "col", textContent: name, className: side(place) }));
  const rows = facts.rows.map((row) => make("tr", {}, ...row.map((words, place) => (place
    ? make("td", { textContent: words, className: side(place) })
    : make("th", { scope: "row", textContent: words })))));
  return make("table", { className: "plain" }, make("caption", { className: "unseen", textContent: facts.caption || facts.title }),
    make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows));
}

// What stands at the place that somebody points at; without pointing, at the place that tells most.
function pointer(box, guide, line) {
  let stops = [];
  let here = 0;
  let room = { left: 0, inner: 1 };
  const at = (place) => {
    const known = stops[place];
    guide.hidden = known === undefined;
    if (known === undefined) { line.textContent = stops[here] ?? ""; return; }
    guide.style.left = `${room.left + (place + 0.5) / stops.length * room.inner}px`;
    line.textContent = known;
  };
  const follow = (event) => at(Math.floor((event.clientX - box.getBoundingClientRect().left - room.left) / room.inner * stops.length));
  box.addEventListener("pointermove", follow);
  box.addEventListener("pointerdown", follow);
  box.addEventListener("pointerleave", () => at(-1));
  return (facts, place) => { ({ stops, here } = facts); room = place; line.hidden = !stops.length; at(-1); };
}

function panel(model) {
  const question = make("b", { className: "question" });
  const caption = make("span");
  const box = make("div", { className: "drawing", attributes: { role: "img" } });
  const guide = make("span", { className: "sm-guide", hidden: true });
  const stage = make("div", { className: "sm-stage" }, box, guide);
  const line = make("p", { className: "sm-stop" });
  const problem = make("p", { className: "sm-failed", hidden: true });
  const marks = make("ul", { className: "marks" });
  const reading = make("p", { className: "reading" });
  const fold = make("details", {}, make("summary", { textContent: "Show the figures as a table" }), make("div"));
  const node = make("figure", { className: "sm-figure sm-chart" },
    make("figcaption", {}, question, " ", caption), stage, line, problem, marks, reading, fold);
  const point = pointer(stage, guide, line);
  let facts = null;
  let shown = ""; // the drawing that stands there, as text
  let width = 0;
  let turn = 0;

  function words() {
    question.textContent = facts.title;
    caption.textContent = facts.caption;
    box.setAttribute("aria-label", facts.alt);
    reading.textContent = [facts.note, facts.key].filter(Boolean).join(" ");
    reading.hidden = !reading.textContent;
    marks.replaceChildren(...facts.marks.map(([letter, text]) => make("li", {}, make("b", { textContent: letter }), ` ${text}`)));
    marks.hidden = !facts.marks.length;
    marks.classList.toggle("cut", facts.is_cut);
    fold.lastChild.replaceChildren(tableOf(facts));
    fold.hidden = !facts.rows.length;
  }

  function keepRoom() {
    if (!facts || !width) return null;
    const place = fitted(facts, width);
    node.dataset.layout = width < NARROW ? "narrow" : "wide";
    box.style.minHeight = `${place.height}px`;
    point(facts, place);
    return place;
  }

  async function draw() {
    const place = keepRoom();
    if (!place) return;
    const wanted = JSON.stringify(place.drawing);
    if (wanted === shown) return;
    const mine = ++turn;
    try {
      const svg = await drawn(await vega(model), place.drawing, model.get("tokens"));
      if (mine !== turn) return; // a newer one is on its way
      box.replaceChildren(svg);
      shown = wanted;
      problem.hidden = true;
      node.dataset.drawn = String(mine);
    } catch (reason) {
      console.warn("smplan: a chart could not be drawn", reason);
      if (mine === turn && !shown) fail();
    }
  }

  function fail() {
    box.style.minHeight = "";
    box.hidden = line.hidden = true;
    problem.replaceChildren(make("b", { textContent: FAILED }), ` ${facts.alt}`);
    problem.hidden = false;
    fold.open = true;
  }

  return {
    node,
    draw,
    room(pixels) { if (Math.abs(pixels - width) >= 1) { width = pixels; keepRoom(); if (shown) draw(); } },
    show(next) {
      const before = JSON.stringify(facts);
      if (JSON.stringify(next) === before) return;
      facts = next;
      words();
      keepRoom();
      if (shown) draw();
    },
  };
}

function render({ model, el }) {
  const title = make("b", { className: "question" });
  const empty = make("p", { className: "empty" });
  const nothing = make("figure", { className: "sm-picture" }, make("figcaption", {}, title), empty);
  const first = make("div");
  const rest = make("div");
  const more = make("details", { className: "sm-more" }, make("summary"), rest);
  el.append(make("div", { className: "sp sp-shown sp-charts" }, nothing, first, more));
  const panels = new Map(); // name of the chart -> its panel

  const seen = new IntersectionObserver((found) => found.forEach(({ isIntersecting, target }) => {
    if (isIntersecting) [...panels.values()].find((one) => one.node === target)?.draw();
  }), { rootMargin: "300px" });
  const measure = () => {
    const width = first.clientWidth;
    if (width) panels.forEach((one) => one.room(width));
  };
  const measured = new ResizeObserver(measure);
  // Once the bundle is here, the others are drawn while nobody waits, so that a printed page is complete.
  const drawAll = () => { measure(); return Promise.all([...panels.values()].map((one) => one.draw())); };
  const finish = () => (globalThis.requestIdleCallback ?? setTimeout)(drawAll);
  const beforePaper = ({ detail }) => detail.waits.push(drawAll());

  function show() {
    const charts = model.get("charts");
    const names = charts.map((facts, place) => facts.name || String(place));
    nothing.hidden = charts.length > 0 || !model.get("empty");
    title.textContent = model.get("question");
    empty.textContent = model.get("empty");
    for (const [name, one] of panels) if (!names.includes(name)) { seen.unobserve(one.node); one.node.remove(); panels.delete(name); }
    charts.forEach((facts, place) => {
      const known = panels.get(names[place]);
      const one = known ?? panel(model);
      panels.set(names[place], one);
      const home = place < model.get("open_first") ? first : rest;
      const there = home === first ? place : place - model.get("open_first");
      if (home.children[there] !== one.node) home.insertBefore(one.node, home.children[there] ?? null);
      one.show(facts);
      one.room(first.clientWidth);
      if (!known) seen.observe(one.node);
    });
    more.hidden = !rest.children.length;
    more.firstChild.textContent = `Show ${rest.children.length === 1 ? "one more" : `${rest.children.length} more`}`;
    if (globalThis[SHARED]) finish();
  }

  model.on("change:charts change:question change:empty", show);
  globalThis.addEventListener("smplan:vega", finish);
  globalThis.addEventListener("smplan:paper", beforePaper);
  measured.observe(first);
  show();
  return () => {
    seen.disconnect();
    measured.disconnect();
    globalThis.removeEventListener("smplan:vega", finish);
    globalThis.removeEventListener("smplan:paper", beforePaper);
  };
}

export default { render };
