// What comes out of a spreadsheet: its cells, its heading row, and what in it can be read in two ways.

// Rows as the clipboard carries them: tabs between, quotes around what holds tabs or line ends.
function cellsOf(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.replace(/\r\n?/g, "\n").matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\n") rows.push([]);
    if (end === "") break;
  }
  return rows.filter((row) => row.some((cell) => cell.trim()));
}

// A heading by its words alone, as `bare` in plan/headings.py makes it.
const bare = (text) => text.toLowerCase().replace(/\(.*?\)/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

// Which question each cell of a row names, by the spellings that came with it; null where it names none.
function namedBy(cells, metas) {
  const left = [...metas];
  return cells.map((cell) => {
    const at = left.findIndex(({ spellings }) => spellings.includes(bare(cell)));
    return at < 0 ? null : left.splice(at, 1)[0];
  });
}

// A row is a heading when at least half of what it says are titles of questions, and more than one of them.
function isHeading(cells, found) {
  const said = cells.filter((cell) => cell.trim()).length;
  const known = found.filter(Boolean).length;
  return known > 1 ? known * 2 >= said : known === 1 && said === 1;
}

// What a sheet can mean in two ways, in a column of that kind. `sign` is 1 for the first reading, -1 for the second, 0 when it is open.
const TWO_WAYS = [
  {
    kinds: ["date"],
    open: /^\s*(\d{1,2})([/-])(\d{1,2})\2(\d{4})\s*$/,
    sign([, first, , second]) { return first === second ? null : Number(first) > 12 ? 1 : Number(second) > 12 ? -1 : 0; },
    readings([, first, , second, year]) { return [inWords(`${year}-${second}-${first}`), inWords(`${year}-${first}-${second}`)]; },
    written([, first, , second, year], isFirst) {
      const [day, month] = isFirst ? [first, second] : [second, first];
      return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    },
  },
  {
    kinds: NUMBERS,
    open: /^\s*([+-]?\d{1,3}),(\d+)\s*$/,
    sign([, whole, part]) { return part.length !== 3 || Number(whole) === 0 ? -1 : 0; },
    readings([, whole, part]) { return [`${whole}${part}`, `${whole}.${part}`]; },
    written([, whole, part], isFirst) { return isFirst ? `${whole}${part}` : `${whole}.${part}`; },
  },
];

// For each kind of doubt in the rows: the first cell that shows it, its two readings, and which one the other cells speak for.
function doubtsIn(rows, targets) {
  return TWO_WAYS.map((way) => {
    const cells = rows.flatMap((row) => row.filter((_, at) => way.kinds.includes(targets[at]?.kind)));
    const found = cells.map((cell) => cell.match(way.open)).filter(Boolean);
    const open = found.find((match) => way.sign(match) === 0);
    const spoken = new Set(found.map(way.sign).filter(Boolean));
    return open && { way, cell: open[0].trim(), readings: way.readings(open), likely: spoken.size === 1 ? [...spoken][0] : 0 };
  }).filter(Boolean);
}

// A cell of a doubtful column, written so that nobody reads it another way.
function settled(cell, meta, decided) {
  for (const { way, isFirst } of decided) {
    const match = way.kinds.includes(meta.kind) && cell.match(way.open);
    if (match && way.sign(match) !== null) {
      const sure = way.sign(match);
      return way.written(match, sure ? sure > 0 : isFirst);
    }
  }
  return cell;
}
