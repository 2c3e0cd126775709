// A place to choose files or to drop them. What cannot be brought in is said at once and never sent.

const FEW = 5; // files in a row that are never folded
const isNarrow = window.matchMedia("(max-width: 48rem)");

function render({ model, el }) {
  const stem = unique();
  const allowed = model.get("allowed");
  const send = senderOf(model);
  const queue = []; // { id, file, line, isCancelled }
  let isBusy = false;

  const input = make("input", { type: "file", hidden: true, multiple: allowed.files > 1, accept: allowed.kinds.join(","), tabIndex: -1, attributes: { "aria-label": model.get("choose") } });
  const choose = button(model.get("choose"), () => input.click(), "sp-main");
  choose.setAttribute("aria-describedby", `${stem}-limits`);
  const folder = make("input", { type: "file", hidden: true, webkitdirectory: true, tabIndex: -1, attributes: { "aria-label": "Choose a folder" } });
  const takesFolders = allowed.files > 1 && "webkitdirectory" in HTMLInputElement.prototype;
  const chooseFolder = takesFolders ? [button("Choose a folder", () => folder.click(), "sp-quiet"), folder] : [];
  const zone = make("div", { className: "sp-drop" }, choose, input, ...chooseFolder,
    make("p", { className: "sp-drop-words", textContent: takesFolders ? "or drop files or folders here" : allowed.files > 1 ? "or drop them here" : "or drop it here" }),
    make("p", { id: `${stem}-limits`, className: "sp-help", textContent: allowed.sentence }));
  const status = make("p", { className: "sp-soft sp-sending-status", attributes: { role: "status" } });
  const reading = make("progress", { className: "sp-reading", hidden: true, attributes: { "aria-label": "Files read" } });
  const glance = make("div", { className: "sp-glance", tabIndex: 0, attributes: { role: "region", "aria-label": "The files at a glance" } });
  const atGlance = make("details", { className: "sp-files-fold", hidden: true }, make("summary", { textContent: "The files at a glance" }), glance);
  const sending = make("ul", { className: "sp-files sp-sending" });
  const box = make("section", { className: "sp sp-card sp-upload", attributes: { "aria-label": model.get("title") } },
    make("h3", { textContent: model.get("title") }), ...(model.get("help") ? [make("p", { className: "sp-soft", textContent: model.get("help") })] : []),
    zone, status, reading, atGlance, sending, ...fileLines(model, "lines"));

  const say = () => {
    const here = queue.findIndex(({ isSending }) => isSending);
    const text = here >= 0 ? `Sending ${here + 1} of ${queue.length}: ${queue[here].file.name}` : model.get("status");
    if (status.textContent !== text) status.textContent = text;
  };

  // One file while it is here: its name, how far it is, and the way to stop it.
  const lineOf = (file) => {
    const words = make("span", { textContent: `Waits. ${sizeWords(file.size)}.` });
    const bar = make("progress", { max: file.size || 1, value: 0, attributes: { "aria-label": `Sent of ${file.name}` } });
    const stop = button("Cancel", () => line.stop(), "sp-quiet");
    stop.setAttribute("aria-label", `Cancel: ${file.name}`);
    const node = make("li", {}, make("p", { className: "sp-file-name" }, make("b", { textContent: file.name })), bar, make("p", {}, words), make("p", { className: "sp-file-acts" }, stop));
    const line = {
      node,
      stop() {},
      say(text) { words.textContent = text; },
      sent(bytes) { bar.value = bytes; words.textContent = `Sent ${sizeWords(bytes)} of ${sizeWords(file.size)}.`; },
      // What was not sent stays readable until somebody puts it away.
      ended(text) {
        node.dataset.state = "refused";
        bar.remove();
        node.firstChild.prepend(make("span", { className: "sp-file-mark", textContent: "✕", attributes: { "aria-hidden": "true" } }));
        words.textContent = text;
        stop.textContent = "Put away";
        stop.setAttribute("aria-label", `Put away: ${file.name}`);
        line.stop = () => { node.remove(); choose.focus(); };
      },
    };
    sending.append(node);
    return line;
  };

  const stalledWords = (line, one) => (isStalled) => line.say(isStalled
    ? `Stopped after ${sizeWords(one.sent)} of ${sizeWords(one.file.size)}: nobody answers. It goes on by itself when the connection is back. If the page has to be loaded again, choose the file again; nothing of it was brought in. The same goes for those that wait to be read.`
    : `Going on from ${sizeWords(one.sent)}.`);

  const work = async () => {
    if (isBusy) return;
    isBusy = true;
    for (let one = queue.find(({ isDone }) => !isDone); one; one = queue.find(({ isDone }) => !isDone)) {
      const { file, line } = one;
      one.isSending = true;
      say();
      const why = one.isCancelled ? "Cancelled. Nothing of it was brought in." : await send(file, one.id, one.folder, {
        sent: (bytes) => { one.sent = bytes; line.sent(bytes); },
        stalled: stalledWords(line, one),
        isCancelled: () => one.isCancelled,
      });
      one.isSending = false;
      one.isDone = true;
      if (why) line.ended(why);
      else {
        if (holdsFocus(line.node)) choose.focus();
        line.node.remove();
      }
    }
    queue.length = 0;
    isBusy = false;
    model.send({ all: "sent" }); // what is told only by several files together can be read now
    say();
  };

  // What was not sent and is no fault of a single file: one line for all of them, until somebody puts it away.
  const tell = (text, names) => {
    const more = names.length > 5 ? ` and ${names.length - 5} more` : "";
    const node = make("li", {}, make("p", { textContent: `${text}: ${names.slice(0, 5).join(", ")}${more}.` }),
      make("p", { className: "sp-file-acts" }, button("Put away", () => { node.remove(); choose.focus(); }, "sp-quiet")));
    sending.append(node);
  };

  const add = ({ files, others }) => {
    const waits = () => queue.filter(({ isDone }) => !isDone);
    if (others.length) tell("Left out of the folder, because they are no exports", others);
    if (!files.length && !others.length) tell("Nothing to send", ["the folder is empty"]);
    const room = Math.max(allowed.files - queue.length, 0);
    if (allowed.files > 1 && files.length > room) tell(`At most ${allowed.files} files go at once. Send these afterwards`, files.splice(room).map(({ file }) => file.name));
    for (const { file, folder } of files) {
      const isKnown = waits().some((one) => one.folder === folder && one.file.name === file.name && one.file.size === file.size && one.file.lastModified === file.lastModified);
      if (isKnown) continue;
      const line = lineOf(file);
      const before = queue.reduce((sum, one) => sum + one.file.size, 0);
      const why = queue.length >= allowed.files ? "At most one file at once. Send this one afterwards." : whyNot(file, allowed, before);
      if (why) { line.ended(`Not sent. ${why}`); line.stop = () => { line.node.remove(); choose.focus(); }; continue; }
      const one = { id: `${stem}${unique()}`, file, folder, line, sent: 0, isCancelled: false };
      line.stop = () => { one.isCancelled = true; };
      queue.push(one);
    }
    work();
  };

  const loose = (files) => ({ files: [...files].map((file) => ({ file, folder: "" })), others: [] });
  input.addEventListener("change", () => { add(loose(input.files)); input.value = ""; });
  folder.addEventListener("change", () => { add(chosenFolder(folder, allowed.kinds)); folder.value = ""; });
  const isOver = (event) => event.dataTransfer?.types.includes("Files");
  // A file that falls beside the place would open in the window and take the page away.
  const catchAll = (event) => { if (isOver(event)) event.preventDefault(); };
  const over = (event) => { if (isOver(event) && !model.get("locked")) { event.preventDefault(); zone.dataset.over = "true"; } };
  zone.addEventListener("dragenter", over);
  zone.addEventListener("dragover", over);
  zone.addEventListener("dragleave", (event) => { if (!zone.contains(event.relatedTarget)) delete zone.dataset.over; });
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    delete zone.dataset.over;
    if (model.get("locked")) return;
    if (!takesFolders) { add(loose(event.dataTransfer.files)); return; }
    dropped(event.dataTransfer, allowed.kinds).then(add, () => tell("Not sent", ["this browser cannot read the folder; open it and choose the files in it"]));
  });
  const onLeave = (event) => { if (isBusy) event.preventDefault(); };
  window.addEventListener("dragover", catchAll);
  window.addEventListener("drop", catchAll);
  window.addEventListener("beforeunload", onLeave);

  const drawReading = () => {
    const [done, all] = model.get("progress");
    reading.hidden = !all;
    reading.max = all || 1;
    reading.value = done || 0;
  };
  // Numbers stand at the right; on a phone each file is a stack of what is known about it. Roles stay when the style takes the table apart.
  const drawGlance = () => {
    const { head = [], rows = [] } = model.get("table");
    atGlance.hidden = !rows.length;
    // A long list would push away what waits for an answer, and on a phone all that follows.
    if (rows.length !== drawGlance.rows) atGlance.open = rows.length <= FEW || !(isNarrow.matches || model.get("lines").some(({ folded, state }) => !folded && state !== "kept"));
    drawGlance.rows = rows.length;
    const isNumber = (place) => rows.some((row) => row[place]) && rows.every((row) => /^[\d,]*$/.test(row[place]));
    const look = (text, place) => ({ textContent: text, className: isNumber(place) ? "sp-number" : "" });
    const role = (name, more = {}) => ({ attributes: { role: name, ...more } });
    const title = (text, place) => make("th", { scope: "col", ...look(text, place), ...role("columnheader") });
    const cell = (text, place) => (place ? make("td", { ...look(text, place), ...role("cell", { "data-title": head[place] }) }) : make("th", { scope: "row", ...look(text, place), ...role("rowheader") }));
    glance.replaceChildren(...(rows.length ? [make("table", role("table"), make("thead", role("rowgroup"), make("tr", role("row"), ...head.map(title))),
      make("tbody", role("rowgroup"), ...rows.map((row) => make("tr", role("row"), ...row.map(cell)))))] : []));
  };
  const draw = () => { box.hidden = model.get("locked"); say(); drawReading(); drawGlance(); };
  for (const name of ["status", "locked", "progress", "table"]) model.on(`change:${name}`, draw);
  el.append(box);
  draw();
  return () => {
    window.removeEventListener("dragover", catchAll);
    window.removeEventListener("drop", catchAll);
    window.removeEventListener("beforeunload", onLeave);
  };
}

export default { render };
