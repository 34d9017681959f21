// What the filters of a list have in common: their values in the address, the count, and the words for a list that
// they have emptied.
import { Name } from '../contract';
import { closest } from '../dom';
import { hide } from './chunked-reveal';

/** How long someone pauses who has finished a word, in milliseconds. */
const PAUSE_MS = 400;

/** A field of a filter. */
export type Field = HTMLInputElement | HTMLSelectElement;

/** The fields of the fragment, as `src/route/fragment.rs` reads and writes them: the first of a name counts. */
export function readFields(): Record<string, string> {
  const fields: Record<string, string> = {};
  const { hash } = window.sitePlace || location;
  hash.slice(1).split('&').forEach(function (field) {
    const at = field.indexOf('=');
    const name = field.slice(0, at);
    if (at > 0 && !(name in fields)) fields[name] = decoded(field.slice(at + 1));
  });
  return fields;
}

/** Nothing where it is not UTF-8. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    return '';
  }
}

/** Keeps what was chosen in the address, once somebody pauses. */
export function keepInAddress(fields: () => [string, string][]): { later(): void; now(): void } {
  let waiting = 0;
  const write = (): void => {
    clearTimeout(waiting);
    waiting = 0;
    const asked = fields().filter(([, value]) => value);
    const hash = asked.map(([name, value]) => name + '=' + encodeURIComponent(value)).join('&');
    const { href } = window.sitePlace || location;
    try {
      history.replaceState(history.state, '', href.split('#')[0] + (hash && '#' + hash));
    } catch (error) {
      // A sandboxed frame may not, and some engines limit how often: the choice then lasts as long as the page.
    }
  };
  return {
    later() {
      clearTimeout(waiting);
      waiting = window.setTimeout(write, PAUSE_MS);
    },
    now: () => void (waiting && write()),
  };
}

/** Chooses what an address asks for; everything where there is no such choice. */
export function choose(field: Field, value: string): void {
  field.value = value;
  if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = '';
}

/** The words for an empty list, which the page has ready; `clear` is done when a reader wants the whole list back. */
export function emptyState(page: Element, clear: () => void): (isEmpty: boolean) => void {
  const words = page.querySelector<HTMLElement>(`[${Name.DATA_EMPTY}]`);
  if (!words) return () => undefined;
  words.addEventListener('click', (event) => closest(event, 'button') && clear());
  return (isEmpty) => hide(words, !isEmpty);
}

/** Puts the focus on a filter, which may be folded. */
export function focusFilter(field: Field): void {
  const fold = field.closest('details');
  if (fold) fold.open = true;
  field.focus();
}

/** Says how many there are. */
export function counter(form: Element): (words: string) => void {
  const place = form.querySelector(`[${Name.DATA_COUNT}]`);
  return (words) => {
    if (place && place.textContent !== words) place.textContent = words;
  };
}
