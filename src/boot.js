// Starts the app on a page that is complete without it.
//
// A classic script, as old engines and a strict Content-Security-Policy want it. The page's own
// `<script>` names the app's files in `data-glue` and `data-wasm`; `<html data-root>` leads to the
// site's root. How far it got stands in `<html data-app>`: starting, running, unsupported or failed.
// Where the app cannot run, the page's notice and the elements of class `needs-app`, which stand where
// the app would be, say so. Nothing is tried a second time by itself: a page can only be reloaded by
// whoever reads it.
(function () {
  'use strict';

  const UNSUPPORTED = '您的浏览器版本较旧，不能使用搜索、筛选等功能；文件全文仍可阅读。换用新版浏览器可使用全部功能。';
  const FAILED = '搜索、筛选等功能没有载入；文件全文仍可阅读。';
  const RELOAD = '重新载入';

  const page = document.documentElement;
  const script = document.currentScript;
  const root = page.getAttribute('data-root') || './';

  function runsWebAssembly() {
    try {
      // The shortest module there is: engines that switch WebAssembly off may still have its name.
      return WebAssembly.validate(Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00));
    } catch (error) {
      return false;
    }
  }

  function loadGlue() {
    return new Promise(function (resolve, reject) {
      const glue = document.createElement('script');
      glue.src = script.getAttribute('data-glue');
      glue.onload = resolve;
      glue.onerror = function () {
        reject(new Error(glue.src));
      };
      document.head.appendChild(glue);
    });
  }

  // Rejects where the file is gone: a server's page for that would be taken for a broken module.
  async function loadWasm() {
    const response = await fetch(script.getAttribute('data-wasm'));
    if (!response.ok) throw new Error(response.url + ': ' + response.status);
    return response;
  }

  async function start() {
    const files = await Promise.all([loadWasm(), loadGlue()]);
    // Declared by the glue with `let`, and so no property of the window.
    await wasm_bindgen({ module_or_path: files[0] });
  }

  // The search box works before the app does, and on pages that stay without it.
  function search(event) {
    if (event.defaultPrevented || event.target.id !== 'search') return;
    event.preventDefault();
    const words = event.target.querySelector('input').value.trim();
    location.href = root + 'measures/index.html' + (words && '#q=' + encodeURIComponent(words));
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

  // The app says so itself where it runs but a part of it is missing.
  document.addEventListener('app-failed', function () {
    say('failed', FAILED, true);
  });
  document.addEventListener('submit', search);
  if (!runsWebAssembly()) {
    say('unsupported', UNSUPPORTED, false);
    return;
  }
  page.setAttribute('data-app', 'starting');
  start().then(
    function () {
      document.removeEventListener('submit', search);
      page.setAttribute('data-app', 'running');
    },
    function (error) {
      console.error(error);
      say('failed', FAILED, true);
    }
  );
})();
