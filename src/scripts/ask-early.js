// The wizard's first screens, which need no app: they answer while it is on its way, which in a poor network takes
// seconds. They stand in the page as templates, in the app's own words; what is pressed is pressed again, on the
// app's own screens, once it is there.

const ON_ITS_WAY = /^place [1-9]/;
const NAMES = ['data-answer', 'data-topic'];

/**
 * Shows the first screen, where the page has one and nobody has gone further yet: answers of an earlier visit, and
 * addresses that ask about one measure, are the app's.
 *
 * @returns {{handOver: function(): void, giveUp: function(): void}} what to do when the app is there, or cannot come
 */
export function askEarly() {
  const slot = document.querySelector('[data-slot="wizard"]');
  const screens = slot ? Array.from(slot.querySelectorAll('template')) : [];
  if (!screens.length || location.hash.length > 1 || ON_ITS_WAY.test(history.state) || hasAnswers()) {
    return { handOver: () => {}, giveUp: () => {} };
  }
  const reading = Array.from(slot.childNodes);
  const pressed = [];
  // What has the focus: the app puts another in its place.
  let focused = null;

  function show() {
    slot.textContent = '';
    slot.append(screens[pressed.length].content.cloneNode(true));
    focused = null;
  }

  function noteFocus(event) {
    focused = selectorOf(event.target);
  }

  function press(event) {
    const button = event.target.closest('button');
    const selector = button && selectorOf(button);
    if (selector) pressed.push(selector);
    else if (button && button.name === 'back') pressed.pop();
    else return;
    show();
    scrollTo(0, 0);
    const heading = slot.querySelector('h1');
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  function stop() {
    slot.removeEventListener('click', press);
    slot.removeEventListener('focusin', noteFocus);
  }

  slot.addEventListener('click', press);
  slot.addEventListener('focusin', noteFocus);
  show();
  return {
    async handOver() {
      stop();
      for (const selector of pressed) {
        await screenShown();
        const button = slot.querySelector(selector);
        if (button) button.click();
      }
      if (!focused) return;
      await screenShown();
      const same = slot.querySelector(focused);
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
function selectorOf(element) {
  const name = NAMES.find((name) => element.hasAttribute(name));
  return name ? '[' + name + '="' + element.getAttribute(name) + '"]' : null;
}

function hasAnswers() {
  try {
    return sessionStorage.getItem('policy-explorer.wizard') !== null;
  } catch (error) {
    // Where storage is forbidden, nothing is kept.
    return false;
  }
}

/** The app shows a screen when what made it necessary is done. */
function screenShown() {
  return new Promise((resolve) => setTimeout(resolve));
}
