// Starts the engines of interactive pages: immediately on wizard pages, and for a search when the search box is used.
// Reading loads nothing more, whatever is touched.
//
// A classic script, for old engines and strict content security policies. `<html data-root>` gives the site's root and
// `<html data-wasm-NAME data-glue-NAME data-pack-NAME>` the files of an engine. `<html data-app>` reports the state:
// none, waiting, starting, running, unsupported or failed. On failure, the page's notice and the elements of class
// `needs-app` say so. There is no automatic retry; the user can reload. Once the page is idle, the site is stored for
// offline use.
import { Name } from '../contract';
import { closest, element } from '../dom';
import { listenToSearchKeys } from '../enhance/search-keys';
import { explainTerms } from '../enhance/terms';
import { reloadOutdated } from './cached-page';
import { cleanAddress } from './clean-address';
import { watchForCrash } from './crash-notice';
import { ASKED } from './display-prefs';
import { enginesOfPage, prefetchEngine, runsWebAssembly, startEngine } from './engines';
import { fetchPacked } from './fetch-gzip';
import { firstPaint } from './first-paint';
import { watchFolds } from './fold';
import { workOffline } from './offline';
import { readSettings } from './settings';
import { wordsFor } from './failure';
import { onPage } from './page-events';
import { ignoreSecondTaps } from './second-tap';
import { showTarget } from './target';
import { PAGE_NOT_STORED, PRESS_AGAIN, RELOAD, SLOW, UNSUPPORTED } from './texts';
import { showThumbnail } from './wechat-thumbnail';
import { preloadWizard } from './wizard-preload';

(function () {
  'use strict';

  const SLOW_AFTER_MS = 20000;

  // The lines that report a missing loader.
  document.querySelectorAll('.needs-loader').forEach((line) => line.remove());

  const page = document.documentElement;
  const root = new URL(page.getAttribute(Name.DATA_ROOT) || './', document.baseURI).href;
  // Made absolute, because the page's URL changes later.
  page.setAttribute(Name.DATA_ROOT, root);

  // Kiosk mode is a script of its own, loaded before the app.
  const isKiosk = page.getAttribute('data-kiosk') === '1';

  // Older engines need 'unsafe-eval' in the server's policy to run WebAssembly. Engines that know 'wasm-unsafe-eval'
  // can revoke it here, since policies only add up. `toSorted` (Chrome 110, Firefox 115, Safari 16) implies support
  // for it.
  function forbidEval(): void {
    if (!('toSorted' in Array.prototype) || page.hasAttribute('data-edition')) return;
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
      // The single file contains its scripts; they run when they are added.
      const words = window.siteScript && window.siteScript(path);
      if (words) script.textContent = words;
      else script.src = path;
      document.head.appendChild(script);
      if (words) resolve();
    });
  }

  // Lazily loaded click handlers. Each script registers a function in `siteScripts`.
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
        if (button.localName === 'button') button.textContent = PRESS_AGAIN;
      }
    );
  }

  /** Enhancements of static pages, and buttons that need a script. The page is complete without them. */
  function mountControls(): Promise<void> {
    const main = document.querySelector('main');
    if (!main) return Promise.resolve();
    main.querySelectorAll<HTMLElement>(`[${Name.DATA_SCRIPT}][hidden]`).forEach((button) => (button.hidden = false));
    // The slots of wizard and result belong to their engines.
    const slots = `[${Name.DATA_SLOT}]:not([${Name.DATA_MOUNTED}])`;
    const others = ['wizard', 'result'].map((name) => `:not([${Name.DATA_ENGINE}=${name}])`);
    if (!main.querySelector(slots + others.join(''))) return Promise.resolve();
    return loadNamed('controls').then(
      () => window.siteScripts!.controls!(main),
      function (error) {
        delete scripts.controls;
        throw error;
      }
    );
  }

  /** Fills the dynamic parts of the about page. */
  function fillAbout(): void {
    if (document.getElementById('offline-state')) loadNamed('about').then(() => window.siteScripts!.about!(page), () => undefined);
  }

  function loadStyle(path: string): void {
    if (document.querySelector('link[href$="' + path + '"]')) return;
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = root + path;
    document.head.appendChild(link);
  }

  // If a server's outdated policy blocks the inline styles, they are loaded as files.
  function loadRefused(): void {
    document.querySelectorAll<HTMLStyleElement>(`style[${Name.DATA_PATH}]`).forEach(function (style) {
      if (!style.sheet) loadStyle(style.getAttribute(Name.DATA_PATH) || '');
    });
  }

  // Offline, following an unavailable link would only lose the current page.
  function stayOffline(event: MouseEvent): void {
    const link = closest(event, 'a[href]');
    const hasWorker = navigator.serviceWorker && navigator.serviceWorker.controller;
    if (navigator.onLine || hasWorker || window.siteScript || event.defaultPrevented || !link) return;
    // The property of an SVG link is not a string.
    const leads = new URL(link.getAttribute('href') || '', document.baseURI);
    if (leads.origin !== location.origin || leads.pathname === location.pathname) return;
    event.preventDefault();
    const notice = document.getElementById(Name.ID_NOTICE)!;
    notice.textContent = PAGE_NOT_STORED;
    notice.scrollIntoView({ block: 'end' });
  }

  // The search box works before the engine runs, and on pages without one.
  function search(event: Event): void {
    const form = closest<HTMLFormElement>(event, '#' + Name.ID_SEARCH);
    const field = form && form.querySelector('input');
    if (event.defaultPrevented || !field) return;
    event.preventDefault();
    const words = field.value.trim();
    const place = window.sitePlace || location;
    place.assign(form.action + 'index.html' + (words && `#${Name.FIELD_QUERY}=` + encodeURIComponent(words)));
  }

  /** The page's notice, and the hidden lines of class `needs-app`. */
  const notices = () => document.querySelectorAll<HTMLElement>(`#${Name.ID_NOTICE}, .needs-app`);

  function say(state: string, message: string, offersReload: boolean): void {
    page.setAttribute(Name.DATA_APP, state);
    if (state !== 'starting') page.removeAttribute(ASKED);
    notices().forEach(function (place) {
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
  // The app loads further files with it.
  window.fetchPacked = fetchPacked;
  forbidEval();
  cleanAddress();
  reloadOutdated();
  ignoreSecondTaps();
  window.siteSettings = readSettings(root);
  window.siteSettings.then(({ notes }) => notes && loadNamed('notes').catch(() => undefined));
  if (page.hasAttribute(Name.DATA_EMBED)) loadNamed('embed').catch(() => undefined);
  showThumbnail(root);
  explainTerms();
  listenToSearchKeys();
  workOffline(root);
  onPage(fillAbout);
  loadRefused();
  watchFolds();

  // Files that need no network cost nothing.
  const isHere = isKiosk || window.siteScript !== undefined;
  const field = document.getElementById(Name.ID_QUERY);

  // The search depends on the filters of its page.
  let controls: Promise<void>;

  function run(names: string[]): void {
    if (!runsWebAssembly()) return say('unsupported', UNSUPPORTED, false);
    forgetUse();
    const early = names.includes('wizard') && !isHere ? preloadWizard() : undefined;
    page.setAttribute(Name.DATA_APP, 'starting');
    watchForCrash();
    const slow = setTimeout(() => say('starting', SLOW, true), SLOW_AFTER_MS);
    const stopWaiting = (): void => {
      clearTimeout(slow);
      notices().forEach(function (place) {
        if (!(place.textContent || '').startsWith(SLOW)) return;
        place.textContent = '';
        place.hidden = place.id !== Name.ID_NOTICE;
      });
    };
    const start = () => Promise.all(names.map((name) => startEngine(name, root, loadScript)));
    Promise.all([controls, isHere ? start() : firstPaint().then(start)]).then(
      function () {
        stopWaiting();
        page.setAttribute(Name.DATA_APP, 'running');
        if (early) early.handOver();
        // After the wizard comes the result.
        if (names.includes('wizard') && !isHere) prefetchEngine('result', root);
      },
      function (error) {
        stopWaiting();
        console.error(error);
        if (early) early.giveUp();
        say('failed', wordsFor(error), true);
      }
    );
  }

  /** On first use of the search box, starts the search engine if the page shows results, else prefetches it. */
  function use(event: Event): void {
    if (event.target !== field) return;
    forgetUse();
    const names = enginesOfPage();
    if (names.includes('search')) run(names);
    else prefetchEngine('search', root);
  }

  function forgetUse(): void {
    document.removeEventListener('focusin', use);
    document.removeEventListener('input', use);
  }

  /** Whether an engine is needed immediately: the page requires it, or there is a query already. */
  function isWanted(names: string[]): boolean {
    const isTyped = field instanceof HTMLInputElement && field.value !== '';
    const isAsked = new RegExp(`[#&]${Name.FIELD_QUERY}=`).test(location.hash);
    return isHere || isTyped || isAsked || names.some((name) => name !== 'search');
  }

  function startWhenWanted(): void {
    controls = mountControls();
    controls.catch(() => undefined);
    const names = enginesOfPage();
    if (names.length && isWanted(names)) return run(names);
    page.setAttribute(Name.DATA_APP, names.length ? 'waiting' : 'none');
    document.addEventListener('focusin', use);
    document.addEventListener('input', use);
    if (field && document.activeElement === field) use({ target: field } as unknown as Event);
    showTarget();
  }

  const begin = () => onPage(startWhenWanted);
  if (isKiosk) loadNamed('kiosk').then(begin, begin);
  else begin();
  window.addEventListener('hashchange', showTarget);
})();
