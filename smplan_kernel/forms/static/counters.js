// Numbers that no file gives: a month, and a box for each metric. A number is kept when its box is left.

function render({ model, el }) {
  const stem = unique();
  const title = make("h3", { textContent: model.get("title") });
  const help = make("p", { className: "sp-soft", textContent: model.get("help") });
  const empty = make("p", { className: "sp-soft" });
  const when = make("div", { className: "sp-counters-month" });
  const list = make("div", { className: "sp-counters" });
  const status = make("p", { className: "sp-soft sp-counters-status", attributes: { role: "status" } });
  const asked = new Map();
  const ask = (words) => {
    let one = asked.get(words.name);
    if (!one) {
      const meta = { example: "", why: "", term: "", meaning: "", ref: "", optional: true, choices: [], ...words };
      one = question(meta, { id: `${stem}-${words.name}`, options: () => [], typed() {}, commit: (value) => model.send({ put: words.name, value }) });
      asked.set(words.name, one);
    }
    const said = one.node.querySelector(`#${CSS.escape(`${stem}-${words.name}-help`)}`);
    if (said && said.textContent !== words.help) said.textContent = words.help;
    one.show(words.value, words.error, model.get("locked"));
    return one.node;
  };
  const draw = () => {
    const lines = model.get("lines");
    empty.textContent = model.get("empty");
    empty.hidden = !empty.textContent;
    when.hidden = list.hidden = !lines.length;
    if (lines.length && !when.children.length) when.append(ask(model.get("month")));
    else if (lines.length) ask(model.get("month"));
    const nodes = lines.map(ask);
    if (nodes.length !== list.children.length || nodes.some((node, place) => list.children[place] !== node)) list.replaceChildren(...nodes);
    if (status.textContent !== model.get("status")) status.textContent = model.get("status");
  };
  for (const name of ["month", "lines", "status", "locked", "empty"]) model.on(`change:${name}`, draw);
  el.append(make("section", { className: "sp sp-card", attributes: { "aria-label": model.get("title") } }, title, help, empty, when, list, status));
  draw();
}

export default { render };
