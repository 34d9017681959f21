// A page from the back/forward cache is as it was left. If another page has stored other answers since, it is loaded
// anew before it can store its own over them.

import { Name } from '../contract';
import { enginesOfPage } from './engines';

/** The answers stored when the page was left; `undefined` while it is shown. */
let left: string | null | undefined;

/** Watches for the page's return. Called before the engines start, because their listeners must come later. */
export function reloadOutdated(): void {
  window.addEventListener('pagehide', () => void (left = storedAnswers()));
  // In this order when the page returns; each can make the result store its answers.
  ['visibilitychange', 'pageshow', 'focus'].forEach((sign) => window.addEventListener(sign, comeBack));
}

function comeBack(event: Event): void {
  const isShown = event.type === 'pageshow';
  const isOutdated = left !== undefined && left !== storedAnswers() && enginesOfPage().some((name) => name !== 'search');
  if (isOutdated) {
    event.stopImmediatePropagation();
    if (isShown) location.reload();
  } else if (isShown) left = undefined;
}

function storedAnswers(): string | null {
  try {
    return sessionStorage.getItem(Name.KEY_WIZARD);
  } catch (error) {
    // If storage is forbidden, each page has its own answers.
    return null;
  }
}
