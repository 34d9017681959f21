// Helpers for events and elements.

import { Name } from './contract';

/** The closest ancestor of the event's target that matches a selector, or the target itself. */
export function closest<E extends Element = HTMLElement>(event: Event, selector: string): E | null {
  return event.target instanceof Element ? event.target.closest<E>(selector) : null;
}

/** Whether a key event belongs to an input method; some end composition before its last key event. */
export function isOfInputMethod(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Whether the key is Escape. */
export function isEscape(event: KeyboardEvent): boolean {
  return event.key === 'Escape' && !isOfInputMethod(event);
}

/**
 * The event after which a page has been printed. Android fires `afterprint` before it renders the page, so there
 * changes are reverted only when the user touches the page again.
 */
export function printedEvent(): string {
  return /Android/.test(navigator.userAgent) ? 'pointerdown' : 'afterprint';
}

/** Creates an element with a class and text. */
export function element<K extends keyof HTMLElementTagNameMap>(name: K, className = '', words = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (words) made.textContent = words;
  return made;
}

/**
 * Listens to the window or document while an element is shown. In the single file, where pages replace each other, a
 * permanent listener would leak its page.
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
