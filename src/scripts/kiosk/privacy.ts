// Answers and words searched for stay in this page's memory, and go with it.

import { Name } from '../contract';

/** Fields of the fragment that tell of the person: see `src/route/fragment.rs`. */
const PERSONAL: string[] = [Name.FIELD_QUERY, Name.FIELD_ANSWERS];

/** What was searched for, by the address that would say it. */
const queries = new Map<string, string>();

/** Takes the place of the browser's storage, which outlives the page. */
export function keepInMemory(): void {
  for (const name of ['sessionStorage', 'localStorage']) {
    const kept = new Map<string, string>();
    const value = {
      getItem: (key: string) => (kept.has(key) ? kept.get(key) : null),
      setItem: (key: string, text: string) => void kept.set(key, String(text)),
      removeItem: (key: string) => void kept.delete(key),
    };
    Object.defineProperty(window, name, { configurable: true, value });
  }
  for (const name of ['pushState', 'replaceState'] as const) {
    const change = history[name].bind(history);
    history[name] = function (state: unknown, _: string, address?: string | URL | null) {
      if (address == null) return change(state, '');
      const [path, fragment] = String(address).split('#');
      const fields = (fragment || '').split('&').filter(Boolean);
      const kept = fields.filter((field) => !PERSONAL.includes(field.split('=')[0]!));
      change(state, '', path + (kept.length ? '#' + kept.join('&') : ''));
      const words = fields.find((field) => field.startsWith(Name.FIELD_QUERY + '='));
      if (words) queries.set(here(), decodeURIComponent(words.slice(Name.FIELD_QUERY.length + 1)));
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

function here(): string {
  return (window.sitePlace || location).href;
}

/** Whoever comes back to what was found finds it again. */
function giveBack(): void {
  const words = queries.get(here());
  const field = document.getElementById(Name.ID_QUERY);
  if (!words || !(field instanceof HTMLInputElement) || field.value) return;
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function clear(): void {
  if ('speechSynthesis' in window) speechSynthesis.cancel();
  document.querySelectorAll<HTMLInputElement>('input, textarea').forEach((field) => (field.value = ''));
  document.querySelector('main')!.textContent = '';
}

/** Leaves nothing, and begins anew on the start page. */
export function forget(): void {
  clear();
  history.replaceState(null, '', document.documentElement.getAttribute(Name.DATA_ROOT));
  location.reload();
}
