// For machines in public halls, which everybody uses and nobody owns: `?kiosk=1`, and the single file.
//
// The loader brings this before the app starts. Answers last in memory until somebody else comes; the
// reader can reach nothing but the site; fingers find what they need.
import { Name } from '../contract';
import { element } from '../dom';
import { guard } from './guard';
import { forget, keepInMemory } from './privacy';
import { watch } from './idle';
import { offerKeypad } from './keypad';
import { offerStaffPage } from './staff';
import { button } from './parts';
import css from './kiosk.css';

window.siteScripts = window.siteScripts || {};
window.siteScripts.kiosk = function () {};

function style(): void {
  // Not a `<style>`: a server's policy may allow none.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** What is always in reach: one step back, and an end that leaves nothing. */
function offerEnd(): void {
  const bar = element('div', 'kiosk-bar');
  bar.appendChild(button('返回', () => history.back()));
  bar.appendChild(button('用完了，清除', forget));
  document.querySelector('.site-header')!.insertAdjacentElement('afterend', bar);
}

style();
keepInMemory();
guard();
offerEnd();
offerKeypad();
watch(forget);
offerStaffPage();
const largest = document.querySelector<HTMLElement>(`[${Name.DATA_TEXT_SIZE}="largest"]`);
if (largest) largest.click();
