// The target of the URL's fragment.

import { Name } from '../contract';
import { NOWHERE } from './texts';

/** Scrolls to a target given by its id within the document (`9.s2`), and reports unknown targets. */
export function showTarget(): void {
  const place = window.sitePlace || location;
  const id = decoded(place.hash.slice(1));
  if (!id || id.includes('=') || id.startsWith('/')) return;
  const isFound = document.getElementById(id) !== null;
  // Messengers may treat text after a link as part of it.
  const [named] = /^[\w.-]*\w/.exec(id) || [''];
  const whole = isFound ? undefined : wholeId(named);
  if (whole) {
    place.replace('#' + encodeURIComponent(whole));
  } else {
    say(isFound ? '' : NOWHERE);
  }
}

/** The full id of an element with this id, or with this id after its document's prefix. */
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

/** Decodes a fragment; `''` if it is not UTF-8. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch (error) {
    return '';
  }
}
