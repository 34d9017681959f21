// Offline support: registers the service worker once the page is idle, reports its state to the about page, and offers
// new versions once they are stored. Engines are stored on unmetered networks, on request, or by the worker when used.
// Without service workers (plain HTTP, WeChat on iOS) it only reports that.
import { Name } from '../contract';
import { COMPLETE, LIVE, cachePrefix } from '../worker/cache-names';
import { NEW_VERSION, USE_NEW_VERSION } from './texts';

/** `<html>`: the state of offline storage. */
export const STATE = 'data-offline';
/** A document event: the state has changed. */
export const CHANGED = 'offline-state';
/** A document event: the user asks to store the site, if it was not stored automatically or storing failed. */
export const STORE = 'store-site';

/** The state of offline storage. */
export type OfflineState = 'file' | 'absent' | 'thrifty' | 'framed' | 'filling' | 'pages' | 'ready' | 'failed' | 'kept' | 'offered';

/** Starts once the page is loaded and idle; `root` is the URL of the site's root. */
export function workOffline(root: string): void {
  document.addEventListener(STORE, () => start(root, true));
  if (document.documentElement.hasAttribute('data-edition')) return report('file');
  if (!('serviceWorker' in navigator) || !isSecureContext) return report('absent');
  // A sandboxed iframe has an opaque origin and no storage.
  if (window.origin === 'null' || isFramedElsewhere()) return report('framed');
  const whenIdle = (then: () => void): void => {
    if ('requestIdleCallback' in window) requestIdleCallback(then, { timeout: 3000 });
    else setTimeout(then, 1000);
  };
  if (document.readyState === 'complete') return whenIdle(() => begin(root));
  window.addEventListener('load', () => whenIdle(() => begin(root)));
}

/** With data saving enabled the user is asked first; an already stored site is updated, which is cheap. */
async function begin(root: string): Promise<void> {
  const saves = navigator.connection && navigator.connection.saveData;
  if (saves && !(await isStored(root))) report('thrifty');
  else start(root, !isMetered());
}

/** Whether the network is metered, as far as the browser knows. */
function isMetered(): boolean {
  const { connection } = navigator;
  return Boolean(connection && (connection.saveData || connection.type === 'cellular'));
}

/** Whether this site's worker is registered; a worker of a parent folder does not count. */
async function isStored(root: string): Promise<boolean> {
  const all = await navigator.serviceWorker.getRegistrations().catch(() => []);
  return all.some(({ scope }) => scope === root);
}

function start(root: string, withEngines: boolean): void {
  register(root, withEngines).catch(() => report('failed'));
}

async function register(root: string, withEngines: boolean): Promise<void> {
  const own = await navigator.serviceWorker.register(root + 'sw.js', { scope: root, updateViaCache: 'none' });
  const { active, installing, waiting } = own;
  const complete = () => storeEngines(root, own, withEngines);
  own.addEventListener('updatefound', () => own.installing && follow(own, own.installing, complete));
  if (waiting && active) offer(waiting);
  else if (installing) follow(own, installing, complete);
  else if (active) await complete();
  // A page that was storing the site has been closed.
  else report('failed');
}

/** Has the worker store the missing engines, if wanted. */
async function storeEngines(root: string, own: ServiceWorkerRegistration, isWanted: boolean): Promise<void> {
  const state = document.documentElement.getAttribute(STATE);
  const whole = await isWhole(root);
  // An update has started in the meantime.
  if (document.documentElement.getAttribute(STATE) !== state) return;
  // The worker that removes the site stores nothing.
  if (whole === undefined) return report('absent');
  if (whole) return report('ready');
  report(isWanted ? 'filling' : 'pages');
  if (!isWanted || !own.active) return;
  navigator.serviceWorker.addEventListener('message', async () => report((await isWhole(root)) ? 'ready' : 'pages'), { once: true });
  navigator.serviceWorker.startMessages();
  own.active.postMessage('store-all');
}

/** Whether every file of the live version is stored; `undefined` without a live version. */
async function isWhole(root: string): Promise<boolean | undefined> {
  const own = cachePrefix(root) + 'own';
  const live = (await caches.has(own)) && (await (await caches.open(own)).match(root + LIVE));
  if (!live) return undefined;
  return Boolean(await (await caches.open(await live.text())).match(root + COMPLETE));
}

/** Whether the page is in an iframe on another site, where no worker is registered. */
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
  report('filling');
  worker.addEventListener('statechange', function () {
    if (worker.state === 'installed' && isUpdate) offer(worker);
    if (worker.state === 'activated') complete().catch(() => report('failed'));
    // A stored version also becomes redundant when a newer one replaces it.
    if (worker.state === 'redundant' && !isStored) report(isUpdate ? 'kept' : 'failed');
    isStored = true;
  });
}

/** Offers a stored version, which is activated on request or once all pages of the old one are closed. */
function offer(worker: ServiceWorker): void {
  // In kiosk mode it is activated when the session is cleared: see `kiosk/privacy.ts`.
  if (document.documentElement.getAttribute('data-kiosk') === '1') return report('ready');
  report('offered');
  const old = document.getElementById('new-version');
  if (old) old.remove();
  const bar = document.createElement('div');
  bar.id = 'new-version';
  bar.className = 'notice';
  bar.setAttribute('role', 'status');
  bar.textContent = NEW_VERSION;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = USE_NEW_VERSION;
  button.addEventListener('click', function () {
    // Another window may have activated it, or a newer one may have arrived.
    if (worker.state !== 'installed') return location.reload();
    button.disabled = true;
    // Only the window in which the user agreed reloads; others keep their page.
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
    worker.postMessage('use-this-version');
  });
  bar.appendChild(button);
  const notice = document.getElementById(Name.ID_NOTICE);
  if (notice) notice.insertAdjacentElement('beforebegin', bar);
}

/** Reports the state; its texts are in `enhance/texts.ts`. */
function report(state: OfflineState): void {
  document.documentElement.setAttribute(STATE, state);
  document.dispatchEvent(new Event(CHANGED));
}
