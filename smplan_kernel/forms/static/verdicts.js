// The review meeting: for each goal what happens with it and why; for each proposed correction yes or no and why.

function render({ model, el }) {
  const stem = unique();
  const drafts = draftsOf(model);
  const blocks = new Map(); // item id -> its questions
  const box = make("section", { className: "sp sp-verdicts", attributes: { "aria-label": model.get("title") } });
  const nothing = make("p", { className: "sp-soft", textContent: model.get("nothing") });
  const options = () => [];

  const merged = () => {
    const all = new Map(model.get("value").map((item) => [item.id, { ...item }]));
    for (const edit of wire.waiting()) Object.assign(all.get(edit.item) ?? {}, edit.values);
    return [...all.values()];
  };
  const draw = () => {
    const items = merged();
    nothing.hidden = Boolean(items.length);
    for (const item of items) {
      if (!blocks.has(item.id)) blocks.set(item.id, block(item));
      const { parts } = blocks.get(item.id);
      for (const one of parts) one.show(item[one.meta.name], model.get("errors")[`${item.id}.${one.meta.name}`], model.get("locked"));
    }
    for (const [id, { node }] of blocks) if (!items.some((item) => item.id === id)) { node.remove(); blocks.delete(id); }
  };
  const wire = wireOf(model, draw);

  const block = (item) => {
    const place = (name) => `${item.id}.${name}`;
    const parts = model.get("questions").map((meta) => question(meta, {
      id: `${stem}-${item.id}-${meta.name}`,
      options,
      commit: (answer) => {
        drafts.keep(place(meta.name), `${item.name}, ${meta.title}`, answer);
        wire.send({ do: "put", item: item.id, values: { [meta.name]: answer } }, (left) => drafts.stored(place(meta.name), answer, left));
      },
      typed: (text) => drafts.keep(place(meta.name), `${item.name}, ${meta.title}`, text),
    }));
    const node = make("article", { className: "sp-card", attributes: { "aria-label": item.name } }, make("h3", { textContent: item.name }),
      ...item.says.map((text) => make("p", { className: "sp-soft", textContent: text })), ...parts.map((one) => one.node));
    box.append(node);
    return { node, parts };
  };

  const current = (place) => {
    const [id, name] = place.split(".");
    return merged().find((item) => item.id === id)?.[name];
  };
  const putBack = (place, draft) => {
    const [item, name] = place.split(".");
    wire.send({ do: "put", item, values: { [name]: draft.value } }, (left) => drafts.stored(place, draft.value, left));
  };
  box.append(offerDrafts(drafts, current, putBack), nothing);
  box.addEventListener("focusout", () => setTimeout(draw));
  el.append(box);
  draw();
}

export default { render };
