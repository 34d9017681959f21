// A hand-out: the measures that somebody ticks in the list, printed with their text, where it comes from,
// the day, and a code that leads to the page. Each measure is taken from its own page.

const HOW_LONG_A_CODE_TAKES_MS = 3000;
const CANNOT_PRINT = '这里不能打印，请换浏览器打开本页';
const page = document.documentElement;
let bar;

window.siteScripts = window.siteScripts || {};
window.siteScripts.handout = function (button) {
  if (bar) stop();
  else if (typeof window.print === 'function') choose(button);
  else button.textContent = CANNOT_PRINT;
};

const make = function (name, className, words) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (words) element.textContent = words;
  return element;
};

/** Gives every measure of the list a box to tick, and the page a bar that prints. */
function choose(button) {
  document.querySelectorAll('[data-groups] .card').forEach(function (card) {
    const label = make('label', 'card__pick');
    const box = make('input', 'card__tick');
    box.type = 'checkbox';
    label.append(box, '打印第' + card.querySelector('.card__number').textContent + '条');
    card.append(label);
  });
  bar = make('div', 'handout-bar');
  bar.setAttribute('role', 'region');
  bar.setAttribute('aria-label', '打印选中的措施');
  const said = make('p', 'handout-bar__said', '请在要打印的措施上打勾。');
  said.setAttribute('role', 'status');
  const print = make('button', 'button', '打印');
  const cancel = make('button', 'button button--quiet', '不打印了');
  print.type = cancel.type = 'button';
  bar.append(said, print, cancel);
  document.querySelector('main').append(bar);
  document.addEventListener('change', count);
  print.addEventListener('click', () => printOut(said));
  cancel.addEventListener('click', function () {
    stop();
    button.focus();
  });
  document.querySelector('.card:not([hidden]) .card__tick').focus({ preventScroll: true });
}

function ticked() {
  return Array.from(document.querySelectorAll('.card__tick:checked'), (box) => box.closest('.card'));
}

function count() {
  if (bar) bar.querySelector('p').textContent = '选了' + ticked().length + '条。';
}

function stop() {
  document.removeEventListener('change', count);
  document.querySelectorAll('.card__pick').forEach((label) => label.remove());
  bar.remove();
  bar = undefined;
}

async function printOut(said) {
  const cards = ticked();
  if (!cards.length) {
    said.textContent = '还没有选。请先在要打印的措施上打勾。';
    return;
  }
  putAway();
  said.textContent = '正在准备……';
  const sheet = make('div', 'handout');
  try {
    const day = new Date();
    const printed = day.getFullYear() + '年' + (day.getMonth() + 1) + '月' + day.getDate() + '日';
    for (const card of cards) sheet.append(await measureOf(card, printed));
  } catch (error) {
    said.textContent = '有的措施没有载入。请连上网再按一次“打印”。';
    return;
  }
  document.body.append(sheet);
  await drawCodes(sheet);
  page.setAttribute('data-handout', '');
  count();
  window.addEventListener('afterprint', putAway, { once: true });
  try {
    window.print();
  } catch (error) {
    // Some web views have the function and refuse.
    putAway();
    said.textContent = CANNOT_PRINT;
  }
}

/** Where printing is refused without a word, the sheet is there until the next: it must not be printed instead. */
function putAway() {
  page.removeAttribute('data-handout');
  document.querySelectorAll('.handout').forEach((sheet) => sheet.remove());
}

/** A measure as it stands on its own page: heading, sentences, and how its document is cited. */
async function measureOf(card, printed) {
  const link = card.querySelector('a').href;
  const response = await fetch(link);
  if (!response.ok) throw new Error(link);
  const measure = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('.measure');
  const section = make('section', 'handout__measure');
  section.append(make('h2', '', measure.querySelector('h1').textContent));
  measure.querySelectorAll('.paragraph').forEach(function (paragraph) {
    section.append(make('p', 'handout__text', paragraph.textContent.trim()));
  });
  const cited = card.closest('[data-source]').getAttribute('data-source') + '第' + card.querySelector('.card__number').textContent + '条';
  section.append(make('p', 'handout__source', '出自' + cited + '。' + printed + '打印。以后的变化请向主管部门核实。'));
  section.append(codeOf(link.replace(/index\.html$/, ''), cited));
  return section;
}

/** What `code.js` draws a code in: of the link, or of where the measure stands where there is no link. */
function codeOf(link, cited) {
  const place = make('div', 'share handout__code');
  const button = make('button');
  button.hidden = true;
  button.setAttribute('data-script', 'code');
  button.setAttribute('data-link', link);
  button.setAttribute('data-text', cited);
  place.append(button, make('div', 'share__codes'));
  return place;
}

/** Waits until every code is there; a hand-out without them is still one. */
async function drawCodes(sheet) {
  sheet.querySelectorAll('button').forEach((button) => button.click());
  const start = Date.now();
  const isDrawn = () => Array.from(sheet.querySelectorAll('.share__codes')).every((place) => place.querySelector('img'));
  while (!isDrawn() && Date.now() - start < HOW_LONG_A_CODE_TAKES_MS) await new Promise((resolve) => setTimeout(resolve, 50));
}
