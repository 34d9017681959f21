// Makes the site work offline: registers the service worker once the page is at rest, notes how things stand, for the
// about page, and offers a new version once it is stored. Engines are stored where traffic costs nothing, or when somebody
// asks for it, or, by the worker, when they are used. Where there are no service workers (plain HTTP, WeChat on iOS)
// it notes that and does nothing else.
import { Name } from '../contract';
import { COMPLETE, LIVE, cachePrefix } from '../worker/cache-names';

/** `<html>`: how things stand. */
export const STATE = 'data-offline';
/** An event of the document: how things stand has changed. */
export const CHANGED = 'offline-state';
/** An event of the document: somebody wants the site stored who was asked, or where it could not be. */
export const STORE = 'store-site';

/** How things stand. */
export type OfflineState = 'file' | 'absent' | 'thrifty' | 'framed' | 'filling' | 'pages' | 'ready' | 'failed' | 'kept' | 'offered';

/**
 * Starts once the page is loaded and idle; `root` is the address of the site's root.
 */
export function workOffline(root: string): void {
  document.addEventListener(STORE, () => start(root, true));
  if (document.documentElement.hasAttribute('data-edition')) return tell('file');
  if (!('serviceWorker' in navigator) || !isSecureContext) return tell('absent');
  // A frame that may nothing belongs to no site.
  if (window.origin === 'null' || isFramedElsewhere()) return tell('framed');
  const whenIdle = (then: () => void): void => {
    if ('requestIdleCallback' in window) requestIdleCallback(then, { timeout: 3000 });
    else setTimeout(then, 1000);
  };
  if (document.readyState === 'complete') return whenIdle(() => begin(root));
  window.addEventListener('load', () => whenIdle(() => begin(root)));
}

/** Whoever saves traffic is asked first; what is stored already is kept up to date, which costs little. */
async function begin(root: string): Promise<void> {
  const saves = navigator.connection && navigator.connection.saveData;
  if (saves && !(await isStored(root))) tell('thrifty');
  else start(root, !isMetered());
}

/** Whether traffic costs something, as far as the browser tells. */
function isMetered(): boolean {
  const { connection } = navigator;
  return Boolean(connection && (connection.saveData || connection.type === 'cellular'));
}

/** Another site's worker may answer for a folder around this one. */
async function isStored(root: string): Promise<boolean> {
  const all = await navigator.serviceWorker.getRegistrations().catch(() => []);
  return all.some(({ scope }) => scope === root);
}

function start(root: string, withEngines: boolean): void {
  register(root, withEngines).catch(() => tell('failed'));
}

async function register(root: string, withEngines: boolean): Promise<void> {
  const own = await navigator.serviceWorker.register(root + 'sw.js', { scope: root, updateViaCache: 'none' });
  const { active, installing, waiting } = own;
  const complete = () => storeEngines(root, own, withEngines);
  own.addEventListener('updatefound', () => own.installing && follow(own, own.installing, complete));
  if (waiting && active) offer(waiting);
  else if (installing) follow(own, installing, complete);
  else if (active) await complete();
  // What another page had begun to store was broken off with it.
  else tell('failed');
}

/** Has the worker store what is missing to use all without a network, where that is wanted. */
async function storeEngines(root: string, own: ServiceWorkerRegistration, isWanted: boolean): Promise<void> {
  const state = document.documentElement.getAttribute(STATE);
  const whole = await isWhole(root);
  // An update has begun meanwhile.
  if (document.documentElement.getAttribute(STATE) !== state) return;
  // A worker that removes what was stored stores nothing.
  if (whole === undefined) return tell('absent');
  if (whole) return tell('ready');
  tell(isWanted ? 'filling' : 'pages');
  if (!isWanted || !own.active) return;
  navigator.serviceWorker.addEventListener('message', async () => tell((await isWhole(root)) ? 'ready' : 'pages'), { once: true });
  navigator.serviceWorker.startMessages();
  own.active.postMessage('store-all');
}

/** Whether every file of the version that is live is stored; nothing where none is. */
async function isWhole(root: string): Promise<boolean | undefined> {
  const own = cachePrefix(root) + 'own';
  const live = (await caches.has(own)) && (await (await caches.open(own)).match(root + LIVE));
  if (!live) return undefined;
  return Boolean(await (await caches.open(await live.text())).match(root + COMPLETE));
}

/** A frame on another site's page: there a worker of ours has no business. */
function isFramedElsewhere(): boolean {
  try {
    return !window.top!.location.href;
  } catch (error) {
    return true;
  }
}

/** Follows a worker that is storing its version. */
function follow(own: ServiceWorkerRegistration, worker: ServiceWorker, complete: () => Promise<void>): void {
  const isUpdate = Boolean(own.active);
  let isStored = false;
  tell('filling');
  worker.addEventListener('statechange', function () {
    if (worker.state === 'installed' && isUpdate) offer(worker);
    if (worker.state === 'activated') complete().catch(() => tell('failed'));
    // A stored version becomes redundant too, when a newer one takes its place.
    if (worker.state === 'redundant' && !isStored) tell(isUpdate ? 'kept' : 'failed');
    isStored = true;
  });
}

/** Offers a stored version; it is used when the reader says so, or once all pages of the old are closed. */
function offer(worker: ServiceWorker): void {
  // At a machine that everybody uses it is taken when the last one's answers are cleared: see `kiosk/privacy.ts`.
  if (document.documentElement.getAttribute('data-kiosk') === '1') return tell('ready');
  tell('offered');
  const old = document.getElementById('new-version');
  if (old) old.remove();
  const bar = document.createElement('div');
  bar.id = 'new-version';
  bar.className = 'notice';
  bar.setAttribute('role', 'status');
  bar.textContent = '本站有新版本。';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = '使用新版本';
  button.addEventListener('click', function () {
    // Another window may have taken it into use, or a newer one may have come.
    if (worker.state !== 'installed') return location.reload();
    button.disabled = true;
    // Only the window in which the reader agreed loads anew; others keep their page until it is left.
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
    worker.postMessage('use-this-version');
  });
  bar.appendChild(button);
  const notice = document.getElementById(Name.ID_NOTICE);
  if (notice) notice.insertAdjacentElement('beforebegin', bar);
}

/** Words for it are the about page's: see `enhance/about.ts`. */
function tell(state: OfflineState): void {
  document.documentElement.setAttribute(STATE, state);
  document.dispatchEvent(new Event(CHANGED));
}
