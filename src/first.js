// The one script that pages have in themselves, so that the first paint waits for no other file.
//
// Its own element names in `data-later` what is loaded once the page has been painted, in this order. Servers
// with a strict Content-Security-Policy allow it by its hash: the less it changes the better.
import { look } from './scripts/first-look.js';

const later = (document.currentScript.getAttribute('data-later') || '').split(' ').filter(Boolean);

function load() {
  later.splice(0).forEach(function (path) {
    const script = document.createElement('script');
    script.async = false;
    script.src = path;
    document.head.appendChild(script);
  });
}

// Engines that do not tell when they paint have the whole page at least.
function afterPaint() {
  const kinds = (window.PerformanceObserver && PerformanceObserver.supportedEntryTypes) || [];
  if (kinds.includes('paint')) new PerformanceObserver(load).observe({ type: 'paint', buffered: true });
  else load();
}

look();
document.addEventListener('DOMContentLoaded', afterPaint);
