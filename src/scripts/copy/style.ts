// Loads the menu's stylesheet, unless the loader has done so.

import { Name } from '../contract';

const page = document.documentElement;

/** Resolves once the stylesheet is loaded or has failed to load. */
export function loadStyle(): Promise<unknown> {
  const path = page.getAttribute(Name.DATA_STYLE + 'copy');
  if (!path || document.querySelector('link[href$="' + path + '"]')) return Promise.resolve();
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = page.getAttribute(Name.DATA_ROOT) + path;
  return new Promise(function (resolve) {
    link.onload = link.onerror = resolve;
    document.head.appendChild(link);
  });
}
