// The menu's stylesheet, which the loader has brought where the app runs.

const page = document.documentElement;

/** Resolves when the styles count, or cannot be had. */
export function loadStyle() {
  const path = page.getAttribute('data-style-copy');
  if (!path || document.querySelector('link[href$="' + path + '"]')) return Promise.resolve();
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = page.getAttribute('data-root') + path;
  return new Promise(function (resolve) {
    link.onload = link.onerror = resolve;
    document.head.appendChild(link);
  });
}
