// What is typed and not saved yet: kept in this browser, sent to the kernel, answered by it, offered again after a reload.

const DRAFT_DAYS = 7;

// Typed text stays in this browser until the store has it, so that a lost server or a closed window loses nothing.
function draftsOf(model) {
  const key = `smplan:${model.get("plan")}:${model.get("key")}`;
  const read = () => { try { return JSON.parse(localStorage.getItem(key)) ?? {}; } catch { return {}; } };
  const write = (all) => {
    try {
      if (Object.keys(all).length) localStorage.setItem(key, JSON.stringify(all));
      else localStorage.removeItem(key);
    } catch { /* a browser that keeps nothing still saves to the plan */ }
  };
  const recent = (draft) => Date.now() - draft.at < DRAFT_DAYS * 86400000;
  return {
    keep: (place, label, value) => write({ ...read(), [place]: { label, value, at: Date.now() } }),
    forget: (place) => { const { [place]: gone, ...rest } = read(); if (gone) write(rest); },
    // What the kernel left out is not in the plan: its draft stays.
    stored: (place, value, left) => {
      const { [place]: kept, ...rest } = read();
      if (kept && !left.includes(place) && asText(kept.value) === asText(value)) write(rest);
    },
    all: () => Object.entries(read()).filter(([, draft]) => recent(draft)),
  };
}

// An edit leaves with a number and waits until the kernel answers it. The kernel answers in order, so an answer settles all
// edits up to its number; what still waits is laid over the kernel's value, so a late answer never takes back a newer edit.
function wireOf(model, redraw) {
  const stem = unique();
  const waiting = new Map();
  let last = 0;
  const tell = () => window.dispatchEvent(new CustomEvent("smplan:edits", {
    detail: { page: model.get("page"), form: stem, waiting: waiting.size, unread: Object.keys(model.get("errors")).length },
  }));
  const settle = () => {
    const answer = model.get("answer");
    if (answer.stem !== stem) return;
    for (const [number, edit] of waiting) {
      if (number > answer.number) continue;
      waiting.delete(number);
      if (number === answer.number) edit.done?.(answer.left);
    }
  };
  const update = () => { settle(); redraw(); tell(); };
  for (const name of ["answer", "value", "errors", "options", "locked"]) model.on(`change:${name}`, update);
  return {
    waiting: () => waiting.values(),
    send(edit, done) {
      last += 1;
      waiting.set(last, { ...edit, done });
      tell();
      try { model.send({ ...edit, stem, number: last }); } catch { /* the line is closed: the edit waits, its draft is kept, the notice says so */ }
      redraw();
    },
  };
}

// After a reload: what was typed and never reached the plan is offered again, each text readable.
function offerDrafts(drafts, current, putBack) {
  const left = drafts.all().filter(([place, draft]) => {
    if (asText(current(place)) !== asText(draft.value)) return true;
    drafts.forget(place);
    return false;
  });
  if (!left.length) return "";
  const list = make("ul");
  const box = make("div", { className: "sp-note sp-watch", attributes: { role: "group", "aria-label": "Typed but not saved" } },
    make("p", {}, make("b", { textContent: "You typed this earlier and it was not saved." })), list);
  for (const [place, draft] of left) {
    const drop = (act) => () => { act(); line.remove(); if (!list.children.length) box.remove(); };
    const line = make("li", {}, make("b", { textContent: `${draft.label}: ` }), make("span", { className: "sp-typed", textContent: asText(draft.value) }), " ",
      button("Put it back", drop(() => putBack(place, draft)), "sp-quiet"), button("Forget it", drop(() => drafts.forget(place)), "sp-quiet"));
    list.append(line);
  }
  return box;
}
