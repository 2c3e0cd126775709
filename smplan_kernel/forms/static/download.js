// Files to take home: the kernel makes one when its button is pressed, this page fetches it piece by piece and hands it over as one.

const SILENCE = 8000; // milliseconds without an answer, after which it is said
const TRIES = 3;

function render({ model, el }) {
  const stem = unique();
  const hearers = new Set();
  model.on("msg:custom", (message, buffers) => { for (const hear of [...hearers]) hear(message, buffers); });
  const put = (content) => { try { model.send(content); } catch { /* a closed line is told by its silence */ } };

  // One question and the first answer that fits it; null after a silence.
  const ask = (content, fits, within) => new Promise((resolve) => {
    const done = (answer) => { clearTimeout(timer); hearers.delete(hear); resolve(answer); };
    const hear = (message, buffers) => { if (fits(message)) done({ ...message, buffers }); };
    const timer = setTimeout(() => done(null), within);
    hearers.add(hear);
    put(content);
  });

  const bytesOf = (buffer) => new Uint8Array(buffer.buffer ?? buffer, buffer.byteOffset ?? 0, buffer.byteLength);
  const piece = async (made, number) => {
    for (let time = 0; time < TRIES; time += 1) {
      const answer = await ask({ part: made.made, number }, (one) => one.gone === made.made || (one.part === made.made && one.number === number), SILENCE);
      if (answer?.gone) return null;
      if (!answer) continue;
      const bytes = bytesOf(answer.buffers[0]);
      if (checksum(bytes) === answer.sum) return bytes;
    }
    return null;
  };

  const fetched = async (key, say) => {
    say("Making the file.");
    const made = await ask({ make: key }, (one) => (one.made && one.key === key) || one.failed === key, 6 * SILENCE);
    if (!made) return "Nobody answers. Try again when the connection is back.";
    if (made.failed) return made.sentence;
    const parts = [];
    for (let number = 0; number < made.pieces; number += 1) {
      const bytes = await piece(made, number);
      if (!bytes) return `The file did not arrive whole: ${number} of ${made.pieces} parts. Try again when the connection is back.`;
      parts.push(bytes);
      if (made.pieces > 1) say(`Fetched ${number + 1} of ${made.pieces} parts.`);
    }
    const blob = new Blob(parts, { type: made.media });
    if (blob.size !== made.size) return "The file did not arrive whole. Try again.";
    const link = make("a", { href: URL.createObjectURL(blob), download: made.file, hidden: true });
    el.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    return `${made.file} is among your downloads, ${sizeWords(made.size)}.`;
  };

  const line = ({ key, words, help }) => {
    const status = make("p", { className: "sp-soft", attributes: { role: "status" } });
    let isBusy = false;
    const act = button(words, async () => {
      if (isBusy) return;
      isBusy = true;
      act.setAttribute("aria-disabled", "true");
      status.textContent = await fetched(key, (text) => { status.textContent = text; });
      act.removeAttribute("aria-disabled");
      isBusy = false;
    });
    if (help) act.setAttribute("aria-describedby", `${stem}-${key}`);
    return make("li", {}, act, ...(help ? [make("p", { id: `${stem}-${key}`, className: "sp-help", textContent: help })] : []), status);
  };
  const title = model.get("title");
  const lines = model.get("offers").map(line);
  // A button that belongs to the page as a whole stands in its frame; without a frame (JupyterLab) it stands where it was shown.
  const frame = model.get("place") && (document.getElementById(model.get("place")) ?? document.querySelector("footer.wb-foot"));
  const node = frame ? make("div", { className: "sp sp-download sp-framed" }, ...lines.flatMap((one) => [...one.childNodes]))
    : make("section", { className: "sp sp-download", attributes: { "aria-label": title || "Download" } }, ...(title ? [make("h3", { textContent: title })] : []), make("ul", { className: "sp-downloads" }, ...lines));
  (frame || el).append(node);
  // A page is ready when each of its outputs has drawn something.
  if (frame) el.append(make("span", { hidden: true }));
  return () => node.remove();
}

export default { render };
