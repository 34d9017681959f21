// Printing, with detection of web views that cannot.
import { CANNOT_PRINT } from './texts';

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
