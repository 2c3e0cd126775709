// Single questions of one part of the plan. The kernel owns the value; this page sends one edit for each finished change.

function render({ model, el }) {
  const stem = unique();
  const drafts = draftsOf(model);
  const questions = new Map();
  const faults = faultList();
  const box = make("section", { className: "sp sp-card", attributes: { "aria-label": model.get("title") } });

  const options = (ref) => model.get("options")[ref] ?? [];
  const value = () => {
    const all = { ...model.get("value") };
    for (const edit of wire.waiting()) Object.assign(all, edit.values);
    return all;
  };
  const draw = () => {
    const now = value();
    const errors = model.get("errors");
    for (const [name, one] of questions) one.show(now[name], errors[name], model.get("locked"));
    faults.show([...questions].filter(([name]) => errors[name]).map(([name, one]) => ({ label: one.meta.title, text: errors[name], go: one.focus })));
  };
  const wire = wireOf(model, draw);
  const commit = (name, label, answer) => {
    drafts.keep(name, label, answer);
    wire.send({ do: "put", values: { [name]: answer } }, (left) => drafts.stored(name, answer, left));
  };

  for (const meta of model.get("questions")) {
    questions.set(meta.name, question(meta, {
      id: `${stem}-${meta.name}`,
      options,
      commit: (answer) => commit(meta.name, meta.title, answer),
      typed: (text) => drafts.keep(meta.name, meta.title, text),
    }));
  }
  const offer = offerDrafts(drafts, (name) => value()[name], (name, draft) => commit(name, draft.label, draft.value));
  box.append(offer, faults.node, ...Array.from(questions.values(), (one) => one.node));
  box.addEventListener("focusout", () => setTimeout(draw));
  el.append(box);
  draw();
}

export default { render };
