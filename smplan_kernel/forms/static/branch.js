// One line of a tree: its text, the answers beside it, what it adds up, its further questions, its place, and the list of what is beneath it.
// `of` is what the tree gives: { shape, parts, stem, way, put, typed, act, open, fold }.

function branchLine(id, of) {
  const { shape, parts, stem } = of;
  const { noun, by, counted } = shape;
  const wayOf = (meta) => ({ ...of.way(id), id: `${stem}-${id}-${meta.name}`, row: id,
    commit: (value) => of.put(id, { [meta.name]: value }), typed: (value) => of.typed(id, meta.name, value) });
  const whose = (one) => one.append(make("span", { className: "sp-sr" }));
  const act = (words, doing) => { const one = button("", doing, "sp-quiet"); one.append(words); whose(one); return one; };
  let now = null; // what it shows: { line, errors, locked }

  const lead = steadyQuestion(parts.lead, { ...wayOf(parts.lead), short: true, whose: " " });
  const beside = parts.beside.map((meta) => {
    const one = steadyQuestion(meta, { ...wayOf(meta), short: true, whose: " " });
    one.node.style.setProperty("--least", `${least(meta)}rem`);
    return one;
  });
  const nth = lead.node.querySelector(".sp-sr");
  nth.className = "sp-nth";

  const sums = make("p", { className: "sp-sums" });
  const large = act("Split it: add beneath", () => of.open(id));
  const size = make("p", { className: "sp-size", hidden: true }, make("span"), " ", large);
  const remarks = make("ul", { className: "sp-remarks" });

  // What is folded is built when somebody opens it: hundreds of lines with all their questions would take seconds.
  let further = null;
  const about = make("span");
  const inside = make("div", { className: "sp-further" });
  const more = make("details", { className: "sp-more-about" }, make("summary", {}, about), inside);
  const unfold = () => {
    if (further || !parts.further.length) return;
    further = parts.further.map((meta) => question(meta, wayOf(meta)));
    inside.append(...further.map((one) => one.node));
    showFurther();
  };
  const showOne = (one) => {
    const value = now.line.row[one.meta.name];
    one.show(value, now.errors[`${id}.${one.meta.name}`], now.locked);
    one.node.toggleAttribute("data-empty", !asText(value));
  };
  const showFurther = () => (further ?? []).forEach(showOne);
  more.addEventListener("toggle", () => { if (more.open) unfold(); });

  // Its place: four steps, or straight beneath any other record.
  const moves = Object.entries({ up: "Move up", down: "Move down", in: "Make part of the one above", out: "Lift out" })
    .map(([way, words]) => ({ way, node: act(words, () => { of.act(id, way); refocus(); }) }));
  const removal = act("Remove", () => of.act(id, "remove"));
  const ways = make("div", { className: "sp-place" });
  const place = make("details", { className: "sp-move" }, make("summary", { textContent: "Move or remove" }), ways);
  whose(place.firstChild);
  let parent = null;
  const settle = () => {
    if (parent) return;
    ways.append(make("p", { className: "sp-moves" }, ...moves.map((one) => one.node), removal));
    const meta = { ...parts.parent, optional: false };
    parent = question(meta, { ...wayOf(meta), options: () => of.places(id), commit: (value) => of.act(id, "beneath", value) });
    ways.append(parent.node);
    showPlace();
  };
  place.addEventListener("toggle", () => { if (place.open) settle(); });
  const showPlace = () => {
    if (!parent) return;
    const { line, locked } = now;
    const can = { up: line.before, down: line.after, in: line.before, out: line.parent };
    for (const { way, node } of moves) node.hidden = locked || !can[way];
    removal.hidden = locked;
    parent.show(line.parent, now.errors[`${id}.${by}`], locked);
  };
  // A button that leads no further gives the focus to the next one.
  const refocus = () => { if (document.activeElement === document.body || document.activeElement?.hidden) (moves.find(({ node }) => !node.hidden)?.node ?? removal).focus(); };

  const fold = act("Hide", () => of.fold(id));
  const beneath = act("Add beneath", () => of.open(id));
  const home = make("ol", { className: "sp-branches" });
  const twig = make("div", { className: "sp-twig", attributes: { role: "group" } }, lead.node, ...(beside.length ? [make("div", { className: "sp-beside" }, ...beside.map((one) => one.node))] : []),
    sums, size, remarks, make("div", { className: "sp-row-foot" }, fold, ...(parts.further.length ? [more] : []), beneath, place));
  const node = make("li", { className: "sp-branch" }, twig, home);
  node.dataset.id = id;

  const name = (words) => {
    nth.textContent = ` ${now.line.number}`;
    twig.setAttribute("aria-label", words);
    for (const one of beside) one.name(` of ${words}`);
    for (const one of [large, ...moves.map((move) => move.node), removal, fold, beneath]) one.lastChild.textContent = ` ${words}`;
    place.querySelector("summary > .sp-sr").textContent = ` ${words}`;
  };
  const said = (words, row, tally) => {
    const own = Number(row[counted.hours]) || 0;
    const waits = [row[counted.waits] ?? []].flat().map((one) => of.titleOf(one)).filter(Boolean);
    const all = counted.status ? [
      tally.count ? `${tally.done} of ${tally.count} ${noun}${tally.count === 1 ? "" : "s"} done${tally.hours ? `, ${hoursIn(tally.hours)}` : ""}` : "",
      waits.length ? `Waits for: ${waits.join("; ")}` : ""] : [];
    write(sums, all.filter(Boolean).join(" · "));
    const isDone = [...(counted.done ?? []), ...(counted.out ?? [])].includes(row[counted.status]);
    const isLarge = !tally.all && !isDone && own > counted.large;
    large.hidden = !isLarge || now.locked;
    write(size.firstChild, isLarge ? `${hoursIn(own)} is more than ${counted.large}.` : tally.hours && own ? `Its own ${hoursIn(own)} come on top of the ${hoursIn(tally.hours)} beneath. Clear them if they are the same work.` : "");
    size.hidden = !size.firstChild.textContent;
    const notes = parts.further.filter((meta) => meta.kind === "thread").map((meta) => commentsOf(row[meta.name])).filter(Boolean);
    const wrong = parts.further.filter((meta) => now.errors[`${id}.${meta.name}`]).length;
    write(about, [`More about ${words}`, ...notes, ...(wrong ? [`${wrong} to mend`] : [])].join(", "));
  };
  const write = (element, text) => { if (element.textContent !== text) element.textContent = text; if (element === sums) element.hidden = !text; };

  let drawn = "";
  return {
    node, home, unfold, lead,
    show(line, errors, locked, { tally, told, isShut }) {
      now = { line, errors, locked };
      for (const one of [lead, ...beside]) showOne(one);
      const key = JSON.stringify([line, tally, told, isShut, locked, parts.further.map((meta) => errors[`${id}.${meta.name}`]), [line.row[counted.waits] ?? []].flat().map((one) => of.titleOf(one))]);
      if (key !== drawn) {
        drawn = key;
        const words = `${noun} ${line.number}`;
        name(words);
        said(words, line.row, tally);
        remarks.replaceChildren(...told.map((text) => make("li", { textContent: text })));
        fold.hidden = !tally.all;
        fold.firstChild.textContent = `${isShut ? "Show" : "Hide"} ${tally.all} beneath`;
        fold.setAttribute("aria-expanded", String(!isShut));
        node.classList.toggle("sp-shut", isShut && tally.all > 0);
        beneath.hidden = locked;
        place.hidden = locked;
      }
      showFurther();
      if (errors[`${id}.${by}`] && !place.open) { place.open = true; settle(); }
      showPlace();
    },
    // To one of its answers, wherever it stands.
    go(wanted) {
      const there = [lead, ...beside].find((one) => one.meta.name === wanted);
      if (there) { there.focus(); return; }
      if (wanted === by) { place.open = true; settle(); parent.focus(); return; }
      more.open = true;
      unfold();
      further?.find((one) => one.meta.name === wanted)?.focus();
    },
    hasMore: () => parts.further.some((meta) => asText(now.line.row[meta.name])),
    focus: () => lead.focus(),
    focusPlace: () => place.firstChild.focus(),
  };
}

const hoursIn = (count) => `${Number(count.toFixed(2))} hour${count === 1 ? "" : "s"}`;
