// The copy menu of a measure, sentence, pair or figure: text with citation, link, data, and a QR code.
//
// Loaded on first use. The position of the button determines the content.
import { Name } from '../contract';
import { element, isEscape } from '../dom';
import { publicLink } from '../enhance/public-link';
import { notesAbout } from '../enhance/note-words';
import { copy, copyLater } from './clipboard';
import { dataOf } from './data';
import { extractAt, pageAddress, type Extract } from './extract';
import { loadStyle } from './style';
import {
  COPY_DATA,
  COPY_LINK,
  COPY_TEXT,
  DATA,
  FETCHING_DATA,
  FIELD_LABEL,
  LINK,
  MENU_LABEL,
  NO_DATA,
  SENTENCE_MENU_LABEL,
  SHOW_CODE,
  TEXT,
  copied,
  notCopied,
} from './texts';

const page = document.documentElement;
/** The open menu with its button; at most one is open. */
let open: { menu: HTMLElement; opener: HTMLElement } | undefined;

window.siteScripts = window.siteScripts || {};
window.siteScripts.copy = toggle;

/** Opens or closes the menu of a button or sentence number. */
async function toggle(opener: HTMLElement): Promise<void> {
  const isSame = open && opener === open.opener && open.menu.isConnected;
  close();
  if (isSame) return;
  const menu = element('div');
  const own = (open = { menu, opener });
  const extract = extractAt(opener);
  const link = pageAddress() + (extract.fragment && '#' + extract.fragment);
  const [settings] = await Promise.all([window.siteSettings, loadStyle()]);
  // Another menu was opened in the meantime.
  if (own !== open) return;
  extract.words = [extract.words].concat(notesAbout(extract.id, settings.notes)).join('\n');
  fill(own, extract, link, publicLink(link, settings.public_address));
  (opener.closest('.sentence') || opener).insertAdjacentElement('afterend', menu);
  opener.setAttribute('aria-expanded', 'true');
  // In kiosk mode nothing may stay on the clipboard, so only the QR code is offered.
  if (page.getAttribute('data-kiosk') === '1') menu.querySelector<HTMLElement>('[name="code"]')!.click();
  menu.scrollIntoView({ block: 'nearest' });
}

function close(): void {
  if (!open) return;
  open.opener.setAttribute('aria-expanded', 'false');
  open.menu.remove();
  open = undefined;
}

function fill({ menu, opener }: { menu: HTMLElement; opener: HTMLElement }, extract: Extract, link: string, known: string): void {
  const words = extract.words + (known && '\n' + known);
  menu.className = 'share share--node';
  menu.setAttribute('role', 'group');
  menu.setAttribute('aria-label', opener.closest('.sentence') ? SENTENCE_MENU_LABEL : MENU_LABEL);
  const buttons = menu.appendChild(element('div', 'share__ways'));
  const said = menu.appendChild(element('p', 'share__said'));
  said.setAttribute('role', 'status');
  const field = menu.appendChild(element('textarea', 'share__field'));
  field.readOnly = field.hidden = true;
  field.rows = 6;
  field.setAttribute('aria-label', FIELD_LABEL);
  menu.appendChild(element('div', 'share__codes'));
  if (extract.hint) menu.appendChild(element('p', 'share__hint', extract.hint));

  const button = (name: string, label: string): HTMLButtonElement => {
    const made = element('button', 'button button--quiet', label);
    made.type = 'button';
    made.name = name;
    return buttons.appendChild(made);
  };
  const tell = (what: string, isCopied: boolean): void => {
    said.textContent = isCopied ? copied(what) : notCopied(what);
  };
  const offer = async (text: string, what: string): Promise<void> => {
    field.hidden = true;
    tell(what, await copy(text, field));
  };
  button('text', COPY_TEXT).onclick = () => offer(words, TEXT);
  if (known) button('link', COPY_LINK).onclick = () => offer(known, LINK);
  // The single file and sandboxed iframes cannot fetch the data.
  if (!page.hasAttribute('data-edition') && window.origin !== 'null') {
    button('json', COPY_DATA).onclick = async function () {
      said.textContent = FETCHING_DATA;
      field.hidden = true;
      const isCopied = await copyLater(dataOf(extract), field);
      if (isCopied === undefined) said.textContent = NO_DATA;
      else tell(DATA, isCopied);
    };
  }
  const code = button('code', SHOW_CODE);
  code.setAttribute(Name.DATA_SCRIPT, 'code');
  code.setAttribute(Name.DATA_LINK, link);
  code.setAttribute(Name.DATA_TEXT, extract.words);
}

document.addEventListener('keydown', function (event) {
  if (!isEscape(event) || !open || !open.menu.isConnected) return;
  const back = open.opener;
  close();
  back.focus();
});
