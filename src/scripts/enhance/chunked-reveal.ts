// Shows much of a long list without keeping the reader waiting.

/** How long the browser has between two steps to lay out and paint, in milliseconds. */
const REST_MS = 30;

/** What shows elements in steps, and what ends that at once. */
export interface Reveal {
  /** Shows these, in their order, and none of those asked for before that still wait. */
  show(elements: HTMLElement[]): void;
  /** Shows all that waits now. */
  finish(): void;
}

/**
 * Shows so many elements at once, which are to fill a phone's screen, and the others in pieces between which the browser
 * answers to the reader: laying out all of a long list takes a slow phone a quarter of a second.
 */
export function revealBy(atOnce: number): Reveal {
  let waiting: HTMLElement[] = [];
  let next = 0;
  const step = (count: number): void => {
    clearTimeout(next);
    waiting.splice(0, count).forEach((element) => hide(element, false));
    if (waiting.length) next = window.setTimeout(step, REST_MS, atOnce);
  };
  return {
    show(elements) {
      waiting = elements;
      step(atOnce);
    },
    finish: () => step(waiting.length),
  };
}

/** Sets what is not yet so: each change is laid out anew. */
export function hide(element: HTMLElement, isHidden: boolean): void {
  if (element.hidden !== isHidden) element.hidden = isHidden;
}
