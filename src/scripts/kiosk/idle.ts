// Detects that the user has left, asks, and resets.
//
// While a device sleeps, the page's clock stops but the date continues; after waking up, the user is assumed to be
// new.
import { element } from '../dom';
import { button, panel, type Panel } from './parts';
import { GO_ON, STILL_THERE, clearsIn } from './texts';

const SIGNS = ['pointerdown', 'pointermove', 'touchmove', 'wheel', 'keydown', 'input', 'scroll'];
/** Events that stop the countdown. Scrolling is excluded, because it continues by itself. */
const TOUCHES = ['pointerdown', 'touchstart', 'keydown'];

/** In seconds; overridden by the settings `kiosk.idle_seconds` and `kiosk.countdown_seconds`. */
let idle = 90;
let countdown = 30;
/** Time of the last activity; `undefined` on a page of a new reader. In the future while a voice reads. */
let last: number | undefined;
/** The last readings of both clocks. */
let looked = { date: Date.now(), own: performance.now() };
let asking: { since: number; words: HTMLElement; panel: Panel } | undefined;

/** Starts watching, at once if the page shows what its reader left; `forget` is called when nobody returns. */
export async function watch(forget: () => void, isInUse: boolean): Promise<void> {
  if (isInUse) last = performance.now();
  SIGNS.forEach((sign) => window.addEventListener(sign, notice, { capture: true, passive: true }));
  TOUCHES.forEach((touch) => window.addEventListener(touch, stay, { capture: true, passive: true }));
  window.addEventListener('reading-aloud', listen);
  setInterval(() => checkIdle(forget), 250);
  const { kiosk = {} } = await window.siteSettings;
  idle = kiosk.idle_seconds || idle;
  countdown = kiosk.countdown_seconds || countdown;
}

function notice(event: Event): void {
  // Ignores scripted events before the first activity.
  if (last === undefined && (event.type === 'scroll' || !event.isTrusted)) return;
  if (!asking) last = performance.now();
}

function stay(): void {
  if (asking) asking.panel.close();
  asking = undefined;
  last = performance.now();
}

/** Speech counts as activity for its expected duration, but no longer, since a voice may hang. */
function listen(event: Event): void {
  if (last !== undefined && !asking) last = performance.now() + (event as CustomEvent<number>).detail;
}

function checkIdle(forget: () => void): void {
  const now = performance.now();
  const slept = Date.now() - looked.date - (now - looked.own);
  looked = { date: Date.now(), own: now };
  if (last === undefined) return;
  if (slept >= (idle + countdown) * 1000) {
    last = undefined;
    if (asking) asking.panel.close();
    asking = undefined;
    forget();
    return;
  }
  if (!asking && now - last >= idle * 1000) ask(now);
  if (!asking) return;
  const left = Math.ceil(countdown - (now - asking.since) / 1000);
  if (left > 0) {
    asking.words.textContent = clearsIn(left);
    return;
  }
  last = undefined;
  asking = undefined;
  forget();
}

function ask(since: number): void {
  const shown = panel('idle', STILL_THERE);
  const words = element('p');
  words.setAttribute('role', 'timer');
  shown.box.appendChild(words);
  shown.box.appendChild(button(GO_ON, stay));
  asking = { since, words, panel: shown };
}
