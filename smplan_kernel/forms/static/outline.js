// One list of records read as a tree: each names the one above it, the order of the list is the order among siblings.
// The kernel reads the plan's list in the same way (smplan_kernel/forms/branches.py).

function chainOf(id, above) {
  const found = new Set();
  for (let at = above.get(id); at && !found.has(at); at = above.get(at)) found.add(at);
  return found;
}

// Who stands above each record. A ring hangs from nothing: its first record stands on top.
function aboveIn(rows, by) {
  const known = new Set(rows.map((row) => row.id));
  const above = new Map(rows.map((row) => [row.id, known.has(row[by]) ? row[by] : ""]));
  for (const id of above.keys()) if (chainOf(id, above).has(id)) above.set(id, "");
  return above;
}

const branchOf = (id, above) => new Set([id, ...[...above.keys()].filter((other) => chainOf(other, above).has(id))]);

// Siblings, and all beneath them, in front of another sibling; last among them when `before` names none.
function placed(rows, moved, before, by) {
  const above = aboveIn(rows, by);
  const parent = above.get(moved[0]);
  const branch = new Set(moved.filter((id) => above.get(id) === parent).flatMap((id) => [...branchOf(id, above)]));
  const others = rows.filter((row) => !branch.has(row.id));
  const inside = parent ? branchOf(parent, above) : new Set(others.map((row) => row.id));
  const isBefore = before && !branch.has(before) && above.get(before) === parent;
  const at = isBefore ? others.findIndex((row) => row.id === before) : others.findLastIndex((row) => inside.has(row.id)) + 1;
  return others.toSpliced(at, 0, ...rows.filter((row) => branch.has(row.id)));
}

// What an edit does to the list; the kernel does the same to the plan (smplan_kernel/forms/tree.py).
function grown(rows, edit, by) {
  if (edit.table.length) return applied(rows, edit);
  if (edit.do === "remove") {
    const above = aboveIn(rows, by);
    return applied(rows.map((row) => (above.get(row.id) === edit.row ? { ...row, [by]: above.get(edit.row) ?? "" } : row)), edit);
  }
  const after = applied(rows, edit);
  if (edit.do === "restore") return after.map((row) => (edit.beneath.includes(row.id) ? { ...row, [by]: edit.row } : row));
  const hung = (edit.rows ?? []).filter(({ values }) => by in values).map(({ id }) => id);
  return edit.before === undefined || !hung.length ? after : placed(after, hung, edit.before, by);
}

// The records from top to bottom, each with its number (1.2), its neighbours and what is beneath it.
function outlineOf(rows, by) {
  const above = aboveIn(rows, by);
  const below = new Map([["", []]]);
  for (const row of rows) below.set(row.id, []);
  for (const row of rows) below.get(above.get(row.id)).push(row);
  const lines = [];
  const visit = (parent, number) => below.get(parent).forEach((row, at, siblings) => {
    const own = number ? `${number}.${at + 1}` : String(at + 1);
    lines.push({ row, number: own, parent, before: siblings[at - 1]?.id ?? "", after: siblings[at + 1]?.id ?? "", beyond: siblings[at + 2]?.id ?? "",
      beneath: below.get(row.id).map((one) => one.id) });
    visit(row.id, own);
  });
  visit("", "");
  return { lines, above, line: new Map(lines.map((line) => [line.row.id, line])) };
}

// What is beneath each record, added up: how many, how many of the smallest ones are done, how many hours.
function tallied({ lines, line }, counted) {
  const sums = new Map();
  for (const { row, beneath } of lines.toReversed()) {
    const sum = { all: 0, count: 0, done: 0, hours: 0 };
    for (const id of beneath) {
      const inner = sums.get(id);
      const part = line.get(id);
      const isOut = counted.out?.includes(part.row[counted.status]);
      const isLeaf = !part.beneath.length && !isOut;
      sum.all += 1 + inner.all;
      sum.count += inner.count + Number(isLeaf);
      sum.done += inner.done + Number(isLeaf && Boolean(counted.done?.includes(part.row[counted.status])));
      sum.hours += inner.hours + (isOut ? 0 : Number(part.row[counted.hours]) || 0);
    }
    sums.set(row.id, sum);
  }
  return sums;
}

const BULLET = /^(?:[-*+•◦▪‣·–—○●]|o(?=\t)|\(?(?:\d{1,3}|[a-z])[.)])(?:\s+|$)/;
const TAB = 4; // spaces that one tab stands for

// Lines out of a letter, a list or a sheet: each { depth, cells }. What is indented is a part of the line above it.
function linesIn(text) {
  const indents = [];
  return cellsOf(text).map((row) => {
    const first = row.findIndex((cell) => cell.trim());
    const lead = row[first].match(/^ */)[0].length;
    const indent = first * TAB + lead;
    const bare = row[first].trim();
    // "•<tab>Words" comes as two cells.
    const cells = BULLET.test(`${bare}\t`) && !bare.replace(BULLET, "") && row[first + 1]?.trim() ? row.slice(first + 1) : [bare.replace(BULLET, "") || bare, ...row.slice(first + 1)];
    while (indents.length && indent <= indents.at(-1)) indents.pop();
    indents.push(indent);
    return { depth: indents.length - 1, cells: cells.map((cell) => cell.trim()) };
  });
}

// Which branches somebody folded away, remembered in this browser.
function shutOf(model) {
  const key = `smplan-folded:${model.get("plan")}:${model.get("key")}`;
  const ids = new Set(remembered.get(key).split(" ").filter(Boolean));
  return {
    has: (id) => ids.has(id),
    toggle(id) {
      if (!ids.delete(id)) ids.add(id);
      remembered.set(key, [...ids].join(" "));
    },
  };
}
