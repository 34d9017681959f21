// The wizard's first screens, which need no app: they answer while it is on its way, which in a poor network takes
// seconds. The first is shown as the page comes, the others stand in it as templates, all in the app's own words; what
// is pressed is pressed again, on the app's own screens, once it is there.

import { Name } from '../contract';
import { closest } from '../dom';

const ON_ITS_WAY = new RegExp('^' + Name.HISTORY_PLACE + '[1-9]');
const NAMES = [Name.DATA_ANSWER, Name.DATA_WISH];

/** What to do when the app is there, or cannot come. */
export interface Preload {
  handOver(): void;
  giveUp(): void;
}

/**
 * Shows the first screen, or the first of the wish that the address names, where nobody has gone further yet: answers
 * of an earlier visit, and addresses that ask about one measure, are the app's.
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
  // The buttons that led to the screens so far; none to the first.
  const way: (Element | null)[] = [first || null];
  // What has the focus: the app puts another in its place.
  let focused: string | null = null;

  const show = (): void => {
    slot.textContent = '';
    const by = way[way.length - 1];
    slot.append((by ? screens[by.getAttribute(Name.DATA_LEADS) || 'waiting'] : screens['']).cloneNode(true));
    // Nothing stands before what the address asks for.
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
  // What was pressed before anything listened.
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
