// What the webmaster knows of later changes, by the address of what it is about (`"notes": { "heilongjiang.10": "…" }` in
// `site.json`): it stands at the measure or sentence, and at whatever else cites it: benefits, hits, pairs, figures.
// Always as the webmaster's word, never as the document's. Loaded only where there are notes.
import { Name } from '../contract';
import { element } from '../dom';
import { label } from './note-words';

/** What cites a place, each with a note of its own. */
const CITING = '.benefit, .hit, .card, .pair, .figure';

type Notes = Record<string, string>;

function watch(notes: Notes): void {
  const show = (): void => Object.keys(notes).forEach((address) => showAt(address, notes[address]!));
  show();
  // The engines write their parts of the page anew with each answer.
  new MutationObserver(show).observe(document.body, { childList: true, subtree: true });
  tellUnknown(notes);
}

function showAt(address: string, words: string): void {
  const place = document.getElementById(address);
  if (place) {
    const heading = place.querySelector('h1, h2, h3');
    const sentence = place.closest('.paragraph, p, li');
    add(heading || sentence || place, 'afterend', address, words);
  }
  document.querySelectorAll<HTMLAnchorElement>('main a[href]').forEach(function (link) {
    const citing = link.closest(CITING);
    if (!citing || !isAbout(link, address)) return;
    add(citing, 'beforeend', address, words);
    // What is printed instead of the page.
    const printed = citing.id && document.querySelector(`.sheet [data-benefit="${citing.id}"]`);
    if (printed) add(printed, 'beforeend', address, words);
  });
}

/** Whether a link leads to this place, or to a part of it. */
function isAbout(link: HTMLAnchorElement, address: string): boolean {
  const target = decodeURIComponent(link.hash.slice(1));
  if (target === address || target.startsWith(address + '.')) return true;
  const [document_, number] = address.split('.');
  return /^\d+$/.test(number || '') && address.split('.').length === 2 && link.pathname.replace(/index\.html$/, '').endsWith(`/${document_}/measures/${number}/`);
}

function add(beside: Element, where: 'afterend' | 'beforeend', address: string, words: string): void {
  const around = where === 'afterend' ? beside.parentElement : beside;
  const isThere = around && Array.from(around.querySelectorAll('.webmaster-note')).some((note) => note.getAttribute('data-note') === address);
  if (isThere) return;
  const note = element('p', 'webmaster-note', label(words));
  note.setAttribute('data-note', address);
  beside.insertAdjacentElement(where, note);
}

/** On the about page: an address that is none is a slip of the webmaster's. */
async function tellUnknown(notes: Notes): Promise<void> {
  const place = document.getElementById('settings');
  if (!place) return;
  const root = document.documentElement.getAttribute(Name.DATA_ROOT) || '';
  const unknown: string[] = [];
  for (const address of Object.keys(notes)) {
    const response = await fetch(root + address.split('.')[0] + '/').catch(() => undefined);
    const page = response && response.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : undefined;
    if (!page || !page.getElementById(address)) unknown.push(address);
  }
  if (!unknown.length) return;
  place.appendChild(element('p', 'settings__problem', '网站管理员请看：notes 里没有这样的地址：' + unknown.join('、') + '。地址就是网址里 # 后面的那一段。'));
  place.hidden = false;
}

window.siteSettings.then(({ notes }) => notes && watch(notes));
