// Shows long lists in chunks, to keep the page responsive.

/** Pause between two chunks for layout and paint, in milliseconds. */
const REST_MS = 30;

/** A chunked reveal, which can be completed at once. */
export interface Reveal {
  /** Shows these elements in order, cancelling any pending ones. */
  show(elements: HTMLElement[]): void;
  /** Hides elements that have just become visible, and shows them in order, cancelling any pending ones. */
  showAgain(elements: HTMLElement[]): void;
  /** Shows all pending elements now. */
  finish(): void;
}

/**
 * Shows `atOnce` elements immediately, enough to fill a phone's screen, and the rest in chunks. Laying out a whole long
 * list takes a slow phone a quarter of a second.
 */
export function revealBy(atOnce: number): Reveal {
  let waiting: HTMLElement[] = [];
  let next = 0;
  const step = (count: number): void => {
    clearTimeout(next);
    waiting.splice(0, count).forEach((element) => hide(element, false));
    if (waiting.length) next = window.setTimeout(step, REST_MS, atOnce);
  };
  const show = (elements: HTMLElement[]): void => {
    waiting = elements;
    step(atOnce);
  };
  return {
    show,
    showAgain(elements) {
      elements.forEach((element, index) => hide(element, index >= atOnce));
      show(elements);
    },
    finish: () => step(waiting.length),
  };
}

/** Sets `hidden` only if it changes, to avoid a new layout. */
export function hide(element: HTMLElement, isHidden: boolean): void {
  if (element.hidden !== isHidden) element.hidden = isHidden;
}
