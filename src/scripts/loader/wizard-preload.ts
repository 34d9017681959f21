// The wizard's first screens, usable before the app is loaded. The first one is visible in the page, the others are
// templates; once the app runs, the recorded presses are replayed on its screens.

import { Name } from '../contract';
import { closest } from '../dom';

const ON_ITS_WAY = new RegExp('^' + Name.HISTORY_PLACE + '[1-9]');
const NAMES = [Name.DATA_ANSWER, Name.DATA_WISH];

/** Callbacks for when the app runs or fails to load. */
export interface Preload {
  handOver(): void;
  giveUp(): void;
}

/**
 * Shows the first screen, or the first question of the wish in the URL, for new visits only: stored answers and URLs
 * with a measure are left to the app.
 */
export function preloadWizard(): Preload {
  const slot = document.querySelector(`[${Name.DATA_SLOT}="wizard"]`);
  const screens: Record<string, Element | DocumentFragment> = {};
  for (const screen of slot ? Array.from(slot.querySelectorAll(`[${Name.DATA_SCREEN}]`)) : []) {
    const name = screen.getAttribute(Name.DATA_SCREEN) || '';
    screens[name] = screen instanceof HTMLTemplateElement ? screen.content : screen;
  }
  const wished = location.hash.indexOf('#wish=') ? '' : location.hash.slice(6);
  const first = wished && screens[''] && wishButton(screens[''], wished);
  const isElsewhere = location.hash.length > 1 && !first;
  if (!slot || !screens[''] || isElsewhere || ON_ITS_WAY.test(history.state) || hasAnswers()) {
    if (screens['']) (screens[''] as Element).remove();
    return { handOver: () => {}, giveUp: () => {} };
  }
  const reading = Array.from(slot.childNodes).filter((node) => node !== screens['']);
  const pressed: string[] = [];
  // The buttons pressed so far, one per screen; `null` for the first.
  const way: (Element | null)[] = [first || null];
  // The focused control, to be refocused on the app's screen.
  let focused: string | null = null;

  const show = (): void => {
    slot.textContent = '';
    const by = way[way.length - 1];
    slot.append((by ? screens[by.getAttribute(Name.DATA_LEADS) || 'waiting'] : screens['']).cloneNode(true));
    // There is no screen before the one requested by the URL.
    const back = slot.querySelector('.back');
    if (back && way.length === 1) back.remove();
    const subject = slot.querySelector('.wizard__measure');
    const wish = way.filter((button) => button && button.hasAttribute(Name.DATA_WISH)).pop();
    if (subject && wish) subject.append(wish.textContent || '');
    focused = null;
  };

  const noteFocus = (event: Event): void => {
    focused = selectorOf(event.target as Element);
  };

  const press = (event: Event): void => {
    const button = closest<HTMLButtonElement>(event, 'button');
    const selector = button && selectorOf(button);
    if (selector) {
      pressed.push(selector);
      way.push(button);
    } else if (button && button.name === 'back') {
      pressed.pop();
      way.pop();
    } else return;
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
  if (first) show();
  // A click from before this script ran.
  const tapped = window.tapped;
  if (tapped instanceof HTMLElement && slot.contains(tapped)) tapped.click();
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

function wishButton(screen: ParentNode, wish: string): Element | undefined {
  const buttons = Array.from(screen.querySelectorAll(`[${Name.DATA_WISH}]`));
  return buttons.find((button) => button.getAttribute(Name.DATA_WISH) === wish);
}

/** A selector to find an answer's button again; `null` for other elements. */
function selectorOf(element: Element): string | null {
  const name = NAMES.find((name) => element.hasAttribute(name));
  return name ? '[' + name + '="' + element.getAttribute(name) + '"]' : null;
}

function hasAnswers(): boolean {
  try {
    return sessionStorage.getItem(Name.KEY_WIZARD) !== null;
  } catch (error) {
    // If storage is forbidden, nothing is stored.
    return false;
  }
}

/** Resolves once the app has shown its next screen. */
function screenShown(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
