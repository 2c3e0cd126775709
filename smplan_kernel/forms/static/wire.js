// An edit leaves with a number and waits until the kernel answers it. The kernel answers in order, so an answer settles all
// edits up to its number; what still waits is laid over the kernel's value, so a late answer never takes back a newer edit.

function wireOf(model, redraw) {
  const stem = unique();
  const waiting = new Map();
  let last = 0;
  const tell = () => window.dispatchEvent(new CustomEvent("smplan:edits", {
    detail: {
      page: model.get("page"), form: stem, waiting: waiting.size, unread: Object.keys(model.get("errors")).length,
      since: waiting.values().next().value?.at ?? 0,
    },
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
      waiting.set(last, { ...edit, done, at: Date.now() });
      tell();
      try { model.send({ ...edit, stem, number: last }); } catch { /* the line is closed: the edit waits, its draft is kept, the notice says so */ }
      redraw();
    },
  };
}
