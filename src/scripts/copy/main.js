// The menu of a measure, a sentence, a pair or a figure: its words with where they stand, its link, its
// data, and a code to be scanned.
//
// Loaded when somebody first asks for it. The button's place in the page says what is meant.
import { publicLink } from '../public-link.js';
import { copy } from './clipboard.js';
import { dataOf } from './data.js';
import { matterOf, pageAddress } from './matter.js';
import { loadStyle } from './style.js';

const page = document.documentElement;
/** The menu that is open, with the button that opened it; at most one is. */
let menu;
let opener;

window.siteScripts = window.siteScripts || {};
window.siteScripts.copy = toggle;

/** @param {Element} pressed the button, or the number of a sentence */
async function toggle(pressed) {
  const isSame = pressed === opener && menu.isConnected;
  close();
  if (isSame) return;
  opener = pressed;
  menu = document.createElement('div');
  const own = menu;
  const matter = matterOf(opener);
  const link = pageAddress() + (matter.fragment && '#' + matter.fragment);
  const [settings] = await Promise.all([window.siteSettings, loadStyle()]);
  // Another was asked for meanwhile.
  if (own !== menu) return;
  fill(matter, link, publicLink(link, settings.public_address));
  (opener.closest('.sentence') || opener).insertAdjacentElement('afterend', menu);
  opener.setAttribute('aria-expanded', 'true');
  // Nothing is to be left on the clipboard for the next one: there is only one thing to choose.
  if (page.getAttribute('data-kiosk') === '1') menu.querySelector('[name="code"]').click();
  menu.scrollIntoView({ block: 'nearest' });
}

function close() {
  if (!opener) return;
  opener.setAttribute('aria-expanded', 'false');
  menu.remove();
  menu = opener = undefined;
}

function fill(matter, link, known) {
  const words = matter.words + (known && '\n' + known);
  menu.className = 'share share--node';
  menu.setAttribute('role', 'group');
  menu.setAttribute('aria-label', opener.closest('.sentence') ? '复制、分享这一句' : '复制、分享');
  const buttons = add('div', 'share__ways');
  const said = add('p', 'share__said');
  said.setAttribute('role', 'status');
  const field = add('textarea', 'share__field');
  field.readOnly = field.hidden = true;
  field.rows = 6;
  field.setAttribute('aria-label', '要复制的内容');
  add('div', 'share__codes');
  if (matter.hint) add('p', 'share__hint').textContent = matter.hint;

  const button = function (name, label) {
    const made = document.createElement('button');
    made.type = 'button';
    made.name = name;
    made.className = 'button button--quiet';
    made.textContent = label;
    buttons.appendChild(made);
    return made;
  };
  const offer = async function (text, what) {
    field.hidden = true;
    const isCopied = await copy(text, field);
    said.textContent = isCopied ? what + '已复制，可以粘贴到微信等处。' : '这里不能自动复制。' + what + '在下面，请长按选中后复制。';
  };
  button('text', '复制文字').onclick = () => offer(words, '文字');
  if (known) button('link', '复制链接').onclick = () => offer(known, '链接');
  // In a file, and in a frame that may nothing, there is nowhere to get it from.
  if (!page.hasAttribute('data-edition') && window.origin !== 'null') {
    button('json', '复制数据').onclick = async function () {
      said.textContent = '正在取数据……';
      const data = await dataOf(matter);
      if (data) await offer(data, '数据（JSON）');
      else said.textContent = '现在取不到数据，联网后再试一次。';
    };
  }
  const code = button('code', '显示二维码');
  code.setAttribute('data-script', 'code');
  code.setAttribute('data-link', link);
  code.setAttribute('data-text', matter.words);
}

function add(name, classes) {
  const made = document.createElement(name);
  made.className = classes;
  return menu.appendChild(made);
}

document.addEventListener('keydown', function (event) {
  if (event.key !== 'Escape' || !opener || !menu.isConnected) return;
  const back = opener;
  close();
  back.focus();
});
