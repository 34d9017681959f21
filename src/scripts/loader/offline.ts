// Makes the site work offline: registers the service worker once the page is at rest, tells the about
// page how things stand, and offers a new version once it is stored. Where there are no service workers
// (plain HTTP, WeChat on iOS) it says so and does nothing else.
import { Name } from '../contract';
import { closest } from '../dom';
import { onPage } from './page-events';

const WORDS = {
  file: '这是单文件版：整个网站都在这一个文件里，不用联网。',
  absent: '这个浏览器或网址不能离线使用（要用 https 网址，并换用较新的浏览器）。联网时一切照常。',
  thrifty: '您开了省流量，没有存到本机。要断网也能看，请点“存到本机”，要用多少流量见下面。',
  framed: '这里嵌在别的网页里，不能离线使用。直接打开本站即可。',
  filling: '正在存到本机，存好后断网也能打开全部页面……',
  ready: '可离线使用：全部页面已存在本机。',
  altered: '没有存到本机：有文件在路上或服务器上被改动过，和发布的不一样。联网时一切照常。网站管理员请重新上传，并请网关不要改动：',
  failed: '这次没有存完，下次打开时会接着存。联网时一切照常。',
  kept: '新版本这次没有存完，下次打开时会接着存。已存的版本照常可用。',
  offered: '有新版本，已经存好。点“使用新版本”就换过去。',
  checking: '正在检查……',
  current: '已是最新版本。可离线使用：全部页面已存在本机。',
  unreachable: '现在连不上本站，没法检查新版本。已存的版本照常可用。',
};

let registration: ServiceWorkerRegistration | undefined;
/** The names of files that came altered. */
let altered = '';
const MOST_NAMED = 5;
let state: keyof typeof WORDS | '' = '';

/**
 * Starts once the page is loaded and idle; `root` is the address of the site's root.
 */
export function workOffline(root: string): void {
  onPage(show);
  document.addEventListener('click', function (event) {
    if (!closest(event, '#check-version')) return;
    if (registration) check(registration);
    else start(root);
  });
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
  else start(root);
}

/** Another site's worker may answer for a folder around this one. */
async function isStored(root: string): Promise<boolean> {
  const all = await navigator.serviceWorker.getRegistrations().catch(() => []);
  return all.some(({ scope }) => scope === root);
}

function start(root: string): void {
  register(root).catch(() => fail({ scope: root }, false));
}

async function register(root: string): Promise<void> {
  const own = await navigator.serviceWorker.register(root + 'sw.js', { scope: root, updateViaCache: 'none' });
  registration = own;
  const { active, installing, waiting } = own;
  own.addEventListener('updatefound', () => own.installing && follow(own, own.installing));
  if (waiting && active) offer(waiting);
  else if (installing) follow(own, installing);
  else if (active) tell('ready');
  // What another page had begun to store was broken off with it.
  else tell('failed');
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
function follow(own: ServiceWorkerRegistration, worker: ServiceWorker): void {
  const isUpdate = Boolean(own.active);
  let isStored = false;
  tell('filling');
  worker.addEventListener('statechange', function () {
    if (worker.state === 'installed' && isUpdate) offer(worker);
    if (worker.state === 'activated') tell('ready');
    // A stored version becomes redundant too, when a newer one takes its place.
    if (worker.state === 'redundant' && !isStored) fail(own, isUpdate);
    isStored = true;
  });
}

/** Says why a version was not stored: files that come altered each time are named, as the worker has noted them. */
async function fail({ scope }: { scope: string }, isUpdate: boolean): Promise<void> {
  tell(isUpdate ? 'kept' : 'failed');
  const { pathname } = new URL(scope);
  const name = 'chan-gai-tong ' + pathname + ' own';
  const response = (await caches.has(name)) && (await (await caches.open(name)).match(new URL('__altered__', scope).href));
  const note: { files: Record<string, string>; isLasting: boolean } | undefined = response ? await response.json() : undefined;
  if (!note || !note.isLasting) return;
  const names = Object.keys(note.files);
  const more = names.length > MOST_NAMED ? ' 等' + names.length + '个' : '';
  altered = names.slice(0, MOST_NAMED).join('、') + more + '。';
  tell('altered');
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

async function check(own: ServiceWorkerRegistration): Promise<void> {
  tell('checking');
  try {
    await own.update();
    if (own.installing) return;
    if (own.waiting) tell('offered');
    else tell('current');
  } catch (error) {
    tell('unreachable');
  }
}

function tell(news: keyof typeof WORDS): void {
  state = news;
  show();
}

/** Shows where things stand, on pages that have a place for it. */
function show(): void {
  const place = document.getElementById('offline-state');
  if (!place || !state || place.getAttribute('data-state') === state) return;
  place.textContent = WORDS[state] + (state === 'altered' ? altered : '');
  place.setAttribute('data-state', state);
  const button = document.getElementById('check-version');
  if (!button) return;
  button.hidden = !registration && state !== 'thrifty';
  button.textContent = state === 'thrifty' ? '存到本机' : '检查新版本';
}
