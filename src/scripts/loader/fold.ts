// Opens collapsed sections for links into them and for printing.

import { printedEvent } from '../dom';
import { onPage } from './page-events';

/** Opens the sections that enclose the URL's target, and the target itself. */
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

/** Opens the sections that enclose an element, and the element itself; scrolls to it if any were closed. */
function unfold(place: Element): void {
  let wasFolded = false;
  const own = place.querySelector<HTMLDetailsElement>(':scope > details.fold');
  const around = place.parentElement && place.parentElement.closest('details');
  for (let at = own || around; at; at = at === own ? around : at.parentElement && at.parentElement.closest('details')) {
    if (!at.open) at.open = wasFolded = true;
  }
  if (wasFolded) place.scrollIntoView();
}

/** Follows the URL's target, and opens all sections for printing in engines without `::details-content`. */
export function watchFolds(): void {
  window.addEventListener('hashchange', unfoldTarget);
  onPage(unfoldTarget);
  if (window.CSS && CSS.supports && CSS.supports('selector(::details-content)')) return;
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener('beforeprint', function () {
    opened = Array.from(document.querySelectorAll<HTMLDetailsElement>('.fold:not([open])'));
    // Sections with the same `name` would close each other.
    opened.forEach((fold) => fold.removeAttribute('name'));
    opened.forEach((fold) => (fold.open = true));
  });
  // On Android every touch is this event.
  window.addEventListener(printedEvent(), () => opened.splice(0).forEach((fold) => (fold.open = false)));
}
