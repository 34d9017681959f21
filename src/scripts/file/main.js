// The single file: the whole site in one page, which opens without a server and asks for nothing.
//
// The page as it stands is the start page, readable at once. Everything else is packed in it: this
// makes the app find its files there, shows the page that the address names, and starts the loader.
import { current, install, pathOf, visitTarget } from './place.js';
import { open, unfold } from './store.js';

const OLD = '您的浏览器版本较旧，打不开这个单文件版的搜索、查条件和其他页面。请换用 2020 年以后的 Chrome、Edge 等浏览器。';
const WRONG_SETTINGS = '文件开头的设置写得不对（不是正确的 JSON），现在按没有设置使用。';
const ELSEWHERE = '这一项不在单文件版里，请在网站上取。';
/** No such host can be: what nobody has set an address for leads nowhere. */
const NOWHERE = 'https://chan-gai-tong.invalid/';

const page = document.documentElement;

/** Above the notice that the app writes into. */
function say(words) {
  let notice = document.getElementById('file-notice');
  if (!notice) {
    notice = document.createElement('div');
    notice.id = 'file-notice';
    notice.className = 'notice';
    notice.setAttribute('role', 'status');
    document.getElementById('notice').insertAdjacentElement('beforebegin', notice);
  }
  notice.textContent = words;
}

/** What stands at the top of the file, for whoever sets the machine up. */
function readSettings() {
  try {
    return JSON.parse(document.getElementById('site-settings').textContent) || {};
  } catch (error) {
    say(WRONG_SETTINGS);
    return {};
  }
}

/** The address of the site on the web, for links and codes that leave this machine. */
function publicRoot(settings) {
  try {
    const url = new URL(settings.public_address);
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
    return isWeb ? url.origin + url.pathname.replace(/(index\.html)?$/, '').replace(/([^/])$/, '$1/') : undefined;
  } catch (error) {
    return undefined;
  }
}

async function start() {
  const settings = readSettings();
  if (typeof DecompressionStream !== 'function') {
    page.setAttribute('data-app', 'unsupported');
    say(OLD);
    return;
  }
  const { pages, styles, scripts } = JSON.parse(unfold(await open('pages').text()));
  const root = publicRoot(settings) || NOWHERE;
  page.toggleAttribute('data-no-address', root === NOWHERE);
  page.setAttribute('data-root', root);
  const own = document.createElement('style');
  own.textContent = styles;
  document.head.appendChild(own);
  // They are all here now; nobody is to look for them.
  page.getAttributeNames().forEach((name) => name.startsWith('data-style-') && page.removeAttribute(name));

  // Links around <main> are the start page's; the app turns them from page to page.
  document.querySelectorAll('body :not(main) [href], form[action]').forEach(function (element) {
    if (element.closest('main')) return;
    const name = element.hasAttribute('href') ? 'href' : 'action';
    const link = element.getAttribute(name);
    if (!link.startsWith('#')) element.setAttribute(name, new URL(link, root).href);
  });

  function showPage(url) {
    const found = pages[pathOf(url)];
    document.title = found.title;
    document.querySelector('main').outerHTML = found.main;
    visitTarget();
  }

  window.siteScript = (path) => scripts[path.slice(path.indexOf('assets/'))];
  window.fetch = async function (address) {
    const url = new URL(address, document.baseURI);
    const path = pathOf(url);
    const found = pages[path];
    if (!found) return open(path) || new Response('', { status: 404 });
    // As much of the page as tells that it is one of this release.
    const head = document.createElement('head');
    head.appendChild(document.createElement('title')).textContent = found.title;
    const loader = document.querySelector('script[data-wasm]').cloneNode();
    return new Response(page.cloneNode().outerHTML.replace('</html>', '') + head.outerHTML + loader.outerHTML + found.main);
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
  boot.setAttribute('data-glue', scripts.glue);
  boot.setAttribute('data-wasm', root + scripts.wasm);
  boot.textContent = scripts.boot;
  document.head.appendChild(boot);
  // At the end of loading the browser looks for the whole fragment, and forgets the target for it.
  if (document.readyState === 'complete') visitTarget();
  else window.addEventListener('load', () => setTimeout(visitTarget));
}

start();
