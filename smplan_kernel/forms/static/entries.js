// A list of records that is no table: what waits is laid over what the kernel shows, answers leave with their drafts kept,
// and drafts are offered again. `laid` says what an edit does to the rows.

function recordsOf(model, { labelOf, redraw, laid = applied }) {
  const drafts = draftsOf(model);
  const wire = wireOf(model, redraw);
  const place = (id, name) => `${id}.${name}`;
  const rows = () => [...wire.waiting()].reduce((all, edit) => laid(all, edit), model.get("value"));
  const answerAt = (address) => {
    const [id, name] = address.split(".");
    return { id, name };
  };
  const put = (id, values) => {
    for (const [name, value] of Object.entries(values)) drafts.keep(place(id, name), labelOf(id, name), value);
    wire.send({ do: "put", table: [], rows: [{ id, values }] }, (left) => {
      for (const [name, value] of Object.entries(values)) drafts.stored(place(id, name), value, left);
    });
  };
  return {
    rows,
    put,
    act: (edit) => wire.send({ table: [], ...edit }),
    forget: (id, names) => names.forEach((name) => drafts.forget(place(id, name))),
    errorOf: (id, name) => model.get("errors")[place(id, name)] ?? "",
    // What could not be read, as the list above the records names it; `go` leads to the answer.
    faults: (go) => Object.entries(model.get("errors")).map(([address, text]) => {
      const { id, name } = answerAt(address);
      return { label: labelOf(id, name), text, go: () => go(id, name) };
    }),
    way: (id, name) => ({
      commit: (value) => put(id, { [name]: value }),
      typed: (value) => drafts.keep(place(id, name), labelOf(id, name), value),
      options: (ref) => model.get("options")[ref] ?? [],
    }),
    offered: () => offerDrafts(drafts, (address) => {
      const { id, name } = answerAt(address);
      return rows().find((row) => row.id === id)?.[name];
    }, (address, draft) => {
      const { id, name } = answerAt(address);
      put(id, { [name]: draft.value });
    }),
  };
}

// A question that is drawn again only when something about it has changed, so that many records stay quick.
function steadyQuestion(meta, way) {
  let drawn = null;
  const anew = (act) => (value) => { drawn = null; act(value); };
  const one = question(meta, { ...way, commit: anew(way.commit), typed: anew(way.typed) });
  return {
    ...one,
    show(value, problem, locked) {
      const key = JSON.stringify([value, problem, locked, meta.ref ? way.options(meta.ref) : 0]);
      if (key === drawn) return;
      one.show(value, problem, locked);
      drawn = one.node.hasAttribute("data-typing") ? null : key;
    },
    name(whose) {
      const words = one.node.querySelector(".sp-sr");
      if (words && words.textContent !== whose) words.textContent = whose;
    },
  };
}

// Puts nodes into a place in their order. The one with the focus stays where it is and the others go around it, for a moved
// element loses the focus; one that comes from another place gets it back.
function putInOrder(home, nodes) {
  if (home.children.length === nodes.length && nodes.every((node, at) => node === home.children[at])) return;
  const active = document.activeElement;
  const typing = active?.closest("[data-typing]");
  const marked = active && "selectionStart" in active ? [active.selectionStart, active.selectionEnd] : null;
  const still = nodes.find((node) => node.parentNode === home && node.contains(active));
  const pivot = nodes.indexOf(still);
  nodes.forEach((node, at) => { if (at < pivot) home.insertBefore(node, still); else if (at > pivot || pivot < 0) home.append(node); });
  if (document.activeElement === active || !nodes.some((node) => node.contains(active))) return;
  active.focus({ preventScroll: true });
  typing?.setAttribute("data-typing", "");
  if (marked && marked[0] !== null) active.setSelectionRange(...marked);
}
