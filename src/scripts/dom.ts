// What scripts ask of an event and of the page.

import { Name } from './contract';

/** The element that an event happened in, or the nearest around it, that fits a selector. */
export function closest<E extends Element = HTMLElement>(event: Event, selector: string): E | null {
  return event.target instanceof Element ? event.target.closest<E>(selector) : null;
}

/** Whether a key is an input method's own: some end their word before the key that ended it arrives. */
export function isOfInputMethod(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Whether somebody wants what is open to close. */
export function isEscape(event: KeyboardEvent): boolean {
  return event.key === 'Escape' && !isOfInputMethod(event);
}

/**
 * The event after which a page has been printed. On Android printing has not begun when it is said to be over, and what
 * is put back then is missing on paper: there it is put back when somebody touches the page again.
 */
export function printedEvent(): string {
  return /Android/.test(navigator.userAgent) ? 'pointerdown' : 'afterprint';
}

/** An element of this name with these words. */
export function element<K extends keyof HTMLElementTagNameMap>(name: K, className = '', words = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (words) made.textContent = words;
  return made;
}

/**
 * Listens to the window or the document for as long as an element of the page is shown: in the single file pages take
 * turns, and a listener that stays would keep the page that it belongs to.
 */
export function listenWhileShown(shown: Element, target: EventTarget, type: string, listener: () => void): void {
  const stop = (): void => {
    if (shown.isConnected) return;
    target.removeEventListener(type, listener);
    document.removeEventListener(Name.EVENT_PAGE, stop);
  };
  target.addEventListener(type, listener, { passive: true });
  document.addEventListener(Name.EVENT_PAGE, stop);
}
