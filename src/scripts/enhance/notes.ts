// The webmaster's notes about later changes, by node id (`"notes": { "heilongjiang.10": "…" }` in `site.json`), shown
// at the node and wherever it is cited: benefits, hits, pairs, figures. Always marked as the webmaster's. Loaded only
// if there are notes.
import { Name } from '../contract';
import { element } from '../dom';
import { unknownNotes, webmasterNote } from './texts';

/** Elements that cite a node, each of which gets its own note. */
const CITING = '.benefit, .hit, .card, .pair, .figure';

type Notes = Record<string, string>;

function watch(notes: Notes): void {
  const show = (): void => Object.keys(notes).forEach((address) => showAt(address, notes[address]!));
  show();
  // The engines rewrite their parts of the page with each answer.
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
    // The counterpart on the printed sheet.
    const printed = citing.id && document.querySelector(`.sheet [data-benefit="${citing.id}"]`);
    if (printed) add(printed, 'beforeend', address, words);
  });
}

/** Whether a link leads to this node or a part of it. */
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
  const note = element('p', 'webmaster-note', webmasterNote(words));
  note.setAttribute('data-note', address);
  beside.insertAdjacentElement(where, note);
}

/** On the about page: reports ids that do not exist. */
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
  place.appendChild(element('p', 'settings__problem', unknownNotes(unknown.join('、'))));
  place.hidden = false;
}

window.siteSettings.then(({ notes }) => notes && watch(notes));
