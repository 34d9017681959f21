// What the text of a page does not wait for waits for the text.

/** Nothing is painted in a window that nobody looks at, and some shells paint late. */
const AT_MOST_MS = 1000;

/** Resolves when the page has been painted, and the browser has nothing more urgent to do. */
export function firstPaint(): Promise<void> {
  return new Promise(function (resolve) {
    if (document.hidden) return resolve();
    setTimeout(resolve, AT_MOST_MS);
    // The frame that is drawn next shows the text; the browser is idle when it has been handed on.
    requestAnimationFrame(() =>
      setTimeout(function () {
        if ('requestIdleCallback' in window) requestIdleCallback(() => resolve());
        else resolve();
      })
    );
  });
}
