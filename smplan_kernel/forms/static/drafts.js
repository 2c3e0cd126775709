// What is typed and not saved yet, kept in this browser: a lost server or a closed window loses nothing. Only the store's answer,
// or the person who typed it, takes a draft away.

const DRAFT_DAYS = 7;

// Each window keeps its own drafts: `smplan:PLAN:FORM@WINDOW`. `place` is the address of an answer within the form.
function draftsOf(model) {
  const here = thisWindow();
  const stem = `smplan:${model.get("plan")}:${model.get("key")}@`;
  const read = (name) => { try { return JSON.parse(localStorage.getItem(stem + name)) ?? {}; } catch { return {}; } };
  const write = (name, all) => {
    try {
      if (Object.keys(all).length) localStorage.setItem(stem + name, JSON.stringify(all));
      else localStorage.removeItem(stem + name);
    } catch { /* a browser that keeps nothing still saves to the plan */ }
  };
  const forget = (place, name = here.name) => { const { [place]: gone, ...rest } = read(name); if (gone) write(name, rest); };
  const names = () => { try { return Object.keys(localStorage).filter((key) => key.startsWith(stem)).map((key) => key.slice(stem.length)); } catch { return []; } };
  // This window's own, and those of windows that are not open any more.
  const ours = () => names().filter((name) => name === here.name || !here.isLiving(name));
  // Whether the record of an answer stood in the plan when somebody wrote it: then it can be taken out meanwhile.
  const isKnown = (place) => { const rows = model.get("value"); return Array.isArray(rows) && rows.some((row) => row?.id === place.split(".")[0]); };
  // An answer that could not be saved and is no longer called so was saved later, or somebody chose the other text.
  let refused = new Map();
  model.on("change:errors", () => {
    const all = read(here.name);
    const now = new Map(Object.keys(model.get("errors")).map((place) => [place, refused.get(place) ?? all[place]?.at]));
    for (const [place, at] of refused) if (!now.has(place) && all[place]?.at === at) forget(place);
    refused = now;
  });
  return {
    here,
    keep: (place, label, value) => write(here.name, { ...read(here.name), [place]: { label, value, at: Date.now(), known: isKnown(place) } }),
    forget,
    // What the kernel left out is not in the plan: its draft stays.
    stored(place, value, left) {
      if (left.includes(place)) return;
      for (const name of ours()) {
        const kept = read(name)[place];
        if (kept && asText(kept.value) === asText(value)) forget(place, name);
      }
    },
    // What was typed before this page was opened; what is being typed now is no draft from earlier.
    earlier: () => ours().flatMap((name) => Object.entries(read(name)).map(([place, draft]) => ({ ...draft, place, name })))
      .filter((draft) => Date.now() - draft.at < DRAFT_DAYS * 86400000 && (draft.name !== here.name || draft.at < here.born)),
    onChange(act) { model.on("change:value", act); here.onChange(act); },
  };
}
