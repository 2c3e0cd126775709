// Which windows of this workbook are open. Each has a name of its own that a reload keeps, so that the drafts of one window are
// neither eaten nor offered by another while it is still there. The parts of a page share one such name.

const ROLL_CALL = 300; // milliseconds in which an open window answers; one that is gone never does

function thisWindow() {
  if (globalThis.smplanWindow) return globalThis.smplanWindow;
  const kept = (name) => { try { if (name) sessionStorage.setItem("smplan:window", name); return sessionStorage.getItem("smplan:window"); } catch { return null; } };
  const listeners = new Set();
  const living = new Set();
  const born = Date.now();
  const me = {
    name: kept() ?? kept(unique()) ?? unique(),
    born,
    isLiving: (name) => living.has(name),
    onChange(act) { listeners.add(act); return () => listeners.delete(act); },
    ready: new Promise((go) => { setTimeout(go, ROLL_CALL); }),
  };
  globalThis.smplanWindow = me;
  if (!globalThis.BroadcastChannel) return me;
  const channel = new BroadcastChannel("smplan");
  channel.addEventListener("message", ({ data }) => {
    if (data.asks) {
      // A window that was copied brings my name along: it hears my answer and takes another one.
      channel.postMessage({ here: me.name, born });
      if (data.asks !== me.name) living.add(data.asks);
    } else if (data.here === me.name && data.born < born) {
      me.name = kept(unique()) ?? unique();
      channel.postMessage({ here: me.name, born });
    } else if (data.here) living.add(data.here);
    else if (data.gone && living.delete(data.gone)) listeners.forEach((act) => act());
  });
  addEventListener("pagehide", () => channel.postMessage({ gone: me.name }));
  channel.postMessage({ asks: me.name });
  return me;
}
