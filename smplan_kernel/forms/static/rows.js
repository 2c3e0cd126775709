// What an edit does to the rows; the kernel does the same to the plan (smplan_kernel/forms/edits.py).

function applied(rows, edit, table = edit.table) {
  if (table.length) {
    const [id, column, ...rest] = table;
    return rows.map((row) => (row.id === id ? { ...row, [column]: applied(row[column] ?? [], edit, rest) } : row));
  }
  if (edit.do === "remove") return rows.filter((row) => row.id !== edit.row);
  if (edit.do === "restore") return rows.some((row) => row.id === edit.row) ? rows : rows.toSpliced(edit.at, 0, edit.was);
  if (edit.do === "move") {
    const from = rows.findIndex((row) => row.id === edit.row);
    const to = from + edit.by;
    if (from < 0 || to < 0 || to >= rows.length) return rows;
    return rows.toSpliced(from, 1).toSpliced(to, 0, rows[from]);
  }
  const changes = new Map(edit.rows.map(({ id, values }) => [id, values]));
  const known = new Set(rows.map((row) => row.id));
  const gone = new Set(edit.gone);
  return [...rows.map((row) => ({ ...row, ...changes.get(row.id) })),
    ...edit.rows.filter(({ id }) => !known.has(id)).map(({ id, values }) => ({ ...values, id }))].filter((row) => !gone.has(row.id));
}

const labelled = (meta, value) => [value].flat().map((part) => meta.choices.find(([key]) => key === part)?.[1] ?? part).join(", ");
