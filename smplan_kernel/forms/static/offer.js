// After a reload: what was typed and never reached the plan is offered again, each text readable, with its label and its time.

const when = (at) => {
  const then = new Date(at);
  const time = then.toTimeString().slice(0, 5);
  return then.toDateString() === new Date().toDateString() ? time : `${then.toLocaleDateString("en-GB", { day: "numeric", month: "long" })}, ${time}`;
};

// An answer of a record that was taken out has no place any more; nor has a row of an inner table whose record is not there.
function hasPlace(draft, current) {
  const way = draft.place.split(".");
  if (!/^[a-z]{4}-/.test(way[0])) return true;
  if (way.length > 2) return current(way.slice(0, -2).join(".")) !== undefined;
  return !draft.known || current(draft.place) !== undefined;
}

// `current` answers what stands at a place now; `putBack` sends the text there again. It is asked when the open windows are known,
// and again when one of them closes, or when the plan changes: a late save may have brought the text in.
function offerDrafts(drafts, current, putBack) {
  const list = make("ul");
  const box = make("div", { className: "sp-note sp-watch sp-drafts", hidden: true, attributes: { role: "group", "aria-label": "Typed but not saved" } },
    make("p", {}, make("b", { textContent: "You typed this earlier and it was not saved." })), list);
  const shown = new Map();
  const lineOf = (draft) => {
    const after = (act) => () => { act(); queueMicrotask(fill); };
    // From here on it is a draft of this window: only the store's answer takes it away.
    const again = () => {
      drafts.keep(draft.place, draft.label, draft.value);
      if (draft.name !== drafts.here.name) drafts.forget(draft.place, draft.name);
      putBack(draft.place, draft);
    };
    const way = hasPlace(draft, current)
      ? button("Put it back", after(again), "sp-quiet")
      : make("span", { className: "sp-help", textContent: "Its place was taken out of the plan since. Copy the text if you need it. " });
    return make("li", {}, make("b", { textContent: `${draft.label}: ` }), make("span", { className: "sp-typed", textContent: asText(draft.value) || "(emptied)" }),
      make("span", { className: "sp-soft", textContent: ` typed ${when(draft.at)} ` }), way,
      button("Forget it", after(() => drafts.forget(draft.place, draft.name)), "sp-quiet"));
  };
  function fill() {
    const left = drafts.earlier().filter((draft) => {
      if (asText(current(draft.place)) !== asText(draft.value)) return true;
      drafts.forget(draft.place, draft.name);
      return false;
    });
    const keys = new Set();
    for (const draft of left) {
      const key = JSON.stringify([draft.name, draft.place, draft.at, hasPlace(draft, current)]);
      keys.add(key);
      if (!shown.has(key)) { shown.set(key, lineOf(draft)); list.append(shown.get(key)); }
    }
    for (const [key, line] of shown) if (!keys.has(key)) { line.remove(); shown.delete(key); }
    box.hidden = !shown.size;
  }
  drafts.here.ready.then(() => { fill(); drafts.onChange(fill); });
  return box;
}
