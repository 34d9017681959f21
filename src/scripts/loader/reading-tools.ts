// How the page is read: the size of its letters, and aloud. It is the first script of a page that is read, and brings
// the loader once the text has been painted.
//
// Where a Chinese voice speaks, `<html data-reading>` is `aloud`. Reading aloud itself is loaded on first use, from
// the file that `<html data-script-read-aloud>` names.
import { Name } from '../contract';
import { closest, isEscape } from '../dom';
import { firstPaint } from './first-paint';
import { isChinese } from '../voices';
import { letTransitionsBreakOff } from './transitions';
import { KEY, applyPrefs, isKiosk, setSize, storedSize } from './display-prefs';

(function () {
  'use strict';

  const page = document.documentElement;
  // Resolved now: the address of the page changes when the app moves on to another.
  const root = new URL(page.getAttribute(Name.DATA_ROOT) || './', location.href);

  function choose(size: string): void {
    setSize(size);
    showChosen();
  }

  function showChosen(): void {
    const size = page.getAttribute(Name.DATA_TEXT) || '';
    document.querySelectorAll(`[${Name.DATA_TEXT_SIZE}]`).forEach(function (button) {
      button.setAttribute('aria-pressed', String(button.getAttribute(Name.DATA_TEXT_SIZE) === size));
    });
  }

  // A sandboxed frame refuses its storage, a full one new entries: the size then lasts as long as the page.
  function store(size: string): void {
    try {
      if (!isKiosk()) localStorage.setItem(KEY, size);
    } catch (error) {
      // Said above.
    }
  }

  function readAloud(): void {
    const begin = (): void => window.readAloud && window.readAloud();
    if (window.readAloud) return begin();
    const path = page.getAttribute(Name.DATA_SCRIPT_FILE + 'read-aloud');
    const style = page.getAttribute(Name.DATA_STYLE + 'read-aloud');
    if (!path || document.querySelector('script[src$="' + path + '"]')) return;
    // The loader has brought it where the app runs.
    if (style && !document.querySelector('link[href$="' + style + '"]')) {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = new URL(style, root).href;
      document.head.appendChild(link);
    }
    const loaded = document.createElement('script');
    // The single file has it in itself.
    if (window.siteScript) {
      loaded.textContent = window.siteScript(path) || '';
      document.head.appendChild(loaded);
      begin();
      return;
    }
    loaded.src = new URL(path, root).href;
    // Asked for again, it is looked for again.
    loaded.onerror = function () {
      loaded.remove();
    };
    loaded.onload = begin;
    document.head.appendChild(loaded);
  }

  function closeMenu(except?: Element | null): void {
    const menu = document.querySelector<HTMLDetailsElement>('.menu[open]');
    if (menu && menu !== except) menu.open = false;
  }

  document.addEventListener('click', function (event) {
    // Who goes to another page is done with the menu; who tries sizes is not.
    closeMenu(closest(event, '.menu a') ? null : closest(event, '.menu'));
    const chosen = closest(event, `[${Name.DATA_TEXT_SIZE}]`);
    if (chosen) {
      const size = chosen.getAttribute(Name.DATA_TEXT_SIZE) || '';
      choose(size);
      store(size);
    }
    if (closest(event, `[${Name.DATA_READ_ALOUD}]`)) {
      closeMenu();
      readAloud();
    }
  });

  document.addEventListener('keydown', function (event) {
    const open = isEscape(event) && document.querySelector('.menu[open]');
    if (!open) return;
    closeMenu();
    const summary = open.querySelector('summary');
    if (summary) summary.focus();
  });

  // Another page of the site in another window, or a page that comes back from the browser's memory.
  window.addEventListener('storage', function (event) {
    if (event.key === KEY) choose(storedSize());
  });
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) choose(storedSize());
  });

  function lookForVoice(): void {
    const speaks = speechSynthesis.getVoices().some(({ lang }) => isChinese(lang));
    page.setAttribute('data-reading', speaks ? 'aloud' : '');
  }

  function meetBody(): void {
    showChosen();
    if (!('speechSynthesis' in window)) return;
    speechSynthesis.onvoiceschanged = lookForVoice;
    lookForVoice();
  }

  /** Loads what a page that is read needs besides. */
  function load(path: string): void {
    const loader = document.createElement('script');
    loader.src = path;
    document.head.appendChild(loader);
  }

  letTransitionsBreakOff();

  // The single file has nothing before this, and a server's policy of another release refuses what pages have.
  applyPrefs();
  const loader = document.currentScript && document.currentScript.getAttribute(Name.DATA_BOOT);
  if (loader) firstPaint().then(() => load(loader));
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', meetBody);
  else meetBody();
})();
