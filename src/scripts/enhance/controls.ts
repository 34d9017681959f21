// Enhancements of static pages: list filters, contents that follow the scroll position, the calculator. They only
// toggle and fill existing elements.
//
// Loaded on pages with a slot for one of these.
import { Name } from '../contract';
import { filterComparison } from './compare';
import { followScroll } from './contents';
import { filterFigures } from './figures';
import { filterMeasures } from './measure-filters';
import { computeFunds } from './training-funds';

const CONTROLS: Record<string, (slot: HTMLElement) => void> = {
  compare: filterComparison,
  contents: followScroll,
  figures: filterFigures,
  measures: filterMeasures,
  'training-funds': computeFunds,
};

window.siteScripts = window.siteScripts || {};
window.siteScripts.controls = mount;

/** Mounts the controls of a page, each once. */
function mount(page: HTMLElement): void {
  page.querySelectorAll<HTMLElement>(`[${Name.DATA_SLOT}]`).forEach(function (slot) {
    const control = CONTROLS[slot.getAttribute(Name.DATA_SLOT) || ''];
    if (!control || slot.hasAttribute(Name.DATA_MOUNTED)) return;
    slot.setAttribute(Name.DATA_MOUNTED, '');
    control(slot);
  });
}
