// The workbook in JupyterLab: a page shows its questions as soon as it is opened, and a link from page to page stays inside.
// JupyterLab loads it as a federated extension; `smplan open` alone offers it, so nobody else's notebooks begin by themselves.
// There is no build step: the few lines of a module container are written out here.
(function () {
  "use strict";
  const PAGE = /(?:^|\/)(\d\d_[a-z_]+\.ipynb)$/;
  const begun = new WeakSet();

  async function begin(app, panel) {
    const { context, sessionContext } = panel ?? {};
    if (!context || !sessionContext || begun.has(panel) || !PAGE.test(context.path)) return;
    begun.add(panel);
    await Promise.all([context.ready, sessionContext.ready]);
    await sessionContext.session?.kernel?.info; // what is asked before the kernel stands is forgotten without a word
    if (panel.isDisposed || app.shell.currentWidget !== panel) { begun.delete(panel); return; }
    await app.commands.execute("notebook:run-all-cells");
    await app.commands.execute("notebook:enter-command-mode");
    panel.node.querySelector(".jp-WindowedPanel-outer")?.scrollTo({ top: 0 });
  }

  function stay(app, event) {
    const link = event.target.closest?.(".jp-Notebook .sp a[href*='.ipynb'], .jp-OutputArea a[href*='.ipynb']");
    const there = link && new URL(link.href);
    const page = there?.origin === location.origin && PAGE.exec(there.pathname);
    if (!page) return;
    event.preventDefault();
    event.stopPropagation();
    app.commands.execute("docmanager:open", { path: page[1] });
  }

  const plugin = {
    id: "smplan-pages:plugin",
    description: "Shows a page of the workbook when it is opened.",
    autoStart: true,
    activate(app) {
      document.addEventListener("click", (event) => stay(app, event), true);
      app.restored.then(() => {
        begin(app, app.shell.currentWidget);
        app.shell.currentChanged.connect((_, { newValue }) => begin(app, newValue));
      });
    },
  };

  const modules = { "./extension": { __esModule: true, default: plugin } };
  (window._JUPYTERLAB ??= {})["smplan-pages"] = { init() {}, get: async (name) => () => modules[name] };
})();
