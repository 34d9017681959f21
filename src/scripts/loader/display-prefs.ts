// What has to be known before the first letter is drawn: its size, and whose machine this is.
//
// `<html data-text>` is absent (标准), `large` (大) or `largest` (特大); `<html data-kiosk>` is 1 or 0. Where
// `<html data-reading>` is, there are controls for reading.

import { Name } from '../contract';

export const KEY = 'text-size';
/** `<html>`: the address asks for a part of a list, which has not been followed yet. */
export const ASKED = 'data-asked';
const page = document.documentElement;

/** Sets what the page's styles and scripts depend on. Done again, it changes nothing. */
export function applyPrefs(): void {
  findFiles();
  page.setAttribute('data-kiosk', findKiosk() ? '1' : '0');
  if (!page.hasAttribute('data-reading')) page.setAttribute('data-reading', '');
  setSize(storedSize());
}

// Where the site's files are stands behind the character set, which has to come early; all else asks `<html>`.
function findFiles(): void {
  const list = document.querySelector('meta[name="site-files"]');
  Array.from(list ? list.attributes : []).forEach(function (attribute) {
    const isNew = attribute.name.startsWith('data-') && !page.hasAttribute(attribute.name);
    if (isNew) page.setAttribute(attribute.name, attribute.value);
  });
}

// The address says so, and then the window stays one; the single file is for kiosks of itself.
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

/** A kiosk is everybody's: the next one at it starts with the usual size. */
export function isKiosk(): boolean {
  return page.getAttribute('data-kiosk') === '1';
}

export function setSize(size: string): void {
  if (size) page.setAttribute(Name.DATA_TEXT, size);
  else page.removeAttribute(Name.DATA_TEXT);
}

/** What was chosen on this device; a sandboxed frame refuses its storage. */
export function storedSize(): string {
  try {
    const size = isKiosk() ? '' : localStorage.getItem(KEY);
    return size && /^large(st)?$/.test(size) ? size : '';
  } catch (error) {
    return '';
  }
}
