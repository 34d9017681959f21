// Text size and reading aloud. The first script of reading pages; it loads the loader after the first paint.
//
// `<html data-reading>` is `aloud` if there is a Chinese voice. The script for reading aloud is loaded on first use
// from `<html data-script-read-aloud>`.
import { Name } from '../contract';
import { closest, isEscape } from '../dom';
import { firstPaint } from './first-paint';
import { isChinese } from '../voices';
import { letTransitionsBreakOff } from './transitions';
import { KEY, applyPrefs, isKiosk, setSize, storedSize } from './display-prefs';

(function () {
  'use strict';

  const page = document.documentElement;
  // Resolved now, because the page's URL may change later.
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

  // Storage may be refused (sandboxed iframe) or full; the size then lasts as long as the page.
  function store(size: string): void {
    try {
      if (!isKiosk()) localStorage.setItem(KEY, size);
    } catch (error) {
      // See above.
    }
  }

  function readAloud(): void {
    const begin = (): void => window.readAloud && window.readAloud();
    if (window.readAloud) return begin();
    const path = page.getAttribute(Name.DATA_SCRIPT_FILE + 'read-aloud');
    const style = page.getAttribute(Name.DATA_STYLE + 'read-aloud');
    if (!path || document.querySelector('script[src$="' + path + '"]')) return;
    // The loader may already have loaded it.
    if (style && !document.querySelector('link[href$="' + style + '"]')) {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = new URL(style, root).href;
      document.head.appendChild(link);
    }
    const loaded = document.createElement('script');
    // The single file contains it.
    if (window.siteScript) {
      loaded.textContent = window.siteScript(path) || '';
      document.head.appendChild(loaded);
      begin();
      return;
    }
    loaded.src = new URL(path, root).href;
    // Allows a retry.
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
    // Navigation closes the menu; changing the text size does not.
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

  // Changes in another window, or a page restored from the back/forward cache.
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

  /** Loads another script of a reading page. */
  function load(path: string): void {
    const loader = document.createElement('script');
    loader.src = path;
    document.head.appendChild(loader);
  }

  letTransitionsBreakOff();

  // Repeated here, because the single file has no inline head and an outdated server policy blocks it.
  applyPrefs();
  const loader = document.currentScript && document.currentScript.getAttribute(Name.DATA_BOOT);
  if (loader) firstPaint().then(() => load(loader));
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', meetBody);
  else meetBody();
})();
