// The comparison page: applies the filters, updates the count, and switches the sides of a pair on a swipe.
import { Name } from '../contract';
import { closest, listenWhileShown } from '../dom';
import { hide, revealBy } from './chunked-reveal';
import { counter, emptyState, focusFilter } from './filtered-list';
import { unfoldWide } from './folds';
import { pairsLeft } from './texts';

/** Number of pairs that fill a phone's screen. */
const PAIRS = 4;
/** Minimum length of a swipe in pixels; below, the minimum ratio of horizontal to vertical movement. */
const SWIPE = 48;
const SIDEWAYS = 2;

/** Connects the form's filters to the pairs of the page. */
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
      // A filter's results are expanded.
      if (fold && isFiltered()) fold.open = left.length > 0;
      entries.forEach((entry) => left.includes(entry) || hide(entry, true));
      hide(division, !left.length);
      shown.push(...left);
    });
    count(pairsLeft(shown.length));
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

  // A link to a filtered-out entry resets the filters before the browser scrolls to it.
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
  switchOnSwipe(page);
  if (isFiltered()) filter();
  follow();
}

function fits(filter: HTMLSelectElement, own: string | null): boolean {
  return !filter.value || filter.value === own;
}

/** Lets a swipe over a pair press its two radio buttons. */
function switchOnSwipe(page: HTMLElement): void {
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
