// Shared elements of kiosk mode.
import { element } from '../dom';

/** An open panel. */
export interface Panel {
  box: HTMLElement;
  close(): void;
}

/** A button with a label. */
export function button(words: string, press: () => void): HTMLButtonElement {
  const made = element('button', 'button', words);
  made.type = 'button';
  made.addEventListener('click', press);
  return made;
}

/** Opens a modal panel with focus in it; `close` removes it. */
export function panel(name: string, title: string): Panel {
  const before = document.activeElement;
  const cover = element('div', 'kiosk-cover kiosk-cover--' + name);
  const box = element('div', 'kiosk-panel');
  box.tabIndex = -1;
  box.setAttribute('role', 'alertdialog');
  box.setAttribute('aria-modal', 'true');
  box.setAttribute('aria-label', title);
  box.appendChild(element('p', 'kiosk-panel__title', title));
  cover.appendChild(box);
  document.body.appendChild(cover);
  box.focus();
  return {
    box,
    close() {
      cover.remove();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    },
  };
}
