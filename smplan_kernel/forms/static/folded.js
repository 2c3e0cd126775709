// Questions folded to one line each. A line asks the kernel for its forms when it is first opened; what arrives stays.

const REFERENCE = "IPY_MODEL_"; // how a message names another widget

// A promise that somebody else keeps.
const later = () => {
  const one = {};
  one.promise = new Promise((resolve) => { one.resolve = resolve; });
  return one;
};

// A text that was typed under a folded question and never saved is offered by its form, so that form is opened.
const holdsDrafts = (plan, key) => {
  try { return Object.keys(localStorage).some((name) => name.startsWith(`smplan:${plan}:${key}.`)); } catch { return false; }
};

// A view has its place before its program is there and draws it.
const drawn = (place) => new Promise((resolve) => {
  const look = () => { if (place.firstElementChild) { watch.disconnect(); resolve(); } };
  const watch = new MutationObserver(look);
  watch.observe(place, { childList: true });
  look();
});

function render({ model, el }) {
  const box = make("section", { className: "sp sp-further-questions", attributes: { "aria-label": model.get("title") } });
  const asked = new Map(); // key of a question -> what stands for it in the page

  const show = async (key) => {
    const one = asked.get(key);
    const parts = model.get("opened")[key];
    if (!parts || one.isShown) return;
    one.isShown = true;
    for (const part of parts) {
      const child = await model.widget_manager.get_model(part.slice(REFERENCE.length));
      const view = await model.widget_manager.create_view(child);
      one.place.append(view.el);
    }
    await Promise.all([...one.place.children].map(drawn));
    one.waits.remove();
    one.isWhole.resolve();
  };
  const opened = (line, node) => {
    if (!node.open || model.get("opened")[line.key]) return;
    try { model.send({ do: "open", key: line.key }); } catch { /* the line is closed: the notice says so */ }
  };
  const lineOf = (line) => {
    const words = make("span", { className: "sp-question-line" });
    const note = make("span", { className: "sp-soft" });
    const place = make("div", { className: "sp-unfolded" });
    const waits = make("p", { className: "sp-help", textContent: "One moment …", attributes: { role: "status" } });
    const node = make("details", { className: "sp-fold", id: `ask-${line.key}` }, make("summary", {}, words, note),
      make("p", { className: "sp-help", textContent: line.help }), waits, place);
    node.addEventListener("toggle", () => opened(line, node));
    node.open = location.hash === `#ask-${line.key}` || holdsDrafts(model.get("plan"), line.key);
    return { node, words, note, place, waits, isShown: false, isWhole: later() };
  };
  const draw = () => {
    let theme = "";
    for (const line of model.get("lines")) {
      if (!asked.has(line.key)) {
        if (line.theme && line.theme !== theme) box.append(make("h3", { textContent: line.theme }));
        asked.set(line.key, lineOf(line));
        box.append(asked.get(line.key).node);
      }
      theme = line.theme;
      const { words, note } = asked.get(line.key);
      words.replaceChildren(...(line.before ? [make("span", { className: "sp-soft", textContent: line.before })] : []), line.question);
      note.textContent = line.note;
    }
  };

  model.on("change:lines", draw);
  model.on("change:opened", () => { for (const key of asked.keys()) show(key); });
  // Paper opens every line, and waits for what the kernel brings.
  const beforePaper = ({ detail }) => { for (const one of asked.values()) if (one.node.open) detail.waits.push(one.isWhole.promise); };
  globalThis.addEventListener("smplan:paper", beforePaper);
  el.append(box);
  draw();
  for (const key of asked.keys()) show(key);
  return () => globalThis.removeEventListener("smplan:paper", beforePaper);
}

export default { render };
