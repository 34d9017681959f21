// Shared parts of list filters: their values in the URL, the count, and the message for an empty list.
import { Name } from '../contract';
import { closest } from '../dom';
import { hide } from './chunked-reveal';

/** Debounce delay, in milliseconds. */
const PAUSE_MS = 400;

/** An input of a filter. */
export type Field = HTMLInputElement | HTMLSelectElement;

/** Parses the fragment's fields like `src/route/fragment.rs`; of a repeated name the first value counts. */
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

/** Decodes a value; `''` if it is not UTF-8. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    return '';
  }
}

/** Keeps the filters in the URL, debounced. */
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
      // Refused in sandboxed iframes, and rate-limited by some engines; the filters still apply to the page.
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

/** Sets a filter to a value from the URL; to "all" if there is no such option. */
export function choose(field: Field, value: string): void {
  field.value = value;
  if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = '';
}

/** Controls the page's message for an empty list; `clear` resets the filters. */
export function emptyState(page: Element, clear: () => void): (isEmpty: boolean) => void {
  const words = page.querySelector<HTMLElement>(`[${Name.DATA_EMPTY}]`);
  if (!words) return () => undefined;
  words.addEventListener('click', (event) => closest(event, 'button') && clear());
  return (isEmpty) => hide(words, !isEmpty);
}

/** Focuses a filter, expanding its section if necessary. */
export function focusFilter(field: Field): void {
  const fold = field.closest('details');
  if (fold) fold.open = true;
  field.focus();
}

/** Updates the count. */
export function counter(form: Element): (words: string) => void {
  const place = form.querySelector(`[${Name.DATA_COUNT}]`);
  return (words) => {
    if (place && place.textContent !== words) place.textContent = words;
  };
}
