// Printing, with detection of web views that cannot.

/** Opening the page elsewhere loses the answers, unless by a link. */
const CANNOT_PRINT = '这里不能打印：请点“生成链接”，把链接用浏览器打开再打印';
const BEGINS_WITHIN_MS = 3000;

window.siteScripts = window.siteScripts || {};
window.siteScripts.print = (button) => printPage(() => (button.textContent = CANNOT_PRINT));

/**
 * Opens the print dialog. Some web views throw, and those of messengers do nothing: if no `beforeprint` event follows,
 * `nothingCame` is called.
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
