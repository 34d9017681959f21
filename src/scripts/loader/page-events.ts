// In the single file the pages take turns in one document; elsewhere each is loaded.

import { Name } from '../contract';

/** Does something with the page that is shown, and with each that is shown later. */
export function onPage(fill: () => void): void {
  document.addEventListener(Name.EVENT_PAGE, fill);
  fill();
}
