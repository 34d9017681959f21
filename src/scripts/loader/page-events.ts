// Page changes: in the single file, pages replace each other in one document.

import { Name } from '../contract';

/** Calls `fill` for the current page and for each page shown later. */
export function onPage(fill: () => void): void {
  document.addEventListener(Name.EVENT_PAGE, fill);
  fill();
}
