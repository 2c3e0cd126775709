// Listens for the heart of the page. Saving is the forms' business, and each form keeps what is typed until the plan has it
// (smplan_kernel/forms/static); here stands only: is anybody there? If not, a sentence in view within five seconds.
// The forms ask their kernel every second. As long as it answers, all is well; when it is silent, the server is asked why.

const BEAT = 1000; // milliseconds between two looks
const QUIET = 2000; // silence of the kernel after which the server is asked
const PATIENCE = 900; // after this an answer of the server is missing
const ALONE = 4000; // how often a page without forms asks

const { baseUrl, kernelId } = JSON.parse(document.getElementById('jupyter-config-data').textContent);
const head = document.querySelector('.wb-top');
let banner = null;
let lostAt = '';
let heard = 0; // when a form last heard its kernel; 0 on a page without forms
let doubts = 0; // how often in a row the server called a kernel idle that did not answer
let asked = 0;
let beaten = Date.now();
let isAsked = false; // somebody follows our own advice to load the page again: nothing to warn of

// 'here', 'gone' (a server, but nobody behind this page), 'strange' (a server that does not know us), 'silent' or 'offline'.
async function ask() {
  asked = Date.now();
  const started = performance.now();
  try {
    const answer = await fetch(`${baseUrl}api/kernels/${kernelId}`, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) return answer.status === 403 ? 'strange' : 'gone';
    return isDeaf(await answer.json()) ? 'gone' : 'here';
  } catch {
    // When the answer is missed by far, this page was held up, not the server: that says nothing about saving.
    if (performance.now() - started > PATIENCE + 500) return 'here';
    return navigator.onLine ? 'silent' : 'offline';
  }
}

// A kernel that was started anew is idle and knows nothing of this page. Once may be a coincidence; one that works will answer.
function isDeaf(kernel) {
  doubts = heard && kernel.execution_state !== 'busy' ? doubts + 1 : 0;
  return doubts > 1;
}

async function beat() {
  const now = Date.now();
  // A page that slept (a closed lid, a hidden tab) gives its kernel time to answer first, unless nobody was there before.
  if (now - beaten > 3 * BEAT && heard && !lostAt) heard = now;
  beaten = now;
  if (heard && now - heard < QUIET) calm();
  else if (heard || now - asked >= ALONE || lostAt) {
    const sign = await again(await ask());
    // A form may have heard its kernel while the server was asked: a socket can live where a request fails. A server that
    // answers for a silent kernel settles nothing yet.
    if (heard ? Date.now() - heard < QUIET : sign === 'here') calm();
    else if (sign !== 'here') alarm(sign);
  }
  setTimeout(beat, BEAT);
}

// A page without forms has this sign only, so a missing answer is asked for again before anybody is alarmed.
async function again(sign) {
  if (heard || sign !== 'silent') return sign;
  await new Promise((go) => { setTimeout(go, 200); });
  return ask();
}

const WORDS = {
  gone: 'Load this page again to go on. What you typed since is kept in this browser and will be offered to you.',
  strange: 'smplan was started anew. Open the link that it shows now; what you typed since is kept in this browser and will be offered to you.',
  silent: 'smplan does not answer. Perhaps it was closed, or this machine was asleep. Leave this window open and start smplan again; what you type is kept in this browser.',
  offline: 'This device has no connection. Go on writing and leave this window open: it is saved when the connection is back.',
};

function alarm(sign) {
  if (!banner) build();
  const text = banner.querySelector('.wb-advice');
  if (text.textContent !== WORDS[sign]) text.textContent = WORDS[sign];
  banner.querySelector('.wb-reload').hidden = sign !== 'gone';
  document.documentElement.style.setProperty('--lost', `${banner.offsetHeight}px`);
  tell(true);
}

function calm() {
  doubts = 0;
  lostAt = '';
  tell(false);
  if (!banner) return;
  banner.remove();
  banner = null;
  document.body.classList.remove('wb-alone');
  document.documentElement.style.removeProperty('--lost');
}

const tell = (lost) => window.dispatchEvent(new CustomEvent('smplan:line', { detail: { lost } }));

function build() {
  lostAt = new Date().toTimeString().slice(0, 5);
  banner = document.createElement('div');
  banner.className = 'wb-lost';
  banner.setAttribute('role', 'alert');
  banner.innerHTML = '<p><strong></strong> <span class="wb-advice"></span></p><div><button type="button" class="wb-copy">Copy what stands here</button>'
    + '<button type="button" class="wb-reload">Load this page again</button></div>';
  banner.querySelector('strong').textContent = `Not saved since ${lostAt}. What was saved before is safe.`;
  // The forms know their answers; a page without forms has none.
  banner.querySelector('.wb-copy').hidden = !heard;
  banner.querySelector('.wb-copy').addEventListener('click', ({ target }) => window.dispatchEvent(new CustomEvent('smplan:copy', { detail: target })));
  banner.querySelector('.wb-reload').addEventListener('click', () => { isAsked = true; location.reload(); });
  document.body.classList.add('wb-alone');
  head.append(banner);
}

// Voila ends the kernel as soon as somebody wants to leave, also when they are asked and stay. Here the kernel ends when the page
// has really gone, and leaving is asked about only while something is not saved (data-unsaved is the save state's own word).
addEventListener('beforeunload', (event) => {
  event.stopImmediatePropagation();
  window.dispatchEvent(new CustomEvent('smplan:leaving'));
  if (document.body.hasAttribute('data-unsaved') && !isAsked) event.preventDefault();
}, { capture: true });
addEventListener('pagehide', () => {
  const form = new FormData();
  form.append('_xsrf', document.cookie.match('\\b_xsrf=([^;]*)\\b')?.[1] ?? '');
  navigator.sendBeacon(`${baseUrl}voila/api/shutdown/${kernelId}`, form);
});

addEventListener('smplan:heard', () => { heard = Date.now(); if (banner) calm(); });
for (const name of ['online', 'offline']) addEventListener(name, () => { heard = heard && Math.min(heard, Date.now() - QUIET + BEAT); });
// The back button may bring back a page whose kernel has ended.
addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
setTimeout(beat, BEAT);
