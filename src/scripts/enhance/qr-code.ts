// Shows a link as a QR code, or the text itself if there is no link.
import { encode } from 'uqr';

import { Name } from '../contract';
import { element } from '../dom';
import { publicLink } from './public-link';
import {
  ANSWERS_IN_LINK,
  ANSWERS_IN_TEXT,
  CODE_OF_LINK,
  CODE_OF_TEXT,
  CODE_PICTURE,
  firstCodeAgain,
  nextCode,
  severalCodes,
} from './texts';

/** Maximum bytes per code that phones scan easily. Longer text is split at line ends into several codes. */
const BYTES = 700;
/** Pixels per module; below, the width of the quiet zone in modules. */
const MODULE = 6;
const BORDER = 4;

window.siteScripts = window.siteScripts || {};
window.siteScripts.code = show;

/** Shows or hides the code of a button, whose attributes hold link and text. */
export async function show(button: HTMLElement): Promise<void> {
  const share = button.closest('.share');
  const place = share && share.querySelector('.share__codes');
  if (!place) return;
  if (place.firstChild) {
    place.textContent = '';
    return;
  }
  const own = button.getAttribute(Name.DATA_LINK) || '';
  const link = publicLink(own, (await window.siteSettings).public_address);
  // Pressed again before the settings came.
  if (place.firstChild) return;
  const texts = link ? [link] : cut(button.getAttribute(Name.DATA_TEXT) || '');
  const words = element('p', 'share__hint', link ? CODE_OF_LINK : CODE_OF_TEXT);
  // Only results have the field, which is defined in `src/route/fragment.rs`.
  if (own.includes(`#${Name.FIELD_ANSWERS}=`)) words.textContent += link ? ANSWERS_IN_LINK : ANSWERS_IN_TEXT;
  if (texts.length > 1) words.textContent += severalCodes(texts.length);
  place.appendChild(words);
  const images = texts.map(function (text, at) {
    const image = picture(text);
    image.alt = CODE_PICTURE + (texts.length > 1 ? at + 1 : '');
    place.appendChild(image);
    return image;
  });
  if (images.length > 1) place.appendChild(nextButton(images));
  if (link) place.appendChild(element('p', 'share__address', link));
  place.scrollIntoView({ block: 'nearest' });
}

/** Shows one of several codes at a time, because a long press recognizes any code on screen. */
function nextButton(images: HTMLImageElement[]): HTMLButtonElement {
  let at = -1;
  const button = element('button', 'button button--quiet share__turn');
  button.type = 'button';
  const turn = (): void => {
    at = (at + 1) % images.length;
    images.forEach((image, other) => (image.hidden = other !== at));
    button.textContent = at + 1 < images.length ? nextCode(at + 1) : firstCodeAgain(at + 1);
  };
  button.addEventListener('click', turn);
  turn();
  return button;
}

/** Splits text at line ends into parts that fit one code. */
function cut(text: string): string[] {
  const size = (words: string) => new TextEncoder().encode(words).length;
  const parts: string[] = [];
  let part = '';
  text.split('\n').forEach(function (line) {
    if (part && size(part + line) > BYTES) {
      parts.push(part);
      part = '';
    }
    part += line + '\n';
  });
  return parts.concat(part).map((words) => words.trim());
}

/** An image with a `data:` URL, so that it can be saved by a long press. */
function picture(text: string): HTMLImageElement {
  const { size, data } = encode(text, { ecc: 'M', border: BORDER });
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * MODULE;
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#000';
  data.forEach((row, y) => row.forEach((dark, x) => dark && pen.fillRect(x * MODULE, y * MODULE, MODULE, MODULE)));
  // The explicit size reserves the space for scrolling into view.
  const image = new Image(canvas.width, canvas.height);
  image.className = 'share__code';
  image.src = canvas.toDataURL('image/png');
  return image;
}
