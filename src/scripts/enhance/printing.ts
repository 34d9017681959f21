// Printing, and knowing whether anything comes of it.

/** Of whoever opens the page elsewhere the answers are not there, but by a link. */
const CANNOT_PRINT = '这里不能打印：请点“生成链接”，把链接用浏览器打开再打印';
const BEGINS_WITHIN_MS = 3000;

window.siteScripts = window.siteScripts || {};
window.siteScripts.print = (button) => printPage(() => (button.textContent = CANNOT_PRINT));

/**
 * Opens the platform's dialogue. Some web views have the function and refuse, those of messengers do nothing: the event
 * comes where printing begins, and where it does not `nothingCame` is called.
 */
export function printPage(nothingCame: () => void): void {
  let hasBegun = !('onbeforeprint' in window);
  window.addEventListener('beforeprint', () => (hasBegun = true), { once: true });
  try {
    window.print();
    setTimeout(() => hasBegun || nothingCame(), BEGINS_WITHIN_MS);
  } catch (error) {
    nothingCame();
  }
}
