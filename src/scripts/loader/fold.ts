// Folded parts of a page: opened where an address leads into them, and on paper.

import { printedEvent } from '../dom';
import { onPage } from './page-events';

/** Opens what the place that the address names is folded in, and what it folds itself. */
function unfoldTarget(): void {
  const { hash } = window.sitePlace || location;
  let place: HTMLElement | null = null;
  try {
    place = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  } catch (error) {
    // Not UTF-8.
  }
  if (place) unfold(place);
}

/** Opens what a place of the page is folded in, and what it folds itself, and goes there if it was. */
function unfold(place: Element): void {
  let wasFolded = false;
  const own = place.querySelector<HTMLDetailsElement>(':scope > details.fold');
  const around = place.parentElement && place.parentElement.closest('details');
  for (let at = own || around; at; at = at === own ? around : at.parentElement && at.parentElement.closest('details')) {
    if (!at.open) at.open = wasFolded = true;
  }
  if (wasFolded) place.scrollIntoView();
}

/** Follows addresses, and prints whole what engines without `::details-content` do not show closed. */
export function watchFolds(): void {
  window.addEventListener('hashchange', unfoldTarget);
  onPage(unfoldTarget);
  if (window.CSS && CSS.supports && CSS.supports('selector(::details-content)')) return;
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener('beforeprint', function () {
    opened = Array.from(document.querySelectorAll<HTMLDetailsElement>('.fold:not([open])'));
    // Those of one name would close each other.
    opened.forEach((fold) => fold.removeAttribute('name'));
    opened.forEach((fold) => (fold.open = true));
  });
  window.addEventListener(printedEvent(), () => opened.forEach((fold) => (fold.open = false)));
}
