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
  menu.setAttribute('aria-label', opener.closest('.sentence') ? '复制、分享这一句' : '复制、分享');
  const buttons = menu.appendChild(element('div', 'share__ways'));
  const said = menu.appendChild(element('p', 'share__said'));
  said.setAttribute('role', 'status');
  const field = menu.appendChild(element('textarea', 'share__field'));
  field.readOnly = field.hidden = true;
  field.rows = 6;
  field.setAttribute('aria-label', '要复制的内容');
  menu.appendChild(element('div', 'share__codes'));
  if (extract.hint) menu.appendChild(element('p', 'share__hint', extract.hint));

  const button = (name: string, label: string): HTMLButtonElement => {
    const made = element('button', 'button button--quiet', label);
    made.type = 'button';
    made.name = name;
    return buttons.appendChild(made);
  };
  const tell = (what: string, isCopied: boolean): void => {
    said.textContent = isCopied ? what + '已复制，可以粘贴到微信等处。' : '这里不能自动复制。' + what + '在下面，请长按选中后复制。';
  };
  const offer = async (text: string, what: string): Promise<void> => {
    field.hidden = true;
    tell(what, await copy(text, field));
  };
  button('text', '复制文字').onclick = () => offer(words, '文字');
  if (known) button('link', '复制链接').onclick = () => offer(known, '链接');
  // The single file and sandboxed iframes cannot fetch the data.
  if (!page.hasAttribute('data-edition') && window.origin !== 'null') {
    button('json', '复制数据').onclick = async function () {
      said.textContent = '正在取数据……';
      field.hidden = true;
      const isCopied = await copyLater(dataOf(extract), field);
      if (isCopied === undefined) said.textContent = '现在取不到数据，联网后再试一次。';
      else tell('数据（JSON）', isCopied);
    };
  }
  const code = button('code', '显示二维码');
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
