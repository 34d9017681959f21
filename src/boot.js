// Starts the app on a page that is complete without it: at once where the page has controls that need
// it, else when the reader first does something. Who only reads loads nothing more.
//
// A classic script, as old engines and a strict Content-Security-Policy want it. The page's
// `<script data-wasm data-glue>` names the app's files; `<html data-root>` leads to the site's root, and from
// there `<html data-pack-corpus>` to what the page's province gives. How far it got stands in
// `<html data-app>`: waiting, starting, running, unsupported or failed. Where the app cannot run, the page's
// notice and the elements of class `needs-app`, which stand where the app would be, say so. Nothing is tried a
// second time by itself: a page can only be reloaded by whoever reads it. Once the page is at rest, the site is
// stored for use without a network.
import { askEarly } from './scripts/ask-early.js';
import { tellBreakOff } from './scripts/break-off.js';
import { showCardImage } from './scripts/card-image.js';
import { cleanAddress } from './scripts/clean-address.js';
import { embed } from './scripts/embed.js';
import { workOffline } from './scripts/offline.js';
import { fetchPacked } from './scripts/packed.js';
import { explainTerms } from './scripts/terms.js';
import { readSettings } from './scripts/settings.js';
import { letTransitionsBreakOff } from './scripts/transitions.js';

(function () {
  'use strict';

  const UNSUPPORTED = '您的浏览器版本较旧，不能使用搜索、筛选等功能；文件全文仍可阅读。换用新版浏览器可使用全部功能。';
  const FAILED = '搜索、筛选等功能没有载入；文件全文仍可阅读。';
  // What a reader does who does more than read; in a table of contents, scrolling too.
  const USES = ['pointerdown', 'touchstart', 'mousemove', 'keydown', 'focusin'].concat(
    document.querySelector('[data-slot]') ? 'scroll' : []
  );
  const RELOAD = '重新载入';

  const page = document.documentElement;
  const script = document.querySelector('script[data-wasm]');
  const root = new URL(page.getAttribute('data-root') || './', document.baseURI).href;
  // The address of the page changes later, and with it what a relative address means.
  page.setAttribute('data-root', root);

  // For machines that everybody uses; what is special there is a script of its own, there before the app.
  const isKiosk = page.getAttribute('data-kiosk') === '1';

  function runsWebAssembly() {
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
  function forbidEval() {
    if (!('toSorted' in Array.prototype) || location.protocol === 'file:') return;
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "script-src 'self' 'wasm-unsafe-eval'";
    document.head.appendChild(policy);
  }

  function loadScript(path) {
    return new Promise(function (resolve, reject) {
      const element = document.createElement('script');
      element.onload = resolve;
      element.onerror = function () {
        reject(new Error(path));
      };
      // The single file has its scripts in itself; they run as they are added.
      const words = window.siteScript && window.siteScript(path);
      if (words) element.textContent = words;
      else element.src = path;
      document.head.appendChild(element);
      if (words) resolve();
    });
  }

  // Buttons whose script is loaded when one is pressed first. It puts a function into `siteScripts`.
  const scripts = {};
  function loadNamed(name) {
    scripts[name] = scripts[name] || loadScript(root + page.getAttribute('data-script-' + name));
    return scripts[name];
  }

  function press(event) {
    const button = event.target.closest('[data-script]');
    if (!button) return;
    const name = button.getAttribute('data-script');
    loadNamed(name).then(
      function () {
        window.siteScripts[name](button);
      },
      function () {
        delete scripts[name];
        if (button.localName === 'button') button.textContent = '没有载入，请再按一次';
      }
    );
  }

  // Rejects where the file is gone: a server's page for that would be taken for a broken module.
  async function load(path) {
    const response = await fetchPacked(path);
    if (!response.ok) throw new Error(response.url + ': ' + response.status);
    return response;
  }

  async function loadCorpus() {
    const response = await load(root + page.getAttribute('data-pack-corpus'));
    return new Uint8Array(await response.arrayBuffer());
  }

  // The module is compiled while the corpus is still coming. The glue declares its name with `let`, so that
  // it is no property of the window.
  async function loadApp() {
    const files = await Promise.all([load(script.getAttribute('data-wasm')), loadScript(script.getAttribute('data-glue'))]);
    await wasm_bindgen({ module_or_path: files[0] });
  }

  async function start() {
    const parts = await Promise.all([loadCorpus(), loadApp()]);
    if (!wasm_bindgen.start(parts[0])) throw new Error('The app does not fit the page.');
  }

  function loadStyle(path) {
    if (document.querySelector('link[href$="' + path + '"]')) return;
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = root + path;
    document.head.appendChild(link);
  }

  // From now on other pages are shown in this one, so that it needs their stylesheets too.
  function loadStyles() {
    Object.keys(page.dataset).forEach(function (name) {
      const path = page.dataset[name];
      if (name.startsWith('style') && !document.querySelector('style[data-path="' + path + '"]')) loadStyle(path);
    });
  }

  // The page has its styles in itself. A server whose policy was written for another release refuses them:
  // then they come as files, a moment later.
  function loadRefused() {
    document.querySelectorAll('style[data-path]').forEach(function (style) {
      if (!style.sheet) loadStyle(style.getAttribute('data-path'));
    });
  }

  // The search box works before the app does, and on pages that stay without it.
  function search(event) {
    if (event.defaultPrevented || event.target.id !== 'search') return;
    event.preventDefault();
    const words = event.target.querySelector('input').value.trim();
    const place = window.sitePlace || location;
    place.assign(event.target.action + 'index.html' + (words && '#q=' + encodeURIComponent(words)));
  }

  function say(state, message, offersReload) {
    page.setAttribute('data-app', state);
    document.querySelectorAll('#notice, .needs-app').forEach(function (place) {
      place.textContent = message;
      if (offersReload) {
        const link = document.createElement('a');
        link.href = location.href;
        link.textContent = RELOAD;
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
  // The app loads what it needs later with it.
  window.fetchPacked = fetchPacked;
  forbidEval();
  cleanAddress();
  letTransitionsBreakOff();
  window.siteSettings = readSettings(root);
  embed(root);
  showCardImage(root);
  explainTerms();
  workOffline(root);
  loadRefused();
  if (!runsWebAssembly()) {
    say('unsupported', UNSUPPORTED, false);
    return;
  }

  function run() {
    if (isKiosk) loadNamed('kiosk').then(runApp, runApp);
    else runApp();
  }

  function runApp() {
    // What comes from no network is there at once.
    const early = isHere ? null : askEarly();
    USES.forEach(function (use) {
      document.removeEventListener(use, run);
    });
    page.setAttribute('data-app', 'starting');
    tellBreakOff();
    start().then(
      function () {
        document.removeEventListener('submit', search);
        page.setAttribute('data-app', 'running');
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

  // An address that leads nowhere within the page is something to be told about, by the app.
  function leadsNowhere() {
    return location.hash.length > 1 && !document.querySelector(':target');
  }

  // What comes from no network costs nothing.
  const isHere = isKiosk || window.siteScript;
  if (isHere || document.querySelector('[data-slot]:not([data-slot="contents"])') || leadsNowhere()) {
    run();
    return;
  }
  page.setAttribute('data-app', 'waiting');
  USES.forEach(function (use) {
    document.addEventListener(use, run, { passive: true });
  });
})();
