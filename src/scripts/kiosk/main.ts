// Kiosk mode for shared devices in public places: `?kiosk=1`, and the single file.
//
// The loader loads this before the app starts. Answers are kept in memory until the next user; the user cannot leave
// the site.
import { Name } from '../contract';
import { element } from '../dom';
import { guard } from './guard';
import { forget, keepInMemory } from './privacy';
import { watch } from './idle';
import { offerKeypad } from './keypad';
import { offerStaffPage } from './staff';
import { button } from './parts';
import { BACK, END_VISIT } from './texts';
import css from './kiosk.css';

window.siteScripts = window.siteScripts || {};
window.siteScripts.kiosk = function () {};

/** A server's policy may forbid a `<style>`. */
function style(): void {
  if (typeof CSSStyleSheet.prototype.replaceSync === 'function') {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return;
  }
  // Safari before 16.4 constructs none. As one rule of the page's own stylesheet.
  const own = document.styleSheets[document.styleSheets.length - 1];
  if (own) own.insertRule(`@media all{${css}}`, own.cssRules.length);
}

/** The permanent controls: a step back, and an end that clears everything. */
function offerEnd(): void {
  const bar = element('div', 'kiosk-bar');
  bar.appendChild(button(BACK, () => history.back()));
  bar.appendChild(button(END_VISIT, forget));
  document.querySelector('.site-header')!.insertAdjacentElement('afterend', bar);
}

const isInUse = keepInMemory();
guard();
offerEnd();
offerKeypad();
watch(forget, isInUse);
offerStaffPage();
const largest = document.querySelector<HTMLElement>(`[${Name.DATA_TEXT_SIZE}="largest"]`);
if (largest) largest.click();
// Last, since privacy must not depend on it.
style();
