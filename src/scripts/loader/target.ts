// The place of the page that the address names.

import { Name } from '../contract';

const NOWHERE = '网址末尾指向的那一处在本页找不到，下面是整个页面。';

/** Goes to the place where it is named within its document (`9.s2`), and says so where the page has no such place. */
export function showTarget(): void {
  const place = window.sitePlace || location;
  const id = decoded(place.hash.slice(1));
  if (!id || id.includes('=') || id.startsWith('/')) return;
  const isFound = document.getElementById(id) !== null;
  // A messenger takes the punctuation behind a link for a part of it, and what is written behind that.
  const [named] = /^[\w.-]*\w/.exec(id) || [''];
  const whole = isFound ? undefined : wholeId(named);
  if (whole) {
    place.replace('#' + encodeURIComponent(whole));
  } else {
    say(isFound ? '' : NOWHERE);
  }
}

/** The id of an element that this is, or of which it is the part behind the document's. */
function wholeId(id: string): string | undefined {
  const ids = Array.from(document.querySelectorAll('main [id]'), (element) => element.id);
  return ids.find((whole) => whole === id || (whole.includes('.') && whole.slice(whole.indexOf('.') + 1) === id));
}

function say(words: string): void {
  const notice = document.getElementById(Name.ID_NOTICE);
  if (!notice || (!words && notice.textContent !== NOWHERE)) return;
  notice.textContent = words;
  if (words) notice.scrollIntoView({ block: 'end' });
}

/** Nothing where it is not UTF-8. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch (error) {
    return '';
  }
}
