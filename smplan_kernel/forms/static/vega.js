// The bundle that draws charts, loaded once for all charts of the browser's page: from the workbook's server, which lets the browser
// keep it, or else from the kernel. Nothing is ever asked from another machine.

const SHARED = Symbol.for("smplan.vega");
const PATIENCE = 60000; // milliseconds; a kernel that makes the bundle for the first time needs a few seconds

function vega(model) {
  globalThis[SHARED] ??= fetched(model).then((bundle) => {
    globalThis.dispatchEvent(new Event("smplan:vega"));
    return bundle;
  }, (problem) => {
    delete globalThis[SHARED]; // the next chart may try again
    throw problem;
  });
  return globalThis[SHARED];
}

async function fetched(model) {
  const address = model.get("address");
  if (address) {
    try { return await import(new URL(address, location.origin)); } catch { /* the kernel has it too */ }
  }
  return given(model);
}

function given(model) {
  return new Promise((resolve, reject) => {
    const waiting = setTimeout(() => settle(reject, new Error("no bundle came")), PATIENCE);
    const settle = (act, what) => { clearTimeout(waiting); model.off("msg:custom", take); act(what); };
    const take = (message, buffers) => {
      if (message?.bundle !== true) return;
      const address = URL.createObjectURL(new Blob([buffers[0]], { type: "text/javascript" }));
      import(address).then((bundle) => settle(resolve, bundle), (problem) => settle(reject, problem)).finally(() => URL.revokeObjectURL(address));
    };
    model.on("msg:custom", take);
    model.send({ bundle: true });
  });
}
