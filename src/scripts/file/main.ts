// The single file: the whole site in one page, which opens without a server and asks for nothing.
//
// The page as it stands is the start page, readable at once. Everything else is packed in it: this
// makes the app find its files there, shows the page that the address names, and starts the loader.
import { Name } from '../contract';
import { element } from '../dom';
import { current, install, pathOf, visitTarget } from './file-location';
import { open, unfold } from './store';

const OLD = '您的浏览器版本较旧，打不开这个单文件版的搜索、查条件和其他页面。请换用 2020 年以后的 Chrome、Edge 等浏览器。';
const WRONG_SETTINGS = '文件开头的设置写得不对（不是正确的 JSON），现在按没有设置使用。';
const ELSEWHERE = '这一项不在单文件版里，请在网站上取。';
/** No such host can be: what nobody has set an address for leads nowhere. */
const NOWHERE = 'https://chan-gai-tong.invalid/';

/** What is packed together: see `crates/xtask/src/build/single_file.rs`. */
interface Later {
  pages: Record<string, { title: string; main: string }>;
  styles: string;
  scripts: Record<string, string>;
}

const page = document.documentElement;

/** Above the notice that the app writes into. */
function say(words: string): void {
  let notice = document.getElementById('file-notice');
  if (!notice) {
    notice = element('div', 'notice');
    notice.id = 'file-notice';
    notice.setAttribute('role', 'status');
    document.getElementById(Name.ID_NOTICE)!.insertAdjacentElement('beforebegin', notice);
  }
  notice.textContent = words;
}

/** What stands at the top of the file, for whoever sets the machine up. */
function readSettings(): { public_address?: string } {
  try {
    return JSON.parse(document.getElementById('site-settings')!.textContent || '') || {};
  } catch (error) {
    say(WRONG_SETTINGS);
    return {};
  }
}

/** The address of the site on the web, for links and codes that leave this machine. */
function publicRoot(settings: { public_address?: string }): string | undefined {
  try {
    const url = new URL(String(settings.public_address));
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
    return isWeb ? url.origin + url.pathname.replace(/(index\.html)?$/, '').replace(/([^/])$/, '$1/') : undefined;
  } catch (error) {
    return undefined;
  }
}

async function start(): Promise<void> {
  const settings = readSettings();
  if (typeof DecompressionStream !== 'function') {
    page.setAttribute(Name.DATA_APP, 'unsupported');
    say(OLD);
    return;
  }
  const { pages, styles, scripts }: Later = JSON.parse(unfold(await open('pages')!.text()));
  const root = publicRoot(settings) || NOWHERE;
  page.toggleAttribute('data-no-address', root === NOWHERE);
  page.setAttribute(Name.DATA_ROOT, root);
  document.head.appendChild(element('style', '', styles));
  // They are all here now; nobody is to look for them.
  page.getAttributeNames().forEach((name) => name.startsWith(Name.DATA_STYLE) && page.removeAttribute(name));

  // Links around <main> are the start page's; the app turns them from page to page.
  document.querySelectorAll('body :not(main) [href], form[action]').forEach(function (around) {
    if (around.closest('main')) return;
    const name = around.hasAttribute('href') ? 'href' : 'action';
    const link = around.getAttribute(name) || '';
    if (!link.startsWith('#')) around.setAttribute(name, new URL(link, root).href);
  });

  const showPage = (url: URL): void => {
    const found = pages[pathOf(url)]!;
    document.title = found.title;
    document.querySelector('main')!.outerHTML = found.main;
    visitTarget();
  };

  window.siteScript = (path) => scripts[path.slice(path.indexOf('assets/'))];
  window.fetch = async function (address) {
    const url = new URL(address as string, document.baseURI);
    const path = pathOf(url);
    const found = pages[path];
    if (!found) return open(path) || new Response('', { status: 404 });
    // As much of the page as tells that it is one of this release.
    const head = document.createElement('head');
    head.appendChild(document.createElement('title')).textContent = found.title;
    const loader = document.querySelector(`script[${Name.DATA_WASM}]`)!.cloneNode() as HTMLElement;
    return new Response((page.cloneNode() as HTMLElement).outerHTML.replace('</html>', '') + head.outerHTML + loader.outerHTML + found.main);
  };
  const refuse = function () {
    say(ELSEWHERE);
    const observer = new MutationObserver(function () {
      say('');
      observer.disconnect();
    });
    setTimeout(() => observer.observe(document.body, { childList: true }));
  };
  install(root, { has: (path) => path in pages, show: showPage, refuse });
  if (!(pathOf(current()) in pages)) {
    history.replaceState(null, '', root);
    refuse();
  } else if (pathOf(current())) {
    showPage(current());
  }
  const boot = document.createElement('script');
  boot.setAttribute(Name.DATA_GLUE, scripts.glue || '');
  boot.setAttribute(Name.DATA_WASM, root + scripts.wasm);
  boot.textContent = scripts.boot || '';
  document.head.appendChild(boot);
  // At the end of loading the browser looks for the whole fragment, and forgets the target for it.
  if (document.readyState === 'complete') visitTarget();
  else window.addEventListener('load', () => setTimeout(visitTarget));
}

start();
