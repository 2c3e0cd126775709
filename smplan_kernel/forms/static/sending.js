// Sending a file: looked at before anything leaves, then piece by piece. The next piece leaves when the kernel has the one
// before, so a break loses nothing: the kernel is asked which piece it waits for, and it goes on from there.

const ANSWERS_WITHIN = 5000; // milliseconds; a longer silence is told
const ASKS_AGAIN = 3000;
const DAMAGED_AT_MOST = 3;

// Why a file is not sent, or "". `before` is the size of all files that wait already.
function whyNot(file, allowed, before) {
  if (!file.size) return "The file is empty. Download the export again.";
  if (file.size > allowed.each) return `The file has ${sizeWords(file.size)}; at most ${Math.round(allowed.each / 1048576)} MB can be sent. Export a shorter period.`;
  if (allowed.kinds.length && !allowed.kinds.some((kind) => file.name.toLowerCase().endsWith(kind))) return `This kind of file cannot be brought in. Choose ${allowed.words}.`;
  if (before + file.size > allowed.together) return `Together the files have more than ${Math.round(allowed.together / 1048576)} MB. Send this one afterwards.`;
  return "";
}

function senderOf(model) {
  const hearers = new Map(); // file -> what hears its answers
  model.on("msg:custom", (message) => { if (message && "file" in message) hearers.get(message.file)?.(message); });
  const put = (content, buffers) => { try { model.send(content, undefined, buffers); } catch { /* a closed line is told by its silence */ } };

  // Sends one file; resolves with "" when the kernel has it whole, else with the sentence why not.
  return async function send(file, id, folder, { sent, stalled, isCancelled }) {
    const { piece } = model.get("allowed");
    let next = 0;
    let damaged = 0;
    const answerTo = (ask) => new Promise((resolve) => {
      let isStalled = false;
      const done = (answer) => { clearTimeout(timer); hearers.delete(id); resolve(answer); };
      const wait = () => {
        if (isCancelled()) { done({ cancelled: true }); return; }
        if (Date.now() - began > ANSWERS_WITHIN && !isStalled) { isStalled = true; stalled(true); }
        if (Date.now() - asked > ASKS_AGAIN && isStalled) { asked = Date.now(); put({ where: id }); }
        timer = setTimeout(wait, 250);
      };
      const began = Date.now();
      let asked = Date.now();
      let timer = setTimeout(wait, 250);
      hearers.set(id, (answer) => { if (isStalled) stalled(false); done(answer); });
      ask();
    });
    while (true) {
      const begin = next * piece;
      let bytes;
      try { bytes = new Uint8Array(await file.slice(begin, Math.min(begin + piece, file.size)).arrayBuffer()); }
      catch { return "This browser cannot read the file. If it is a folder, open it and choose the files in it; if it was changed or moved, choose it again."; }
      const told = { file: id, name: file.name, folder, size: file.size, number: next, sum: checksum(bytes), changed: file.lastModified || 0 };
      const answer = await answerTo(() => put({ piece: told }, [bytes.buffer]));
      if (isCancelled()) { put({ cancel: id }); return "Cancelled. Nothing of it was brought in."; }
      if (answer.refused) return answer.refused;
      if (answer.whole) return "";
      if (answer.damaged) { damaged += 1; if (damaged > DAMAGED_AT_MOST) return "It arrives damaged again and again. Try another connection."; }
      next = answer.next;
      sent(Math.min(next * piece, file.size));
    }
  };
}
