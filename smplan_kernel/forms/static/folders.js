// The files of a drop or of a chosen folder, each with the folder it stands in. In a folder only what may be sent counts.

const folderOf = (path) => path.split("/").slice(0, -1).pop() || "";
const isHidden = (path) => path.split("/").some((part) => part.startsWith("."));

// What may be sent of some files with their paths, and the names of the others.
function sorted(found, kinds) {
  const fits = ({ file, path }) => !isHidden(path) && kinds.some((kind) => file.name.toLowerCase().endsWith(kind));
  return { files: found.filter(fits).map(({ file, path }) => ({ file, folder: folderOf(path) })), others: found.filter((one) => !fits(one) && !isHidden(one.path)).map(({ file }) => file.name) };
}

// Every file below an entry; a browser hands a folder out in portions.
async function below(entry) {
  if (entry.isFile) return [{ file: await new Promise((resolve, reject) => entry.file(resolve, reject)), path: entry.fullPath }];
  const reader = entry.createReader();
  const found = [];
  for (let some = [null]; some.length;) {
    some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    for (const one of some) found.push(...await below(one));
  }
  return found;
}

// What was dropped. The list of a drop is only good while it happens, so its entries are taken before anything is waited for.
async function dropped(transfer, kinds) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const plain = [...transfer.files];
  if (!entries.some((entry) => entry.isDirectory)) return { files: plain.map((file) => ({ file, folder: "" })), others: [] };
  const found = (await Promise.all(entries.map(below))).flat();
  return sorted(found.sort((one, two) => one.path.localeCompare(two.path)), kinds);
}

const chosenFolder = (input, kinds) => sorted([...input.files].map((file) => ({ file, path: file.webkitRelativePath })), kinds);
