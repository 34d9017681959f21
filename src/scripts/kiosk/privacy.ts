// Keeps answers and queries in the page's memory only, and hands them over to the next page of the same user.

import { Name } from '../contract';

/** Fields of the fragment with personal data: see `src/route/fragment.rs`. */
const PERSONAL: string[] = [Name.FIELD_QUERY, Name.FIELD_ANSWERS];

const NEW_VERSION_TAKES_MS = 3000;

/** Queries by the URL that would have contained them. */
const queries = new Map<string, string>();

/** The data handed over to the next page. */
interface Handover {
  /** When the page was left, in ms since 1970. */
  at: number;
  kept: [string, string][];
  queries: [string, string][];
}

/** The storage key of the handover. */
const HANDOVER = 'kiosk-handover';
/** After this time the next page belongs to another user. */
const HANDOVER_LASTS_MS = 30_000;

let isForgetting = false;

/** Replaces the browser's storage, which outlives the page. Returns whether the previous page handed anything over. */
export function keepInMemory(): boolean {
  const handed = takeOver();
  handed.queries.forEach(([address, words]) => queries.set(address, words));
  const session = new Map(handed.kept);
  const storage = realStorage();
  for (const [name, kept] of [['sessionStorage', session], ['localStorage', new Map<string, string>()]] as const) {
    const value = {
      getItem: (key: string) => (kept.has(key) ? kept.get(key) : null),
      setItem: (key: string, text: string) => void kept.set(key, String(text)),
      removeItem: (key: string) => void kept.delete(key),
    };
    Object.defineProperty(window, name, { configurable: true, value });
  }
  for (const name of ['pushState', 'replaceState'] as const) {
    const change = history[name].bind(history);
    // Safari refuses after 100 calls in 30 seconds; queries then stay in the URL until the session ends.
    const tryTo = (state: unknown, address?: string): void => {
      try {
        change(state, '', address);
      } catch (error) {
        // See above.
      }
    };
    history[name] = function (state: unknown, _: string, address?: string | URL | null) {
      if (address == null) return tryTo(state);
      const [path, fragment] = String(address).split('#');
      const fields = (fragment || '').split('&').filter(Boolean);
      const kept = fields.filter((field) => !PERSONAL.includes(field.split('=')[0]!));
      tryTo(state, path + (kept.length ? '#' + kept.join('&') : ''));
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
  document.addEventListener(Name.EVENT_PAGE, giveBack);
  // The back/forward cache would preserve the answers.
  window.addEventListener('pagehide', function () {
    clear();
    if (!isForgetting) handOver(storage, session);
    session.clear();
    queries.clear();
  });
  window.addEventListener('pageshow', (event) => event.persisted && location.reload());
  return handed.kept.length + handed.queries.length > 0;
}

function realStorage(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch (error) {
    // If storage is forbidden, answers end with the page.
    return undefined;
  }
}

function handOver(storage: Storage | undefined, session: Map<string, string>): void {
  if (!storage || !(session.size || queries.size)) return;
  const handed: Handover = { at: Date.now(), kept: Array.from(session), queries: Array.from(queries) };
  storage.setItem(HANDOVER, JSON.stringify(handed));
}

/** Reads and removes the data of the previous page. */
function takeOver(): Handover {
  const nothing: Handover = { at: 0, kept: [], queries: [] };
  const storage = realStorage();
  const text = storage && storage.getItem(HANDOVER);
  if (!storage || !text) return nothing;
  storage.removeItem(HANDOVER);
  const handed: Handover = JSON.parse(text);
  return Math.abs(Date.now() - handed.at) < HANDOVER_LASTS_MS ? handed : nothing;
}

function here(): string {
  return (window.sitePlace || location).href;
}

/** Restores the query when the user returns to the results. */
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

/** Clears everything and restarts on the home page, in a new version if one is stored. */
export function forget(): void {
  isForgetting = true;
  clear();
  // Only after the reload, because relative URLs of this page would resolve differently.
  const begin = (): void => {
    const root = document.documentElement.getAttribute(Name.DATA_ROOT) || '';
    // The browser re-resolves the icon against the new URL.
    document.querySelectorAll<HTMLLinkElement>('link[rel=icon]').forEach((icon) => icon.setAttribute('href', icon.href));
    history.replaceState(null, '', root);
    // If `replaceState` was refused, a reload would restore what was cleared.
    if (here() === root) location.reload();
    else location.replace(root);
  };
  useNewVersion().then(begin, begin);
}

/** On a shared device nobody would accept the offered version. */
async function useNewVersion(): Promise<void> {
  if (document.documentElement.hasAttribute('data-edition') || !('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration || !registration.waiting) return;
  const { waiting } = registration;
  await new Promise<void>(function (resolve) {
    navigator.serviceWorker.addEventListener('controllerchange', () => resolve());
    setTimeout(resolve, NEW_VERSION_TAKES_MS);
    waiting.postMessage('use-this-version');
  });
}
