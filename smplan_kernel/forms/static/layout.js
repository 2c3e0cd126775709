// How the answers of a record share the width: one line each where they fit, else several lines of labelled answers.

// How wide an answer of each kind must be to be read, in rem, and how wide a row may be on a desk.
const LEAST = { long: 18, text: 12, lines: 14, ref: 12.75, refs: 12.75, choices: 12.75, date: 10.25, month: 10.25 };
const ROOM = { table: 56, nested: 50 };

function least(meta) {
  const labels = meta.kind === "choice" ? meta.choices.map(([, label]) => label.length).concat(meta.optional ? 15 : 0) : [0];
  return Math.max(LEAST[meta.kind] ?? 7, meta.title.length * 0.55 + 0.75, meta.kind === "choice" ? Math.max(...labels) / 2 + 3.5 : 0);
}

// Which answers share a line of a record: a long text at the front has its own, the others are spread evenly.
function linesOf(columns, room) {
  const fill = (rest, most) => rest.reduce((lines, meta) => {
    const line = lines.at(-1);
    if (line && [...line, meta].reduce((sum, one) => sum + least(one), 0) <= most) line.push(meta);
    else lines.push([meta]);
    return lines;
  }, []);
  const lead = columns[0].kind === "long" ? columns.slice(0, 1) : [];
  const rest = columns.slice(lead.length);
  const count = fill(rest, room).length;
  let most = room / 2;
  while (fill(rest, most).length > count) most += 1;
  return [...(lead.length ? [lead] : []), ...fill(rest, most)];
}

// Whether a record needs several lines, and each answer's share of its line.
function spreadOf(columns, room) {
  const isSpread = columns.reduce((sum, meta) => sum + least(meta), 0) > room;
  const share = new Map((isSpread ? linesOf(columns, room) : [columns]).flatMap((line) => {
    const total = line.reduce((sum, meta) => sum + least(meta), 0);
    return line.map((meta) => [meta.name, `${(100 * least(meta)) / total}%`]);
  }));
  return { isSpread, share };
}
