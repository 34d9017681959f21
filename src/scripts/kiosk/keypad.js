// Keys on the screen: digits for numbers, letters and digits for the search by pinyin.
import { button } from './parts.js';

const DIGITS = ['123', '456', '789', '.0'];
const LETTERS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

const FIELDS = 'input[type="search"], input[type="text"], input:not([type]), input[type="number"]';

let keypad;
let field;

export function offerKeypad() {
  document.addEventListener('focusin', function (event) {
    const { target } = event;
    if (keypad && keypad.contains(target)) return;
    if (target.matches(FIELDS)) open(target);
    else close();
  });
  document.addEventListener('pointerdown', function (event) {
    if (keypad && event.target !== field && !keypad.contains(event.target)) close();
  });
}

function open(target) {
  if (target === field) return;
  close();
  field = target;
  const isNumber = takesDigits(field);
  keypad = document.createElement('div');
  keypad.className = 'keypad' + (isNumber ? ' keypad--digits' : '');
  keypad.setAttribute('role', 'region');
  keypad.setAttribute('aria-label', '屏幕键盘');
  (isNumber ? DIGITS : LETTERS).forEach(function (keys) {
    const row = document.createElement('div');
    row.className = 'keypad__row';
    keys.split('').forEach((key) => row.appendChild(button(key, () => type(field.value + key))));
    keypad.appendChild(row);
  });
  const last = document.createElement('div');
  last.className = 'keypad__row';
  if (!isNumber) last.appendChild(button('空格', () => type(field.value + ' ')));
  last.appendChild(button('删除', () => type(field.value.slice(0, -1))));
  last.appendChild(button('清空', () => type('')));
  last.appendChild(button(isNumber ? '好了' : '搜索', finish));
  keypad.appendChild(last);
  // The field keeps the focus.
  keypad.addEventListener('pointerdown', (event) => event.preventDefault());
  keypad.addEventListener('mousedown', (event) => event.preventDefault());
  document.body.appendChild(keypad);
  document.documentElement.classList.add('has-keypad');
  field.scrollIntoView({ block: 'center' });
}

/** A field's mode says it, until it is needed to keep the system's keyboard away, which would cover the page. */
function takesDigits(input) {
  if (!input.dataset.keys) {
    const mode = input.getAttribute('inputmode');
    const isNumber = mode === 'numeric' || mode === 'decimal' || input.type === 'number';
    input.dataset.keys = isNumber ? 'digits' : 'letters';
    input.setAttribute('inputmode', 'none');
  }
  return input.dataset.keys === 'digits';
}

function close() {
  if (!keypad) return;
  keypad.remove();
  keypad = undefined;
  field = undefined;
  document.documentElement.classList.remove('has-keypad');
}

function type(words) {
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The next field of the same question, or what Enter does. */
function finish() {
  const { form } = field;
  const fields = form ? [...form.querySelectorAll('input')].filter((input) => input.matches(FIELDS)) : [];
  const next = fields[fields.indexOf(field) + 1];
  if (next) {
    next.focus();
    return;
  }
  const done = field;
  close();
  done.dispatchEvent(new Event('change', { bubbles: true }));
  if (form) form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  done.blur();
}
