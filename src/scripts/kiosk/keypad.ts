// On-screen keys: digits for numbers, letters and digits for pinyin search.
import { element } from '../dom';
import { button } from './parts';
import { KEYPAD_LABEL, KEY_CLEAR, KEY_DELETE, KEY_DONE, KEY_SEARCH, KEY_SPACE } from './texts';

const DIGITS = ['123', '456', '789', '.0'];
/** For low screens, where the question needs the room above the keys. */
const DIGITS_LOW = ['1234567890.'];
const LOW_PX = 720;
const LETTERS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Margin around the field and its label. */
const GAP_PX = 8;

const FIELDS = 'input[type="search"], input[type="text"], input:not([type]), input[type="number"]';

let keypad: HTMLElement | undefined;
let field: HTMLInputElement | undefined;

export function offerKeypad(): void {
  // Runs before a field gets focus, to suppress the system's keyboard.
  const keepAway = ({ target }: Event) => {
    if (target instanceof HTMLInputElement && target.matches(FIELDS)) takesDigits(target);
  };
  ['pointerdown', 'touchstart', 'mousedown'].forEach((name) => document.addEventListener(name, keepAway, { capture: true, passive: true }));
  document.addEventListener('focusin', function (event) {
    const target = event.target as Element;
    if (keypad && keypad.contains(target)) return;
    if (target instanceof HTMLInputElement && target.matches(FIELDS)) open(target);
    else close();
  });
  document.addEventListener('pointerdown', function (event) {
    if (keypad && event.target !== field && !keypad.contains(event.target as Node)) close();
  });
}

function open(target: HTMLInputElement): void {
  if (target === field) return;
  close();
  field = target;
  const isNumber = takesDigits(target);
  const isLow = window.innerHeight < LOW_PX;
  const classes = (isNumber ? ' keypad--digits' : '') + (isLow ? ' keypad--low' : '');
  const keys = (keypad = element('div', 'keypad' + classes));
  keys.setAttribute('role', 'region');
  keys.setAttribute('aria-label', KEYPAD_LABEL);
  (!isNumber ? LETTERS : isLow ? DIGITS_LOW : DIGITS).forEach(function (letters) {
    const row = keys.appendChild(element('div', 'keypad__row'));
    letters.split('').forEach((key) => row.appendChild(button(key, () => type(target, target.value + key))));
  });
  const last = element('div', 'keypad__row');
  if (!isNumber) last.appendChild(button(KEY_SPACE, () => type(target, target.value + ' ')));
  last.appendChild(button(KEY_DELETE, () => type(target, target.value.slice(0, -1))));
  last.appendChild(button(KEY_CLEAR, () => type(target, '')));
  last.appendChild(button(isNumber ? KEY_DONE : KEY_SEARCH, () => finish(target)));
  keys.appendChild(last);
  // Keeps the focus in the field.
  keys.addEventListener('pointerdown', (event) => event.preventDefault());
  keys.addEventListener('mousedown', (event) => event.preventDefault());
  document.body.appendChild(keys);
  const { classList, style } = document.documentElement;
  classList.add('has-keypad');
  style.setProperty('--keypad', keys.offsetHeight + 'px');
  makeRoom(target, window.innerHeight - keys.offsetHeight);
}

/** Scrolls the field into the free area, with as much of its question as fits. */
function makeRoom(target: HTMLInputElement, room: number): void {
  const { bottom } = target.getBoundingClientRect();
  const around = [document.querySelector('main h1'), target.closest('details'), target.form, target.closest('label'), target];
  const tops = around.map((element) => (element ? element.getBoundingClientRect().top : Infinity));
  const top = tops.find((top) => top < bottom && bottom - top + 2 * GAP_PX < room);
  if (top !== undefined) window.scrollBy(0, top - GAP_PX);
  else target.scrollIntoView({ block: 'center' });
}

/** Reads the field's `inputmode`, which is later overwritten to suppress the system's keyboard. */
function takesDigits(input: HTMLInputElement): boolean {
  if (!input.dataset.keys) {
    const mode = input.getAttribute('inputmode');
    const isNumber = mode === 'numeric' || mode === 'decimal' || input.type === 'number';
    input.dataset.keys = isNumber ? 'digits' : 'letters';
    input.setAttribute('inputmode', 'none');
  }
  return input.dataset.keys === 'digits';
}

function close(): void {
  if (!keypad) return;
  keypad.remove();
  keypad = undefined;
  field = undefined;
  document.documentElement.classList.remove('has-keypad');
}

function type(field: HTMLInputElement, words: string): void {
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Moves to the next field of the question, or submits. */
function finish(field: HTMLInputElement): void {
  const { form } = field;
  const fields = form ? [...form.querySelectorAll('input')].filter((input) => input.matches(FIELDS)) : [];
  const next = fields[fields.indexOf(field) + 1];
  if (next) {
    next.focus();
    return;
  }
  close();
  field.dispatchEvent(new Event('change', { bubbles: true }));
  if (form) form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  field.blur();
}
