// Delays work until the first paint.

/** Timeout: background windows never paint, and some web views paint late. */
const AT_MOST_MS = 1000;

/** Resolves when the page has been painted and the browser is idle. */
export function firstPaint(): Promise<void> {
  return new Promise(function (resolve) {
    if (document.hidden) return resolve();
    setTimeout(resolve, AT_MOST_MS);
    // The next frame shows the text; after it the browser is idle.
    requestAnimationFrame(() =>
      setTimeout(function () {
        if ('requestIdleCallback' in window) requestIdleCallback(() => resolve());
        else resolve();
      })
    );
  });
}
