// Listens for the heart of the page. Saving is the forms' business, and each form keeps what is typed until the plan has it
// (smplan_kernel/forms/static); here stands only: is anybody there? If not, a sentence in view within five seconds.
// Two signs count: the server's answer about this page's kernel, and the form's own question to that kernel.

const BEAT = 2000; // milliseconds between two questions
const PATIENCE = 1200; // after this an answer is missing; one missing answer is asked for again before anybody is alarmed

const { baseUrl, kernelId } = JSON.parse(document.getElementById('jupyter-config-data').textContent);
const head = document.querySelector('.wb-top');
let banner = null;

// 'here', 'gone' (a server, but nobody behind this page), 'strange' (a server that does not know us) or 'silent'.
async function ask() {
  const asked = performance.now();
  try {
    const answer = await fetch(`${baseUrl}api/kernels/${kernelId}`, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) return answer.status === 403 ? 'strange' : 'gone';
    return formIsLost(await answer.json()) ? 'gone' : 'here';
  } catch {
    // When the answer is missed by far, this page was held up, not the server: that says nothing about saving.
    return performance.now() - asked > PATIENCE + 500 ? 'here' : 'silent';
  }
}

// A form that gets no answer from its kernel says so in the head of the page. Once may be a coincidence, and a kernel that
// still works on something will answer.
let unanswered = 0;
function formIsLost(kernel) {
  const isLost = document.querySelector('#sp-save-state [data-state="lost"]') && kernel.execution_state !== 'busy';
  unanswered = isLost ? unanswered + 1 : 0;
  return unanswered > 1;
}

async function beat() {
  let sign = await ask();
  if (sign === 'silent') {
    await new Promise((go) => { setTimeout(go, 200); });
    sign = await ask();
  }
  if (sign === 'here') calm(); else alarm(sign);
  setTimeout(beat, BEAT);
}

const WORDS = {
  gone: 'Load this page again to go on; what you typed will be offered to you.',
  strange: 'smplan was started anew. Open the link that it shows now; what you typed will be offered to you.',
  silent: 'smplan does not answer. Perhaps it was closed, or this machine was asleep. Leave this window open and start smplan again.',
};

function alarm(sign) {
  if (!banner) build();
  const text = banner.querySelector('.wb-advice');
  if (text.textContent !== WORDS[sign]) text.textContent = WORDS[sign];
  banner.querySelector('.wb-reload').hidden = sign !== 'gone';
  document.documentElement.style.setProperty('--lost', `${banner.offsetHeight}px`);
}

function calm() {
  banner?.remove();
  banner = null;
  document.body.classList.remove('wb-alone');
  document.documentElement.style.removeProperty('--lost');
}

function build() {
  const time = new Date().toTimeString().slice(0, 5);
  banner = document.createElement('div');
  banner.className = 'wb-lost';
  banner.setAttribute('role', 'alert');
  banner.innerHTML = '<p><strong></strong> <span class="wb-advice"></span></p><div><button type="button" class="wb-copy">Copy what stands here</button>'
    + '<button type="button" class="wb-reload">Load this page again</button></div>';
  banner.querySelector('strong').textContent = `Not saved: the connection was lost at ${time}. What was saved before is safe.`;
  banner.querySelector('.wb-copy').addEventListener('click', copy);
  banner.querySelector('.wb-reload').addEventListener('click', () => location.reload());
  document.body.classList.add('wb-alone');
  head.append(banner);
}

// Every answer on the page with its question, as plain text for a letter or a note.
function answers() {
  const inputs = document.querySelectorAll('main :is(input, select, textarea)');
  return [...inputs].filter((input) => !['hidden', 'file', 'button'].includes(input.type)).map((input) => {
    const label = input.getAttribute('aria-label') || input.labels?.[0]?.textContent.trim() || input.name;
    const value = input.type === 'checkbox' || input.type === 'radio' ? (input.checked ? 'yes' : 'no') : input.selectedOptions?.[0]?.text ?? input.value;
    return `${label}: ${value}`;
  }).join('\n');
}

async function copy({ target }) {
  try {
    await navigator.clipboard.writeText(answers());
    target.textContent = 'Copied';
  } catch { // without https only this machine may use the clipboard: show the text to be marked by hand
    const text = document.createElement('textarea');
    text.readOnly = true;
    text.value = answers();
    text.setAttribute('aria-label', 'What stands on this page');
    target.replaceWith(text);
    text.select();
  }
}

// The back button may bring back a page whose kernel has ended.
addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
setTimeout(beat, BEAT);
