// The dynamic parts of the about page: the webmaster's settings and problems in them, the state of offline storage,
// and the embed code.
import { Name } from '../contract';
import { closest, element } from '../dom';
import { CHANGED, STATE, STORE, type OfflineState } from '../loader/offline';
import { ALTERED, cachePrefix } from '../worker/cache-names';
import { KIOSK_SECONDS_MOST, LONGEST, MOST_LINKS, MOST_NOTES, type Problem } from '../loader/settings';
import { CHECK_VERSION, OFFLINE, STORE_ALL, STORE_SITE, filesInAll, problemsIn, settingsProblems } from './texts';

const MOST_NAMED = 5;
/** States in which the button starts storing instead of checking for a new version. */
const ASKS = ['thrifty', 'pages'];

const page = document.documentElement;

window.siteScripts = window.siteScripts || {};
window.siteScripts.about = fill;
document.addEventListener(CHANGED, showOffline);
document.addEventListener('click', function (event) {
  if (!closest(event, '#check-version')) return;
  if (ASKS.includes(page.getAttribute(STATE) || '')) document.dispatchEvent(new Event(STORE));
  else check();
});

/** Fills the current page. */
function fill(): void {
  const root = page.getAttribute(Name.DATA_ROOT) || '';
  const code = document.getElementById('embed-code');
  if (code && !page.hasAttribute('data-no-address')) code.textContent = (code.textContent || '').replace('本站网址/', root);
  showOffline();
  showSettings();
}

async function showSettings(): Promise<void> {
  const { where_to_ask: whereToAsk, problems = [] } = await window.siteSettings;
  const place = document.getElementById('settings');
  if (!place || place.hasAttribute('data-filled')) return;
  place.setAttribute('data-filled', '');
  if (whereToAsk) place.appendChild(element('p', '', whereToAsk));
  if (problems.length) {
    const words = settingsProblems(problems.map(wordsFor).join('；'));
    place.appendChild(element('p', 'settings__problem', words));
  }
  place.hidden = !place.hasChildNodes();
}

function wordsFor([kind, what = '']: Problem): string {
  const most = { letters: LONGEST, seconds: KIOSK_SECONDS_MOST, notes: MOST_NOTES, links: MOST_LINKS };
  return problemsIn(what, most)[kind];
}

/** Shows the state of offline storage. */
async function showOffline(): Promise<void> {
  const state = page.getAttribute(STATE) as OfflineState | null;
  if (!state) return;
  const altered = state === 'failed' || state === 'kept' ? await alteredFiles().catch(() => '') : '';
  // The state may have changed in the meantime.
  if (page.getAttribute(STATE) === state) say(altered ? (state === 'kept' ? 'update-altered' : 'altered') : state, altered);
}

function say(state: keyof typeof OFFLINE, more = ''): void {
  const place = document.getElementById('offline-state');
  if (!place || place.getAttribute('data-state') === state) return;
  place.textContent = OFFLINE[state] + more;
  place.setAttribute('data-state', state);
  const button = document.getElementById('check-version');
  if (!button) return;
  button.hidden = state === 'file' || state === 'absent' || state === 'framed';
  button.textContent = state === 'thrifty' ? STORE_SITE : state === 'pages' ? STORE_ALL : CHECK_VERSION;
}

/**
 * The files that repeatedly arrive altered, as recorded by the worker; empty if they are not the reason for a failure.
 */
async function alteredFiles(): Promise<string> {
  const own = await ownCache();
  const response = own && (await own.match(page.getAttribute(Name.DATA_ROOT) + ALTERED));
  const note: { files: Record<string, string>; isLasting: boolean } | undefined = response ? await response.json() : undefined;
  if (!note || !note.isLasting) return '';
  const names = Object.keys(note.files);
  const more = names.length > MOST_NAMED ? filesInAll(names.length) : '';
  return names.slice(0, MOST_NAMED).join('、') + more + '。';
}

/** The worker's cache of version-independent data, if it exists. */
async function ownCache(): Promise<Cache | undefined> {
  const name = cachePrefix(page.getAttribute(Name.DATA_ROOT) || '') + 'own';
  return (await caches.has(name)) ? caches.open(name) : undefined;
}

async function check(): Promise<void> {
  say('checking');
  try {
    const root = page.getAttribute(Name.DATA_ROOT) || '';
    // A user's request overrides the retry delay after earlier failures.
    const stored = await ownCache();
    if (stored) await stored.delete(root + ALTERED);
    const own = await navigator.serviceWorker.getRegistration(root);
    // A failed registration is retried; a parent site may have a worker of its own.
    if (!own || own.scope !== root) return void document.dispatchEvent(new Event(STORE));
    await own.update();
    // The update may already have failed.
    if (own.installing || page.getAttribute(STATE) === 'kept') return void showOffline();
    say(own.waiting ? 'offered' : 'current');
  } catch (error) {
    say('unreachable');
  }
}
