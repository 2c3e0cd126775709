// The form of a table: the kernel owns the value; this page sends one edit for each finished change.

function render({ model, el }) {
  const drafts = draftsOf(model);
  const status = statusLine();
  const faults = faultList();
  let isTold = false; // many answers came at once: if several cannot be taken, their list takes the focus
  const rows = () => {
    let all = model.get("value");
    for (const edit of wire.waiting()) all = applied(all, edit);
    return all;
  };
  const named = (value, place) => place.split(".").length > 2
    ? `${main.labelOf(place.split(".")[0], place.split(".")[1])}, ${place.split(".").at(-1).replaceAll("_", " ")}` : main.labelOf(...place.split("."));
  const draw = () => {
    const errors = model.get("errors");
    main.show(rows(), errors, model.get("locked"));
    faults.show(Object.entries(errors).map(([place, text]) => ({ label: named(rows(), place), text, go: () => main.go(place.split(".")) })));
    if (isTold && Object.keys(errors).length && ![...wire.waiting()].length) { isTold = false; faults.focus(); }
  };
  const wire = wireOf(model, draw);
  const main = recordTable(model.get("shape"), { table: [], drafts, send: wire.send, options: (ref) => model.get("options")[ref] ?? [],
    who: model.get("who"), status, told: () => { isTold = true; } });

  const current = (place) => {
    const at = place.split(".");
    let value = rows();
    while (at.length > 1) { value = value?.find((row) => row.id === at[0])?.[at[1]]; at.splice(0, 2); }
    return value;
  };
  const putBack = (place, draft) => {
    const at = place.split(".");
    wire.send({ do: "put", table: at.slice(0, -2), rows: [{ id: at.at(-2), values: { [at.at(-1)]: draft.value } }] }, (left) => drafts.stored(place, draft.value, left));
  };
  const box = make("section", { className: "sp sp-card", attributes: { "aria-label": model.get("title") } });
  box.append(offerDrafts(drafts, current, putBack), faults.node, main.node, status.node);
  box.addEventListener("focusout", () => setTimeout(draw));
  el.append(box);
  draw();
}

export default { render };
