// How the page is read: the size of its letters, and aloud.
//
// A classic script in the head, so that the first letters have the size that was chosen on this device:
// `<html data-text>` is absent (标准), `large` (大) or `largest` (特大). Where it runs, `<html
// data-reading>` shows the controls; where a Chinese voice speaks too, its value is `aloud`. Reading
// aloud itself is loaded on first use, from the file that `<html data-script-read-aloud>` names.
(function () {
  'use strict';

  const KEY = 'text-size';
  const page = document.documentElement;
  // Resolved now: the address of the page changes when the app moves on to another.
  const root = new URL(page.getAttribute('data-root') || './', location.href);
  // A kiosk is everybody's: the next one at it starts with the usual size.
  const isKiosk = findKiosk();
  page.setAttribute('data-kiosk', isKiosk ? '1' : '0');

  // The address says so, and then the window stays one; the single file is for kiosks of itself.
  function findKiosk() {
    const asked = /[?&]kiosk=([01])(&|$)/.exec(location.search);
    if (page.hasAttribute('data-kiosk')) return !asked || asked[1] === '1';
    try {
      if (asked) sessionStorage.setItem('kiosk', asked[1]);
      return sessionStorage.getItem('kiosk') === '1';
    } catch (error) {
      return Boolean(asked) && asked[1] === '1';
    }
  }

  function setSize(size) {
    if (size) page.setAttribute('data-text', size);
    else page.removeAttribute('data-text');
    document.querySelectorAll('[data-text-size]').forEach(function (button) {
      button.setAttribute('aria-pressed', button.getAttribute('data-text-size') === size);
    });
  }

  // A sandboxed frame refuses its storage, a full one new entries: the size then lasts as long as the page.
  function stored() {
    try {
      const size = isKiosk ? '' : localStorage.getItem(KEY);
      return /^large(st)?$/.test(size) ? size : '';
    } catch (error) {
      return '';
    }
  }

  function store(size) {
    try {
      if (!isKiosk) localStorage.setItem(KEY, size);
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
      setSize(size);
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
    if (event.key === KEY) setSize(stored());
  });
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) setSize(stored());
  });

  function lookForVoice() {
    const speaks = speechSynthesis.getVoices().some(function (voice) {
      return /^(zh|cmn|yue)\b/i.test(voice.lang);
    });
    page.setAttribute('data-reading', speaks ? 'aloud' : '');
  }

  page.setAttribute('data-reading', '');
  setSize(stored());
  document.addEventListener('DOMContentLoaded', function () {
    setSize(page.getAttribute('data-text') || '');
    if (!window.speechSynthesis) return;
    speechSynthesis.onvoiceschanged = lookForVoice;
    lookForVoice();
  });
})();
