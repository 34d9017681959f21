// The table of contents: follows the scroll, and folds again on a narrow screen once it was used.
import { listenWhileShown } from '../dom';

/**
 * How far below the top of the window the line is, in pixels, that someone who just followed a link to a heading is
 * taken to read.
 */
const READING_LINE = 120;

interface Entry {
  link: HTMLElement;
  target: Element;
}

/** Makes a table of contents follow. */
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

/** The last of those for which it is so, which stand before all others; -1 where there is none. */
function lastWhere<T>(sorted: T[], is: (item: T) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (is(sorted[middle]!)) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

/** Marks the entry that is read now, and keeps it in sight where the list scrolls by itself. */
function mark(list: HTMLElement, link: HTMLElement): void {
  link.setAttribute('aria-current', 'location');
  const top = link.offsetTop;
  const isInSight = top >= list.scrollTop && top + link.offsetHeight <= list.scrollTop + list.clientHeight;
  if (!isInSight) list.scrollTop = top - list.clientHeight / 2;
}
