// What counts and hides in pages that are whole without it: filters of long lists, the contents that follow the scroll,
// the calculator. It toggles and fills what stands in the page.
//
// Loaded where a page has a slot for one of these.
import { Name } from '../contract';
import { filterComparison } from './compare';
import { followScroll } from './contents';
import { filterFigures } from './figures';
import { filterMeasures } from './measure-filters';
import { reckonFunds } from './training-funds';

const CONTROLS: Record<string, (slot: HTMLElement) => void> = {
  compare: filterComparison,
  contents: followScroll,
  figures: filterFigures,
  measures: filterMeasures,
  'training-funds': reckonFunds,
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
