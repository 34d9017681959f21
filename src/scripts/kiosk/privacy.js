// Answers and words searched for stay in this page's memory, and go with it.

/** Fields of the fragment that tell of the person: see `src/route/fragment.rs`. */
const PERSONAL = ['q', 'a'];

/** What was searched for, by the address that would say it. */
const queries = new Map();

/** Takes the place of the browser's storage, which outlives the page. */
export function keepInMemory() {
  for (const name of ['sessionStorage', 'localStorage']) {
    const kept = new Map();
    const value = {
      getItem: (key) => (kept.has(key) ? kept.get(key) : null),
      setItem: (key, text) => void kept.set(key, String(text)),
      removeItem: (key) => void kept.delete(key),
    };
    Object.defineProperty(window, name, { configurable: true, value });
  }
  for (const name of ['pushState', 'replaceState']) {
    const change = history[name].bind(history);
    history[name] = function (state, title, address) {
      if (address == null) return change(state, '');
      const [path, fragment] = String(address).split('#');
      const fields = (fragment || '').split('&').filter(Boolean);
      const kept = fields.filter((field) => !PERSONAL.includes(field.split('=')[0]));
      change(state, '', path + (kept.length ? '#' + kept.join('&') : ''));
      const words = fields.find((field) => field.startsWith('q='));
      if (words) queries.set(here(), decodeURIComponent(words.slice(2)));
      else queries.delete(here());
    };
  }
  const { hash, href } = window.sitePlace || location;
  if (hash.includes('=')) {
    history.replaceState(history.state, '', href);
    giveBack();
  }
  new MutationObserver(giveBack).observe(document.body, { childList: true });
  // A page that the browser keeps for the way back would keep what was answered on it.
  window.addEventListener('pagehide', clear);
  window.addEventListener('pageshow', (event) => event.persisted && location.reload());
}

function here() {
  return (window.sitePlace || location).href;
}

/** Whoever comes back to what was found finds it again. */
function giveBack() {
  const words = queries.get(here());
  const field = document.getElementById('query');
  if (!words || !field || field.value) return;
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function clear() {
  if (window.speechSynthesis) speechSynthesis.cancel();
  document.querySelectorAll('input, textarea').forEach((field) => (field.value = ''));
  document.querySelector('main').textContent = '';
}

/** Leaves nothing, and begins anew on the start page. */
export function forget() {
  clear();
  history.replaceState(null, '', document.documentElement.getAttribute('data-root'));
  location.reload();
}
