// The page around the questions: colours, the list of pages, links that keep the plan, paper, and where one stopped.
// Loaded beside the sheet; first.js has run before.
(function () {
  'use strict';
  const { memory, stopped } = window.smplan;
  const PATIENCE = 8000; // milliseconds that paper waits for drawings and for the kernel
  const root = document.documentElement;
  const here = document.body.dataset;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme === 'auto' ? dark.matches : root.dataset.theme === 'dark');

  colours();
  pages();
  links();
  progress();
  paper();
  place();

  function colours() {
    const button = document.getElementById('wb-theme');
    const label = () => { button.textContent = isDark() ? 'Light colours' : 'Dark colours'; };
    button.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      memory.set('smplan:colours', root.dataset.theme);
      label();
    });
    dark.addEventListener('change', label);
    label();
  }

  function pages() {
    const line = document.querySelector('.wb-here');
    if (!line) return;
    const open = (yes) => line.setAttribute('aria-expanded', String(yes));
    line.addEventListener('click', () => open(line.getAttribute('aria-expanded') !== 'true'));
    line.parentElement.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') { open(false); line.focus(); }
    });
  }

  function links() {
    const address = new URL(location.href);
    // The key to the server has done its work: the browser holds a cookie now. It should not stand in screenshots.
    if (address.searchParams.has('token')) {
      address.searchParams.delete('token');
      history.replaceState(null, '', address);
    }
    // What a page or a form writes names only the page; the plan and the example go along.
    document.addEventListener('click', (event) => {
      const link = event.target.closest?.('main a[href*=".ipynb"]');
      if (!link || !here.query) return;
      const there = new URL(link.href);
      if (there.origin !== location.origin) return;
      const isExample = here.query.includes('example=');
      if (link.closest('.wb-example') || (there.searchParams.has('plan') && !isExample)) return;
      there.search = [here.query.slice(1), ...[...there.searchParams].filter(([name]) => !['plan', 'example'].includes(name)).map((pair) => new URLSearchParams([pair]))].filter(String).join('&');
      link.href = there;
    }, true);
  }

  // `smplan:progress` on the window: after each save the checkpoint (forms/static/checkpoint.js) tells how far each page is,
  // as { page key: { state: "empty" | "started" | "done", words } }.
  function progress() {
    addEventListener('smplan:progress', ({ detail }) => {
      for (const [key, { state, words }] of Object.entries(detail)) {
        const step = document.querySelector(`.wb-nav [data-step="${CSS.escape(key)}"]`);
        if (!step) continue;
        step.querySelector('.wb-dot').dataset.state = state;
        step.querySelector('.wb-words').textContent = words;
      }
    });
  }

  // Paper shows what is folded on the screen, and answers as text: some browsers print an empty box for a date, and a long
  // answer would be cut off at the edge of its box.
  function paper() {
    let folded = [];
    let written = [];
    const unfold = () => {
      const folds = [...document.querySelectorAll('main details:not([open])')];
      // A fold that is filled when it opens hears of it too late for paper, so it is told at once.
      for (const fold of folds) { fold.open = true; fold.dispatchEvent(new Event('toggle')); }
      folded.push(...folds);
    };
    const write = () => {
      const boxes = [...document.querySelectorAll('main :is(input, select, textarea)')].filter(isText);
      written.push(...boxes.filter((box) => !box.nextElementSibling?.matches('.wb-printed')).map(asText));
    };
    // Forms write what they hold back for the screen when they hear of paper. They listen in the capturing phase, so all of
    // it is there by now, also that of a form which came late.
    addEventListener('beforeprint', () => { unfold(); write(); });
    addEventListener('afterprint', () => {
      for (const fold of folded) fold.open = false;
      for (const text of written) text.remove();
      folded = written = [];
    });
    // Some folds are filled by the kernel when they are opened, and charts that nobody has looked at are not drawn yet: both
    // get their time. `smplan:paper` on the window: whoever has something to finish adds a promise to detail.waits.
    const onPaper = async () => {
      unfold();
      const waits = [after(200)];
      dispatchEvent(new CustomEvent('smplan:paper', { detail: { waits } }));
      await Promise.race([Promise.allSettled(waits), after(PATIENCE)]);
      print();
    };
    document.getElementById('wb-print')?.addEventListener('click', onPaper);
    addEventListener('keydown', (event) => {
      if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      onPaper();
    });
  }

  const after = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

  const isText = (input) => !['checkbox', 'radio', 'hidden', 'file', 'button', 'submit'].includes(input.type);

  function asText(input) {
    const text = document.createElement('span');
    text.className = 'wb-printed';
    text.textContent = answer(input) || '\u00a0';
    input.after(text);
    return text;
  }

  function answer(input) {
    if (input.type === 'date' && input.valueAsDate) return input.valueAsDate.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    return input.selectedOptions ? [...input.selectedOptions].map((one) => one.value && one.text).filter(Boolean).join(', ') : input.value;
  }

  // Where one stopped: the page, and the question last touched. Whoever comes back by the link of the start page, or loads the
  // page again, finds the question in view; the focus stays where it is.
  function place() {
    if (!here.plan || !here.name || here.query.includes('example=')) return;
    document.addEventListener('focusin', ({ target }) => {
      const part = target.closest?.('main .wb-output');
      if (!part) return;
      const heading = headingOf(part);
      memory.set(`smplan:stopped:${here.plan}`, JSON.stringify({ page: here.page, name: here.name, part: part.id, question: heading?.textContent ?? '', at: Date.now() }));
    });
    if (document.body.classList.contains('wb-ready')) goOn(); else addEventListener('smplan:ready', goOn);
  }

  function headingOf(part) {
    let before = part.previousElementSibling;
    while (before && !before.querySelector('h2')) before = before.previousElementSibling;
    return before?.querySelector('h2');
  }

  function goOn() {
    const last = stopped();
    const [how] = performance.getEntriesByType('navigation');
    if (!last || last.page !== here.page || !(location.hash === '#go-on' || how?.type === 'reload' || how?.type === 'back_forward')) return;
    const part = document.getElementById(last.part);
    if (part && scrollY < 10) (headingOf(part) ?? part).scrollIntoView({ block: 'start' });
  }
})();
