// The comparison: shows what the filters leave, says how many, and turns from one side of a pair to the other by a
// swipe.
import { Name } from '../contract';
import { closest, listenWhileShown } from '../dom';
import { hide, revealBy } from './chunked-reveal';
import { counter, emptyState, focusFilter } from './filtered-list';
import { unfoldWide } from './folds';

/** How many pairs fill a phone's screen. */
const PAIRS = 4;
/** How far a finger has to travel, in pixels, and how much farther sideways than up or down. */
const SWIPE = 48;
const SIDEWAYS = 2;

/** Makes the form's filters act on the pairs of the page. */
export function filterComparison(form: HTMLElement): void {
  const page = form.parentElement;
  const relation = form.querySelector<HTMLSelectElement>('#relation');
  const area = form.querySelector<HTMLSelectElement>('#area');
  const topic = form.querySelector<HTMLSelectElement>('#' + Name.FIELD_TOPIC);
  const adds = form.querySelector<HTMLInputElement>('#adds');
  if (!page || !relation || !area || !topic || !adds) return;
  unfoldWide(page);
  const divisions = Array.from(page.querySelectorAll<HTMLElement>(`[${Name.DATA_DIVISION}]`), (division) => ({
    division,
    fold: division.querySelector('details'),
    entries: Array.from(division.querySelectorAll<HTMLElement>(`[${Name.DATA_RELATION}]`)),
  }));
  const reveal = revealBy(PAIRS);
  const count = counter(form);

  const leaves = (entry: HTMLElement): boolean =>
    fits(relation, entry.getAttribute(Name.DATA_RELATION)) &&
    fits(area, entry.getAttribute(Name.DATA_AREA)) &&
    (!topic.value || (entry.getAttribute(Name.DATA_TOPIC) || '').split(' ').includes(topic.value)) &&
    (!adds.checked || entry.hasAttribute(Name.DATA_ADDS));

  const isFiltered = (): boolean => Boolean(relation.value || area.value || topic.value || adds.checked);

  const filter = (): void => {
    const shown: HTMLElement[] = [];
    divisions.forEach(function ({ division, fold, entries }) {
      const left = entries.filter(leaves);
      // What was asked for is shown.
      if (fold && isFiltered()) fold.open = left.length > 0;
      entries.forEach((entry) => left.includes(entry) || hide(entry, true));
      hide(division, !left.length);
      shown.push(...left);
    });
    count(`共${shown.length}处`);
    showEmpty(!shown.length);
    reveal.show(shown);
  };

  const clear = (): void => {
    relation.value = area.value = topic.value = '';
    adds.checked = false;
    filter();
  };

  const showEmpty = emptyState(page, function () {
    clear();
    focusFilter(relation);
  });

  // A link to what the filters hide shows everything again, before the browser looks for it.
  const follow = (): void => {
    const place = window.sitePlace || location;
    const target = document.getElementById(place.hash.slice(1));
    if (!target || !target.closest('[hidden]') || !page.contains(target)) return;
    clear();
    reveal.finish();
    place.replace(place.hash);
  };

  form.addEventListener('change', filter);
  listenWhileShown(form, window, 'hashchange', follow);
  turnBySwipe(page);
  if (isFiltered()) filter();
  follow();
}

function fits(filter: HTMLSelectElement, own: string | null): boolean {
  return !filter.value || filter.value === own;
}

/** Lets a swipe over a pair do what its two buttons do. */
function turnBySwipe(page: HTMLElement): void {
  let start: Touch | undefined;
  page.addEventListener('touchstart', ({ touches }) => (start = touches.length === 1 ? touches[0] : undefined), {
    passive: true,
  });
  page.addEventListener('touchend', function (event) {
    const end = event.changedTouches[0];
    if (!start || !end || event.touches.length) return;
    const over = end.clientX - start.clientX;
    const down = end.clientY - start.clientY;
    start = undefined;
    if (Math.abs(over) < SWIPE || Math.abs(over) < Math.abs(down) * SIDEWAYS) return;
    const pair = closest(event, '.pair__sides');
    const pick = pair && pair.querySelector<HTMLInputElement>(over < 0 ? '.pick--right' : '.pick--left');
    if (pick) pick.checked = true;
  });
}
