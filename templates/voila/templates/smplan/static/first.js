// What the page needs while it streams in; it stands in the sheet itself and runs before the first paint.
// `smplan` is all that it leaves behind: the browser's memory, the parts finding their places, the way back to where one stopped.
window.smplan = (function () {
  'use strict';
  const root = document.documentElement;
  const memory = {
    get: (name) => { try { return localStorage.getItem(name); } catch { return null; } }, // private windows may refuse
    set: (name, value) => { try { localStorage.setItem(name, value); } catch { /* then nothing is remembered */ } },
  };

  // Before the first paint, so that a remembered choice of colours does not flash.
  const colours = memory.get('smplan:colours');
  if (colours === 'light' || colours === 'dark') root.dataset.theme = colours;

  // A part of the page has come: it goes to the place that the sheet keeps for it. Progress is told in what is there, never guessed.
  function place(number) {
    const spot = document.getElementById(`wb-part-${number}`);
    const came = [...document.querySelectorAll('.wb-came')];
    for (const part of came) {
      part.classList.remove('wb-came');
      part.hidden = false;
      part.dataset.model = part.textContent.match(/"model_id": ?"(\w+)"/)?.[1] ?? '';
    }
    spot?.append(...came);
    const spots = [...document.querySelectorAll('.wb-ask, .wb-look, .wb-check')];
    const here = spots.filter((one) => Number(one.id.split('-').pop()) <= number).length;
    if (spots.length) say(`, ${here} of ${spots.length} parts`);
  }

  function say(words) {
    const parts = document.getElementById('wb-parts');
    if (parts) parts.textContent = words;
  }

  // Voila calls these while the page streams in, and `voila_finish` a second time when its own program is there.
  window.voila_process = () => {};
  window.voila_heartbeat = () => say(', still at it');
  window.voila_finish = () => {
    if (window.themeLoaded) settle(performance.now() + 15000);
    else window.cellLoaded = true;
  };

  // The page is ready when every output stands where its script stood, and every form has drawn itself.
  function isWaiting() {
    const forms = [...document.querySelectorAll('.wb-output .lm-Panel')].filter((form) => !form.querySelector(':scope > * > *'));
    if (keeper) forms.filter((form) => form.textContent.startsWith(GIVEN_UP)).forEach(drawAgain);
    return forms.length > 0 || document.querySelector('script[type="application/vnd.voila.cell-output+json"]');
  }

  // A form that comes while a slow device is busy is given up: the widget manager looks for it for two seconds, and not once more
  // when these are over. It is there by then. Each form names its keeper, which can draw them all (forms/travel.py).
  const GIVEN_UP = 'Error displaying widget: model not found';
  let keeper;
  addEventListener('smplan:keeper', ({ detail }) => { keeper = detail; });

  async function drawAgain(form) {
    form.textContent = '';
    form.classList.remove('jupyter-widgets'); // the look of the sentence
    const { luminoWidget } = await keeper.create_view(await keeper.get_model(form.parentElement.dataset.model));
    luminoWidget.constructor.attach(luminoWidget, form);
  }

  function settle(until) {
    if (isWaiting() && performance.now() < until) { setTimeout(settle, 50, until); return; }
    document.body.append(document.querySelector('.wb-foot')); // voila.js put its shell behind the foot
    if (isWaiting()) waitFor(note('status', '', '<strong>Parts of this page are still coming.</strong> If they are not here in a minute, open the page again.'));
    ready();
  }

  function waitFor(said) {
    if (isWaiting()) setTimeout(waitFor, 250, said); else said.remove();
  }

  function note(role, tone, words) {
    const said = document.createElement('div');
    said.className = `wb-note ${tone}`;
    said.setAttribute('role', role);
    said.innerHTML = `<p>${words} What you saved before is safe.</p><p><a href="">Open this page again</a></p>`;
    document.querySelector('.wb-coming').before(said);
    return said;
  }

  function ready() {
    for (const gone of document.querySelectorAll('#wb-loading, .wb-coming, .wb-output:empty')) gone.remove();
    document.body.classList.add('wb-ready');
    dispatchEvent(new Event('smplan:ready'));
  }

  // The answer broke off before it was whole: the server could not start what is behind the page.
  addEventListener('load', () => {
    if (window.cellLoaded || document.body.classList.contains('wb-ready') || !document.querySelector('.wb-coming')) return;
    note('alert', 'wb-stop', '<strong>This page could not be prepared.</strong>');
    ready();
  });

  // Where one stopped: kept by shell.js, offered here on the start page before it is painted, so that nothing moves.
  const stopped = () => { try { return JSON.parse(memory.get(`smplan:stopped:${document.body.dataset.plan}`)); } catch { return null; } };

  function offerResume() {
    const last = stopped();
    if (!last || last.page === document.body.dataset.page || !/^\d\d_\w+$/.test(last.page)) return;
    const line = document.querySelector('.wb-resume');
    const link = document.createElement('a');
    link.href = `${last.page}.ipynb${document.body.dataset.query}#go-on`;
    link.textContent = `Go on with ${last.name}`;
    const day = new Date(last.at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });
    line.append(link, `, where you stopped on ${day}${last.question ? ` at “${last.question}”` : ''}.`);
    line.hidden = false;
  }

  // A full house: says when it tries again, and does. Nobody is lost by it: this page holds nothing that was typed.
  function tryAgain(seconds) {
    const at = new Date(Date.now() + seconds * 1000).toTimeString().slice(0, 5);
    document.getElementById('wb-again').textContent = `This page tries again by itself at ${at}.`;
    setTimeout(() => location.reload(), seconds * 1000);
  }

  return { memory, place, stopped, offerResume, tryAgain };
})();
