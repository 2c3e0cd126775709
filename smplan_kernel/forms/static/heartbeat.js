// Whether anybody keeps what is typed: a question to the kernel every second, and what its silence means. On our own pages the
// dress asks the server why (heart.js) and tells it here; elsewhere silence alone must do.

const BEAT = 1000; // milliseconds between two questions to the kernel
const LOST = 6000; // silence after which nobody is taken to be there, where nobody can ask the server

// While somebody writes or has a list open, what others wrote waits: it must not be written over, nor close the list.
const isTyping = () => document.querySelector("[data-typing]") !== null;
const isChoosing = () => CSS.supports("selector(select:open)") && document.querySelector("select:open") !== null;

function heartbeat(model, { isDressed, changed }) {
  let heard = Date.now();
  let beaten = Date.now();
  let lostAt = "";
  const judge = (isLost) => {
    if (Boolean(lostAt) === isLost) return;
    lostAt = isLost ? new Date().toTimeString().slice(0, 5) : "";
    changed(isLost);
  };
  const beat = () => {
    // A page that was held up (a closed lid, a hidden tab) has not lost anybody: it asks first.
    if (Date.now() - beaten > 3 * BEAT && !lostAt) heard = Date.now();
    beaten = Date.now();
    try { model.send({ ping: beaten, look: isTyping() || isChoosing() ? "away" : "here" }); } catch { /* a closed line is told by its silence */ }
    if (!isDressed) judge(Date.now() - heard > LOST);
    changed();
  };
  const onPong = (message) => {
    if (!("pong" in message)) return;
    heard = Date.now();
    window.dispatchEvent(new CustomEvent("smplan:heard"));
    judge(false);
  };
  const onLine = ({ detail }) => judge(detail.lost);
  const onVisible = () => { if (!document.hidden) beat(); };
  model.on("msg:custom", onPong);
  window.addEventListener("smplan:line", onLine);
  document.addEventListener("visibilitychange", onVisible);
  const timer = setInterval(beat, BEAT);
  beat();
  return {
    lostAt: () => lostAt,
    stop() {
      clearInterval(timer);
      window.removeEventListener("smplan:line", onLine);
      document.removeEventListener("visibilitychange", onVisible);
    },
  };
}
