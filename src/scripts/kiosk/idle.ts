// Notices that whoever used the machine has gone, asks, and forgets.
import { element } from '../dom';
import { button, panel, type Panel } from './parts';

const SIGNS = ['pointerdown', 'pointermove', 'touchmove', 'wheel', 'keydown', 'input', 'scroll'];
/** What stops the countdown: scrolling goes on by itself after the finger has left. */
const TOUCHES = ['pointerdown', 'touchstart', 'keydown'];

/** In seconds; `kiosk.idle_seconds` and `kiosk.countdown_seconds` of the settings change them. */
let idle = 90;
let countdown = 30;
/** When somebody was last there; nobody yet on a page that was just loaded. */
let last: number | undefined;
let asking: { since: number; words: HTMLElement; panel: Panel } | undefined;

/** Watches; `forget` is done when nobody comes back. */
export async function watch(forget: () => void): Promise<void> {
  SIGNS.forEach((sign) => window.addEventListener(sign, notice, { capture: true, passive: true }));
  TOUCHES.forEach((touch) => window.addEventListener(touch, stay, { capture: true, passive: true }));
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

function look(forget: () => void): void {
  const now = performance.now();
  if (last !== undefined && 'speechSynthesis' in window && speechSynthesis.speaking) last = now;
  if (last === undefined) return;
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
