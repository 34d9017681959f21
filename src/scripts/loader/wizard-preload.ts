// The wizard's first screens, which need no app: they answer while it is on its way, which in a poor network takes
// seconds. They stand in the page as templates, in the app's own words; what is pressed is pressed again, on the
// app's own screens, once it is there.

import { Name } from '../contract';
import { closest } from '../dom';

const ON_ITS_WAY = new RegExp('^' + Name.HISTORY_PLACE + '[1-9]');
const NAMES = [Name.DATA_ANSWER, Name.DATA_TOPIC];

/** What to do when the app is there, or cannot come. */
export interface Preload {
  handOver(): void;
  giveUp(): void;
}

/**
 * Shows the first screen, where the page has one and nobody has gone further yet: answers of an earlier visit, and
 * addresses that ask about one measure, are the app's.
 */
export function preloadWizard(): Preload {
  const slot = document.querySelector(`[${Name.DATA_SLOT}="wizard"]`);
  const screens = slot ? Array.from(slot.querySelectorAll('template')) : [];
  if (!slot || !screens.length || location.hash.length > 1 || ON_ITS_WAY.test(history.state) || hasAnswers()) {
    return { handOver: () => {}, giveUp: () => {} };
  }
  const reading = Array.from(slot.childNodes);
  const pressed: string[] = [];
  // What has the focus: the app puts another in its place.
  let focused: string | null = null;

  const show = (): void => {
    slot.textContent = '';
    slot.append(screens[pressed.length].content.cloneNode(true));
    focused = null;
  };

  const noteFocus = (event: Event): void => {
    focused = selectorOf(event.target as Element);
  };

  const press = (event: Event): void => {
    const button = closest<HTMLButtonElement>(event, 'button');
    const selector = button && selectorOf(button);
    if (selector) pressed.push(selector);
    else if (button && button.name === 'back') pressed.pop();
    else return;
    show();
    scrollTo(0, 0);
    const heading = slot.querySelector('h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };

  const stop = (): void => {
    slot.removeEventListener('click', press);
    slot.removeEventListener('focusin', noteFocus);
  };

  slot.addEventListener('click', press);
  slot.addEventListener('focusin', noteFocus);
  show();
  return {
    async handOver() {
      stop();
      for (const selector of pressed) {
        await screenShown();
        const button = slot.querySelector<HTMLElement>(selector);
        if (button) button.click();
      }
      if (!focused) return;
      await screenShown();
      const same = slot.querySelector<HTMLElement>(focused);
      if (same) same.focus({ preventScroll: true });
    },
    giveUp() {
      stop();
      slot.textContent = '';
      slot.append(...reading);
    },
  };
}

/** How an answer's button is found again; nothing for all else. */
function selectorOf(element: Element): string | null {
  const name = NAMES.find((name) => element.hasAttribute(name));
  return name ? '[' + name + '="' + element.getAttribute(name) + '"]' : null;
}

function hasAnswers(): boolean {
  try {
    return sessionStorage.getItem(Name.KEY_WIZARD) !== null;
  } catch (error) {
    // Where storage is forbidden, nothing is kept.
    return false;
  }
}

/** The app shows a screen when what made it necessary is done. */
function screenShown(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
