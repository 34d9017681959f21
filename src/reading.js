// How the page is read: the size of its letters, and aloud.
//
// Where a Chinese voice speaks, `<html data-reading>` is `aloud`. Reading aloud itself is loaded on first use, from
// the file that `<html data-script-read-aloud>` names.
import { KEY, isKiosk, look, setSize, storedSize } from './scripts/first-look.js';

(function () {
  'use strict';

  const page = document.documentElement;
  // Resolved now: the address of the page changes when the app moves on to another.
  const root = new URL(page.getAttribute('data-root') || './', location.href);

  function choose(size) {
    setSize(size);
    showChosen();
  }

  function showChosen() {
    const size = page.getAttribute('data-text') || '';
    document.querySelectorAll('[data-text-size]').forEach(function (button) {
      button.setAttribute('aria-pressed', button.getAttribute('data-text-size') === size);
    });
  }

  // A sandboxed frame refuses its storage, a full one new entries: the size then lasts as long as the page.
  function store(size) {
    try {
      if (!isKiosk()) localStorage.setItem(KEY, size);
    } catch (error) {
      // Said above.
    }
  }

  function readAloud() {
    if (window.readAloud) {
      window.readAloud();
      return;
    }
    const path = page.getAttribute('data-script-read-aloud');
    const style = page.getAttribute('data-style-read-aloud');
    if (!path || document.querySelector('script[src$="' + path + '"]')) return;
    // The loader has brought it where the app runs.
    if (style && !document.querySelector('link[href$="' + style + '"]')) {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = new URL(style, root);
      document.head.appendChild(link);
    }
    const loaded = document.createElement('script');
    // The single file has it in itself.
    if (window.siteScript) {
      loaded.textContent = window.siteScript(path);
      document.head.appendChild(loaded);
      window.readAloud();
      return;
    }
    loaded.src = new URL(path, root);
    // Asked for again, it is looked for again.
    loaded.onerror = function () {
      loaded.remove();
    };
    loaded.onload = function () {
      window.readAloud();
    };
    document.head.appendChild(loaded);
  }

  function closeSizes(except) {
    document.querySelectorAll('.sizes[open]').forEach(function (sizes) {
      if (sizes !== except) sizes.open = false;
    });
  }

  document.addEventListener('click', function (event) {
    if (!event.target.closest) return;
    closeSizes(event.target.closest('.sizes'));
    const chosen = event.target.closest('[data-text-size]');
    if (chosen) {
      const size = chosen.getAttribute('data-text-size');
      choose(size);
      store(size);
    }
    if (event.target.closest('[data-read-aloud]')) readAloud();
  });

  document.addEventListener('keydown', function (event) {
    const open = event.key === 'Escape' && document.querySelector('.sizes[open]');
    if (!open) return;
    closeSizes();
    open.querySelector('summary').focus();
  });

  // Another page of the site in another window, or a page that comes back from the browser's memory.
  window.addEventListener('storage', function (event) {
    if (event.key === KEY) choose(storedSize());
  });
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) choose(storedSize());
  });

  function lookForVoice() {
    const speaks = speechSynthesis.getVoices().some(function (voice) {
      return /^(zh|cmn|yue)\b/i.test(voice.lang);
    });
    page.setAttribute('data-reading', speaks ? 'aloud' : '');
  }

  function meetBody() {
    showChosen();
    if (!window.speechSynthesis) return;
    speechSynthesis.onvoiceschanged = lookForVoice;
    lookForVoice();
  }

  // The single file has nothing before this, and a server's policy of another release refuses what pages have.
  look();
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', meetBody);
  else meetBody();
})();
