// The hand-out: prints the measures selected in the list, with text, citation, date and QR code. Each measure is
// fetched from its own page.
import { Name } from '../contract';
import { element, printedEvent } from '../dom';
import { notesAbout } from './note-words';
import { printPage } from './printing';
import {
  CANCEL_HANDOUT,
  CANNOT_PRINT_HANDOUT,
  HANDOUT_LABEL,
  MEASURES_NOT_LOADED,
  NONE_PICKED,
  PICK_MEASURES,
  PREPARING_HANDOUT,
  PRINT_HANDOUT,
  dayOfPrint,
  handoutSource,
  measuresPicked,
  pickMeasure,
} from './texts';

const HOW_LONG_A_CODE_TAKES_MS = 3000;
const page = document.documentElement;
let bar: HTMLElement | undefined;

window.siteScripts = window.siteScripts || {};
window.siteScripts.handout = function (button) {
  if (bar) stop();
  else if (typeof window.print === 'function') choose(button);
  else button.textContent = CANNOT_PRINT_HANDOUT;
};

/** Adds a checkbox to every measure of the list, and a print bar to the page. */
function choose(button: HTMLElement): void {
  document.querySelectorAll(`[${Name.DATA_GROUPS}] .card`).forEach(function (card) {
    const label = element('label', 'card__pick');
    const box = element('input', 'card__tick');
    box.type = 'checkbox';
    label.append(box, pickMeasure(citedAs(card)));
    card.append(label);
  });
  bar = element('div', 'handout-bar');
  bar.setAttribute('role', 'region');
  bar.setAttribute('aria-label', HANDOUT_LABEL);
  const said = element('p', 'handout-bar__said', PICK_MEASURES);
  said.setAttribute('role', 'status');
  const print = element('button', 'button', PRINT_HANDOUT);
  const cancel = element('button', 'button button--quiet', CANCEL_HANDOUT);
  print.type = cancel.type = 'button';
  bar.append(said, print, cancel);
  document.querySelector('main')!.append(bar);
  document.addEventListener('change', count);
  print.addEventListener('click', () => printOut(said));
  cancel.addEventListener('click', function () {
    stop();
    button.focus();
  });
  document.querySelector<HTMLElement>('.card:not([hidden]) .card__tick')!.focus({ preventScroll: true });
}

/** The measure's citation; not every measure has a number. */
function citedAs(card: Element): string {
  return card.getAttribute(Name.DATA_CITED) || '';
}

function ticked(): Element[] {
  return Array.from(document.querySelectorAll('.card__tick:checked'), (box) => box.closest('.card')!);
}

function count(): void {
  if (bar) bar.querySelector('p')!.textContent = measuresPicked(ticked().length);
}

function stop(): void {
  document.removeEventListener('change', count);
  document.querySelectorAll('.card__pick').forEach((label) => label.remove());
  if (bar) bar.remove();
  bar = undefined;
}

async function printOut(said: HTMLElement): Promise<void> {
  const cards = ticked();
  if (!cards.length) {
    said.textContent = NONE_PICKED;
    return;
  }
  putAway();
  said.textContent = PREPARING_HANDOUT;
  const sheet = element('div', 'handout');
  try {
    const day = new Date();
    const printed = dayOfPrint(day.getFullYear(), day.getMonth() + 1, day.getDate());
    for (const card of cards) sheet.append(await measureOf(card, printed));
  } catch (error) {
    said.textContent = MEASURES_NOT_LOADED;
    return;
  }
  document.body.append(sheet);
  await drawCodes(sheet);
  page.setAttribute('data-handout', '');
  count();
  window.addEventListener(printedEvent(), putAway, { once: true });
  printPage(function () {
    putAway();
    said.textContent = CANNOT_PRINT_HANDOUT;
  });
}

/** If printing was silently refused, the sheet remains in the page; removes it before the page itself is printed. */
function putAway(): void {
  page.removeAttribute('data-handout');
  document.querySelectorAll('.handout').forEach((sheet) => sheet.remove());
}

/** A measure from its own page: heading, sentences and citation. */
async function measureOf(card: Element, printed: string): Promise<HTMLElement> {
  const link = card.querySelector('a')!.href;
  const response = await fetch(link);
  if (!response.ok) throw new Error(link);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const measure = page.querySelector('.measure')!;
  const section = element('section', 'handout__measure');
  section.append(element('h2', '', measure.querySelector('h1')!.textContent || ''));
  // Numbered, so that readers of the sheet can refer to a sentence.
  measure.querySelectorAll('.sentence').forEach(function (sentence, at) {
    const line = element('p', 'handout__text', (sentence.textContent || '').trim());
    line.prepend(element('span', 'handout__number', String(at + 1)));
    section.append(line);
  });
  const document_ = card.closest(`[${Name.DATA_SOURCE}]`)!.getAttribute(Name.DATA_SOURCE)!;
  const cited = document_ + citedAs(card);
  const foot = element('div', 'handout__foot');
  foot.append(element('p', 'handout__source', handoutSource(cited, printed)));
  foot.append(codeOf(link.replace(/index\.html$/, ''), cited));
  const { notes } = await window.siteSettings;
  notesAbout(measure.id, notes).forEach((words) => section.append(element('p', 'handout__source', words)));
  section.append(foot);
  return section;
}

/** The element in which `qr-code.ts` draws the code of the link, or of the citation if there is no link. */
function codeOf(link: string, cited: string): HTMLElement {
  const place = element('div', 'share handout__code');
  const button = element('button');
  button.hidden = true;
  button.setAttribute(Name.DATA_SCRIPT, 'code');
  button.setAttribute(Name.DATA_LINK, link);
  button.setAttribute(Name.DATA_TEXT, cited);
  place.append(button, element('div', 'share__codes'));
  return place;
}

/** Waits for the QR codes; the hand-out is usable without them. */
async function drawCodes(sheet: HTMLElement): Promise<void> {
  sheet.querySelectorAll('button').forEach((button) => button.click());
  const start = Date.now();
  const isDrawn = () => Array.from(sheet.querySelectorAll('.share__codes')).every((place) => place.querySelector('img'));
  while (!isDrawn() && Date.now() - start < HOW_LONG_A_CODE_TAKES_MS) await new Promise((resolve) => setTimeout(resolve, 50));
}
