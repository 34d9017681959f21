// Starts the app on a page that is complete without it, where the page is there to answer: at once on the pages of the
// wizard, and for a search when the search box is used. Who reads loads nothing more, whatever is touched.
//
// A classic script, as old engines and a strict Content-Security-Policy want it. The page's
// `<script data-wasm data-glue>` names the app's files; `<html data-root>` leads to the site's root, and from
// there `<html data-pack-corpus>` to what the page's province gives. How far it got stands in
// `<html data-app>`: none where the page has no use for it, waiting, starting, running, unsupported or failed. Where the app cannot run, the page's
// notice and the elements of class `needs-app`, which stand where the app would be, say so. Nothing is tried a
// second time by itself: a page can only be reloaded by whoever reads it. Once the page is at rest, the site is
// stored for use without a network.
import { Name } from '../contract';
import { closest, element } from '../dom';
import { listenToSearchKeys } from '../enhance/search-keys';
import { explainTerms } from '../enhance/terms';
import { cleanAddress } from './clean-address';
import { watchForCrash } from './crash-notice';
import { embed } from './embed';
import { fetchPacked } from './fetch-gzip';
import { workOffline } from './offline';
import { readSettings } from './settings';
import { onNewMain } from './page-events';
import { showTarget } from './target';
import { letTransitionsBreakOff } from './transitions';
import { showThumbnail } from './wechat-thumbnail';
import { preloadWizard } from './wizard-preload';

(function () {
  'use strict';

  const UNSUPPORTED = '您的浏览器版本较旧，不能使用搜索、筛选等功能；文件全文仍可阅读。换用新版浏览器可使用全部功能。';
  const OFFLINE = '现在没有网络，那一页还没有存到本机。连上网以后再点一次；这一页可以接着看。';
  const FAILED = '搜索、筛选等功能没有载入；文件全文仍可阅读。';
  const RELOAD = '重新载入';

  const page = document.documentElement;
  const script = document.querySelector(`script[${Name.DATA_WASM}]`);
  const root = new URL(page.getAttribute(Name.DATA_ROOT) || './', document.baseURI).href;
  // The address of the page changes later, and with it what a relative address means.
  page.setAttribute(Name.DATA_ROOT, root);

  // For machines that everybody uses; what is special there is a script of its own, there before the app.
  const isKiosk = page.getAttribute('data-kiosk') === '1';

  function runsWebAssembly(): boolean {
    try {
      // The shortest module there is: engines that switch WebAssembly off may still have its name.
      return WebAssembly.validate(Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00));
    } catch (error) {
      return false;
    }
  }

  // Servers may have to allow 'unsafe-eval', the only word for "may run WebAssembly" that older engines
  // know. Where the engine knows the newer word, the page takes the older away: policies only add up. An
  // engine with `toSorted` (Chrome 110, Firefox 115, Safari 16) is later than the word.
  function forbidEval(): void {
    if (!('toSorted' in Array.prototype) || location.protocol === 'file:') return;
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "script-src 'self' 'wasm-unsafe-eval'";
    document.head.appendChild(policy);
  }

  function loadScript(path: string): Promise<void> {
    return new Promise(function (resolve, reject) {
      const script = document.createElement('script');
      script.onload = () => resolve();
      script.onerror = function () {
        reject(new Error(path));
      };
      // The single file has its scripts in itself; they run as they are added.
      const words = window.siteScript && window.siteScript(path);
      if (words) script.textContent = words;
      else script.src = path;
      document.head.appendChild(script);
      if (words) resolve();
    });
  }

  // Buttons whose script is loaded when one is pressed first. It puts a function into `siteScripts`.
  const scripts: Record<string, Promise<void>> = {};
  function loadNamed(name: string): Promise<void> {
    return (scripts[name] = scripts[name] || loadScript(root + page.getAttribute(Name.DATA_SCRIPT_FILE + name)));
  }

  function press(event: Event): void {
    const button = closest(event, `[${Name.DATA_SCRIPT}]`);
    if (!button) return;
    const name = button.getAttribute(Name.DATA_SCRIPT) || '';
    loadNamed(name).then(
      function () {
        window.siteScripts![name]!(button);
      },
      function () {
        delete scripts[name];
        if (button.localName === 'button') button.textContent = '没有载入，请再按一次';
      }
    );
  }

  // Rejects where the file is gone: a server's page for that would be taken for a broken module.
  async function load(path: string): Promise<Response> {
    const response = await fetchPacked(path);
    if (!response.ok) throw new Error(response.url + ': ' + response.status);
    return response;
  }

  async function loadCorpus(): Promise<Uint8Array> {
    const response = await load(root + page.getAttribute(Name.DATA_PACK + 'corpus'));
    return new Uint8Array(await response.arrayBuffer());
  }

  // The module is compiled while the corpus is still coming. The glue declares its name with `let`, so that
  // it is no property of the window.
  async function loadApp(): Promise<void> {
    const fileOf = (name: string) => (script && script.getAttribute(name)) || '';
    const [module] = await Promise.all([load(fileOf(Name.DATA_WASM)), loadScript(fileOf(Name.DATA_GLUE))]);
    await wasm_bindgen({ module_or_path: module });
  }

  async function start(): Promise<void> {
    const [corpus] = await Promise.all([loadCorpus(), loadApp()]);
    if (!wasm_bindgen.start(corpus)) throw new Error('The app does not fit the page.');
  }

  /** What the page counts and hides, and buttons that nothing answers without a script. */
  function mountControls(): void {
    const main = document.querySelector('main');
    if (!main) return;
    main.querySelectorAll<HTMLElement>(`[${Name.DATA_SCRIPT}][hidden]`).forEach((button) => (button.hidden = false));
    if (!main.querySelector(`[${Name.DATA_SLOT}]:not([${Name.DATA_MOUNTED}])`)) return;
    // Without them the page is whole.
    loadNamed('controls').then(() => window.siteScripts!.controls!(main), () => delete scripts.controls);
  }

  function loadStyle(path: string): void {
    if (document.querySelector('link[href$="' + path + '"]')) return;
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = root + path;
    document.head.appendChild(link);
  }

  // From now on other pages are shown in this one, so that it needs their stylesheets too.
  function loadStyles(): void {
    Object.keys(page.dataset).forEach(function (name) {
      const path = page.dataset[name] || '';
      if (name.startsWith('style') && !document.querySelector(`style[${Name.DATA_PATH}="${path}"]`)) loadStyle(path);
    });
  }

  // The page has its styles in itself. A server whose policy was written for another release refuses them:
  // then they come as files, a moment later.
  function loadRefused(): void {
    document.querySelectorAll<HTMLStyleElement>(`style[${Name.DATA_PATH}]`).forEach(function (style) {
      if (!style.sheet) loadStyle(style.getAttribute(Name.DATA_PATH) || '');
    });
  }

  // Going where no network leads would only lose this page.
  function stayOffline(event: MouseEvent): void {
    const link = closest<HTMLAnchorElement>(event, 'a[href]');
    const hasWorker = navigator.serviceWorker && navigator.serviceWorker.controller;
    if (navigator.onLine || hasWorker || window.siteScript || event.defaultPrevented || !link) return;
    const leads = new URL(link.href);
    if (leads.origin !== location.origin || leads.pathname === location.pathname) return;
    event.preventDefault();
    const notice = document.getElementById(Name.ID_NOTICE)!;
    notice.textContent = OFFLINE;
    notice.scrollIntoView({ block: 'end' });
  }

  // The search box works before the app does, and on pages that stay without it.
  function search(event: Event): void {
    const form = closest<HTMLFormElement>(event, '#' + Name.ID_SEARCH);
    const field = form && form.querySelector('input');
    if (event.defaultPrevented || !field) return;
    event.preventDefault();
    const words = field.value.trim();
    const place = window.sitePlace || location;
    place.assign(form.action + 'index.html' + (words && `#${Name.FIELD_QUERY}=` + encodeURIComponent(words)));
  }

  function say(state: string, message: string, offersReload: boolean): void {
    page.setAttribute(Name.DATA_APP, state);
    document.querySelectorAll<HTMLElement>(`#${Name.ID_NOTICE}, .needs-app`).forEach(function (place) {
      place.textContent = message;
      if (offersReload) {
        const link = element('a', '', RELOAD);
        link.href = location.href;
        link.addEventListener('click', function (event) {
          event.preventDefault();
          location.reload();
        });
        place.appendChild(link);
      }
      place.hidden = false;
    });
  }

  document.addEventListener('submit', search);
  document.addEventListener('click', press);
  document.addEventListener('click', stayOffline);
  // The app loads what it needs later with it.
  window.fetchPacked = fetchPacked;
  forbidEval();
  cleanAddress();
  letTransitionsBreakOff();
  window.siteSettings = readSettings(root);
  embed(root);
  showThumbnail(root);
  explainTerms();
  listenToSearchKeys();
  workOffline(root);
  loadRefused();
  function run(): void {
    if (isKiosk) loadNamed('kiosk').then(runApp, runApp);
    else runApp();
  }

  function runApp(): void {
    if (!runsWebAssembly()) return say('unsupported', UNSUPPORTED, false);
    // What comes from no network is there at once.
    const early = isHere ? null : preloadWizard();
    document.removeEventListener('focusin', use);
    document.removeEventListener('input', use);
    page.setAttribute(Name.DATA_APP, 'starting');
    watchForCrash();
    start().then(
      function () {
        document.removeEventListener('submit', search);
        page.setAttribute(Name.DATA_APP, 'running');
        loadStyles();
        if (early) early.handOver();
      },
      function (error) {
        console.error(error);
        if (early) early.giveUp();
        say('failed', FAILED, true);
      }
    );
  }

  const hasSlot = (name: string) => document.querySelector(`[${Name.DATA_SLOT}="${name}"]`) !== null;
  const field = document.getElementById(Name.ID_QUERY);

  /** The search box is used: where what is found is shown the app starts, elsewhere it is fetched for that page. */
  function use(event: Event): void {
    if (event.target !== field) return;
    if (hasSlot('measures')) return run();
    document.removeEventListener('focusin', use);
    warm();
  }

  /** Nothing depends on it: the page that is gone to asks again. */
  function warm(): void {
    const files = [Name.DATA_WASM, Name.DATA_GLUE].map((name) => (script && script.getAttribute(name)) || '');
    files.concat(root + page.getAttribute(Name.DATA_PACK + 'corpus')).forEach(function (file) {
      fetchPacked(file).then((response) => response.arrayBuffer()).catch(() => undefined);
    });
  }

  function isSearching(): boolean {
    const typed = field instanceof HTMLInputElement && field.value;
    return hasSlot('measures') && (Boolean(typed) || new RegExp(`[#&]${Name.FIELD_QUERY}=`).test(location.hash));
  }

  // What comes from no network costs nothing.
  const isHere = isKiosk || window.siteScript;
  onNewMain(mountControls);
  if (isHere || hasSlot('wizard') || hasSlot('result') || isSearching()) {
    run();
    return;
  }
  page.setAttribute(Name.DATA_APP, hasSlot('measures') ? 'waiting' : 'none');
  document.addEventListener('focusin', use);
  document.addEventListener('input', use);
  if (document.activeElement === field) use({ target: field } as unknown as Event);
  showTarget();
  window.addEventListener('hashchange', showTarget);
})();
