// Display preferences needed before the first paint: text size and kiosk mode.
//
// `<html data-text>` is absent (标准), `large` (大) or `largest` (特大); `<html data-kiosk>` is 1 or 0. `<html
// data-reading>` enables the reading controls.

import { Name } from '../contract';

export const KEY = 'text-size';
/** `<html>`: the URL requests a filter that has not been applied yet. */
export const ASKED = 'data-asked';
const page = document.documentElement;

/** Sets the attributes that styles and scripts depend on. Idempotent. */
export function applyPrefs(): void {
  findFiles();
  page.setAttribute('data-kiosk', findKiosk() ? '1' : '0');
  if (!page.hasAttribute('data-reading')) page.setAttribute('data-reading', '');
  setSize(storedSize());
}

// Copies the asset paths to `<html>`; they are listed after the charset, which must come early.
function findFiles(): void {
  const list = document.querySelector('meta[name="site-files"]');
  Array.from(list ? list.attributes : []).forEach(function (attribute) {
    const isNew = attribute.name.startsWith('data-') && !page.hasAttribute(attribute.name);
    if (isNew) page.setAttribute(attribute.name, attribute.value);
  });
}

// Kiosk mode is set by the URL and lasts as long as the window; the single file is always in it.
function findKiosk(): boolean {
  const asked = /[?&]kiosk=([01])(&|$)/.exec(location.search);
  if (page.hasAttribute('data-edition')) return !asked || asked[1] === '1';
  try {
    if (asked) sessionStorage.setItem('kiosk', asked[1]);
    return sessionStorage.getItem('kiosk') === '1';
  } catch (error) {
    return Boolean(asked && asked[1] === '1');
  }
}

/** In kiosk mode each user starts with the default size. */
export function isKiosk(): boolean {
  return page.getAttribute('data-kiosk') === '1';
}

export function setSize(size: string): void {
  if (size) page.setAttribute(Name.DATA_TEXT, size);
  else page.removeAttribute(Name.DATA_TEXT);
}

/** The stored size; sandboxed iframes have no storage. */
export function storedSize(): string {
  try {
    const size = isKiosk() ? '' : localStorage.getItem(KEY);
    return size && /^large(st)?$/.test(size) ? size : '';
  } catch (error) {
    return '';
  }
}
