// Keys on the screen: digits for numbers, letters and digits for the search by pinyin.
import { element } from '../dom';
import { button } from './parts';

const DIGITS = ['123', '456', '789', '.0'];
const LETTERS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

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
  const keys = (keypad = element('div', 'keypad' + (isNumber ? ' keypad--digits' : '')));
  keys.setAttribute('role', 'region');
  keys.setAttribute('aria-label', '屏幕键盘');
  (isNumber ? DIGITS : LETTERS).forEach(function (letters) {
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
  document.documentElement.classList.add('has-keypad');
  target.scrollIntoView({ block: 'center' });
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
