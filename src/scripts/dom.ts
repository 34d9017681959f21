// What scripts ask of an event and of the page.

import { Name } from './contract';

/** The element that an event happened in, or the nearest around it, that fits a selector. */
export function closest<E extends Element = HTMLElement>(event: Event, selector: string): E | null {
  return event.target instanceof Element ? event.target.closest<E>(selector) : null;
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
