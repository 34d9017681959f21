// The table of contents: follows the scroll position, and collapses after use on narrow screens.
import { listenWhileShown } from '../dom';

/**
 * Distance in pixels below the top of the window of the line that a user is assumed to read after following a link to a
 * heading.
 */
const READING_LINE = 120;

interface Entry {
  link: HTMLElement;
  target: Element;
}

/** Makes a table of contents follow the scroll position. */
export function followScroll(slot: HTMLElement): void {
  const list = slot.querySelector('nav');
  const fold = slot.querySelector('input');
  if (!list || !fold) return;
  const entries: Entry[] = [];
  list.querySelectorAll('a').forEach(function (link) {
    const target = document.getElementById((link.getAttribute('href') || '').slice(1));
    if (target) entries.push({ link, target });
  });
  let shown: Entry | undefined;
  const follow = (): void => {
    const isPassed = ({ target }: Entry) => target.getBoundingClientRect().top < READING_LINE;
    const current = entries[lastWhere(entries, isPassed)];
    if (current === shown) return;
    if (shown) shown.link.removeAttribute('aria-current');
    if (current) mark(list, current.link);
    shown = current;
  };
  list.addEventListener('click', () => (fold.checked = false));
  listenWhileShown(slot, document, 'scroll', follow);
}

/** The index of the last item for which `is` holds in a list partitioned by it; -1 if there is none. */
function lastWhere<T>(sorted: T[], is: (item: T) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (is(sorted[middle]!)) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

/** Marks the current entry, and scrolls it into view within the list. */
function mark(list: HTMLElement, link: HTMLElement): void {
  link.setAttribute('aria-current', 'location');
  const top = link.offsetTop;
  const isInSight = top >= list.scrollTop && top + link.offsetHeight <= list.scrollTop + list.clientHeight;
  if (!isInSight) list.scrollTop = top - list.clientHeight / 2;
}
