// Keys on the screen: digits for numbers, letters and digits for the search by pinyin.
import { element } from '../dom';
import { button } from './parts';

const DIGITS = ['123', '456', '789', '.0'];
/** Where the screen is low, for the question has to have room above the keys. */
const DIGITS_LOW = ['1234567890.'];
const LOW_PX = 720;
const LETTERS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Around the field and what it is asked by. */
const GAP_PX = 8;

const FIELDS = 'input[type="search"], input[type="text"], input:not([type]), input[type="number"]';

let keypad: HTMLElement | undefined;
let field: HTMLInputElement | undefined;

export function offerKeypad(): void {
  // Before a field gets the focus, for which the system would bring its own keyboard.
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
  keys.setAttribute('aria-label', '屏幕键盘');
  (!isNumber ? LETTERS : isLow ? DIGITS_LOW : DIGITS).forEach(function (letters) {
    const row = keys.appendChild(element('div', 'keypad__row'));
    letters.split('').forEach((key) => row.appendChild(button(key, () => type(target, target.value + key))));
  });
  const last = element('div', 'keypad__row');
  if (!isNumber) last.appendChild(button('空格', () => type(target, target.value + ' ')));
  last.appendChild(button('删除', () => type(target, target.value.slice(0, -1))));
  last.appendChild(button('清空', () => type(target, '')));
  last.appendChild(button(isNumber ? '好了' : '搜索', () => finish(target)));
  keys.appendChild(last);
  // The field keeps the focus.
  keys.addEventListener('pointerdown', (event) => event.preventDefault());
  keys.addEventListener('mousedown', (event) => event.preventDefault());
  document.body.appendChild(keys);
  const { classList, style } = document.documentElement;
  classList.add('has-keypad');
  style.setProperty('--keypad', keys.offsetHeight + 'px');
  makeRoom(target, window.innerHeight - keys.offsetHeight);
}

/** Brings the field into what the keys leave free, and of what is asked as much as there is room for. */
function makeRoom(target: HTMLInputElement, room: number): void {
  const { bottom } = target.getBoundingClientRect();
  const around = [document.querySelector('main h1'), target.closest('details'), target.form, target.closest('label'), target];
  const tops = around.map((element) => (element ? element.getBoundingClientRect().top : Infinity));
  const top = tops.find((top) => top < bottom && bottom - top + 2 * GAP_PX < room);
  if (top !== undefined) window.scrollBy(0, top - GAP_PX);
  else target.scrollIntoView({ block: 'center' });
}

/** A field's mode says it, until it is needed to keep the system's keyboard away, which would cover the page. */
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

/** The next field of the same question, or what Enter does. */
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
