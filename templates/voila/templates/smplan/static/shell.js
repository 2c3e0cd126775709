// The page around the questions: colours, the list of pages, progress while it is prepared, links that keep the plan.
// Runs before the first paint, so that a remembered choice of colours does not flash.
(function () {
  'use strict';
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const memory = {
    get: (name) => { try { return localStorage.getItem(name); } catch { return null; } }, // private windows may refuse
    set: (name, value) => { try { localStorage.setItem(name, value); } catch { /* the choice lasts for this page */ } },
  };

  const remembered = memory.get('smplan:colours');
  if (remembered === 'light' || remembered === 'dark') root.dataset.theme = remembered;
  const isDark = () => (root.dataset.theme === 'auto' ? dark.matches : root.dataset.theme === 'dark');

  // Voila calls these three while the page streams in.
  window.voila_process = (part, of) => say(`Preparing part ${part} of ${of}`, part / of * 0.7);
  window.voila_heartbeat = () => say('Still preparing, thank you for waiting');
  window.voila_finish = () => {
    if (!window.themeLoaded) { window.cellLoaded = true; say('Setting out the questions', 0.8); return; }
    settle(performance.now() + 15000);
  };

  function say(words, share) {
    const bar = document.getElementById('wb-progress');
    if (!bar) return;
    document.getElementById('wb-loading').textContent = words;
    if (share) bar.value = share;
  }

  // The page is ready when every output stands where its script stood, and every form has drawn itself.
  const isWaiting = () => document.querySelector('script[type="application/vnd.voila.cell-output+json"]')
    || [...document.querySelectorAll('.wb-output > .lm-Panel')].some((form) => !form.querySelector(':scope > * > *'));

  function settle(until) {
    if (isWaiting() && performance.now() < until) { setTimeout(settle, 50, until); return; }
    document.getElementById('wb-progress')?.remove();
    document.getElementById('wb-loading')?.remove();
    document.body.append(document.querySelector('.wb-foot')); // voila.js put its shell behind the foot
    document.body.classList.add('wb-ready');
  }

  addEventListener('DOMContentLoaded', () => {
    colours();
    pages();
    links();
  });

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
    const here = document.querySelector('.wb-here');
    if (!here) return;
    const open = (yes) => here.setAttribute('aria-expanded', String(yes));
    here.addEventListener('click', () => open(here.getAttribute('aria-expanded') !== 'true'));
    here.parentElement.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') { open(false); here.focus(); }
    });
  }

  function links() {
    const address = new URL(location.href);
    // The key to the server has done its work: the browser holds a cookie now. It should not stand in screenshots.
    if (address.searchParams.has('token')) {
      address.searchParams.delete('token');
      history.replaceState(null, '', address);
    }
    const plan = document.body.dataset.plan;
    document.addEventListener('click', (event) => {
      const link = event.target.closest?.('main a[href*=".ipynb"]');
      if (!link || !plan) return;
      const there = new URL(link.href);
      if (there.origin !== location.origin || there.searchParams.has('plan')) return;
      there.searchParams.set('plan', plan);
      link.href = there;
    }, true);
  }

  // Paper shows what is folded on the screen.
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('details:not([open])')];
    folded.forEach((fold) => { fold.open = true; });
  });
  addEventListener('afterprint', () => folded.forEach((fold) => { fold.open = false; }));
})();
