// Notices that whoever used the machine has gone, asks, and forgets.
//
// While a machine sleeps, the page's own clock stands and the date goes on: who wakes it is somebody else.
import { element } from '../dom';
import { button, panel, type Panel } from './parts';

const SIGNS = ['pointerdown', 'pointermove', 'touchmove', 'wheel', 'keydown', 'input', 'scroll'];
/** What stops the countdown: scrolling goes on by itself after the finger has left. */
const TOUCHES = ['pointerdown', 'touchstart', 'keydown'];

/** In seconds; `kiosk.idle_seconds` and `kiosk.countdown_seconds` of the settings change them. */
let idle = 90;
let countdown = 30;
/** When somebody was last there; nobody yet on a page that was just loaded. May be to come, while a voice reads. */
let last: number | undefined;
/** When the clocks were looked at last: the date, and the page's own. */
let looked = { date: Date.now(), own: performance.now() };
let asking: { since: number; words: HTMLElement; panel: Panel } | undefined;

/** Watches; `forget` is done when nobody comes back. */
export async function watch(forget: () => void): Promise<void> {
  SIGNS.forEach((sign) => window.addEventListener(sign, notice, { capture: true, passive: true }));
  TOUCHES.forEach((touch) => window.addEventListener(touch, stay, { capture: true, passive: true }));
  window.addEventListener('reading-aloud', listen);
  setInterval(() => look(forget), 250);
  const { kiosk = {} } = await window.siteSettings;
  idle = kiosk.idle_seconds || idle;
  countdown = kiosk.countdown_seconds || countdown;
}

function notice(event: Event): void {
  // What the page does by itself, before anybody has come.
  if (last === undefined && (event.type === 'scroll' || !event.isTrusted)) return;
  if (!asking) last = performance.now();
}

function stay(): void {
  if (asking) asking.panel.close();
  asking = undefined;
  last = performance.now();
}

/** Speech alone is somebody who listens, for as long as its words take; a voice that hangs is nobody. */
function listen(event: Event): void {
  if (last !== undefined && !asking) last = performance.now() + (event as CustomEvent<number>).detail;
}

function look(forget: () => void): void {
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
    asking.words.textContent = left + ' 秒后清除全部回答，回到首页。碰一下屏幕就继续。';
    return;
  }
  last = undefined;
  asking = undefined;
  forget();
}

function ask(since: number): void {
  const shown = panel('idle', '您还在吗？');
  const words = element('p');
  words.setAttribute('role', 'timer');
  shown.box.appendChild(words);
  shown.box.appendChild(button('继续', stay));
  asking = { since, words, panel: shown };
}
