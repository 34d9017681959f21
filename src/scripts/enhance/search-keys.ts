// Keyboard shortcuts of the search: `/` focuses the box, arrow keys move between box and hits, Escape clears. Enter
// follows the focused link, as on any page.
import { Name } from '../contract';
import { isOfInputMethod } from '../dom';

/** The hits, as links in order. */
const HITS = 'main .hit__link';

/** Listens to the keys of the page. */
export function listenToSearchKeys(): void {
  document.addEventListener('keydown', function (event) {
    const isOther = event.ctrlKey || event.metaKey || event.altKey;
    if (isOther || isOfInputMethod(event)) return;
    if (react(event.key, event.target)) event.preventDefault();
  });
}

/** Handles a key for the focused element; returns `false` if it has no meaning there. */
function react(key: string, focused: EventTarget | null): boolean {
  const field = document.getElementById(Name.ID_QUERY);
  if (!(field instanceof HTMLInputElement) || !(focused instanceof Element)) return false;
  if (key === '/') return !/^(INPUT|TEXTAREA|SELECT)$/.test(focused.tagName) && moveTo(field);
  const hits = Array.from(document.querySelectorAll<HTMLElement>(HITS));
  const at = hits.findIndex((hit) => hit === focused);
  if (key === 'ArrowDown') return (at >= 0 || focused === field) && moveTo(hits[at + 1]);
  if (key === 'ArrowUp' && at >= 0) return moveTo(hits[at - 1] || field);
  if (key !== 'Escape') return false;
  if (at >= 0) return moveTo(field);
  if (focused !== field || !field.value) return false;
  field.value = '';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}

function moveTo(element: HTMLElement | undefined): boolean {
  if (element) element.focus();
  return element !== undefined;
}
