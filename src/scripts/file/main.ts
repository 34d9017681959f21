// The single file: the whole site in one page, which opens without a server and makes no requests.
//
// The page's body is the start page, readable at once. Everything else is embedded in compressed form. This script
// makes the embedded files available to the app, shows the page of the URL, and starts the loader.
import { Name } from '../contract';
import { element } from '../dom';
import { current, install, pathOf, visitTarget } from './file-location';
import { open } from './store';
import { ELSEWHERE, OLD, WRONG_SETTINGS } from './texts';

/** The root if no public URL is configured. The domain `.invalid` never resolves. */
const NOWHERE = 'https://chan-gai-tong.invalid/';

/** The embedded JSON file: see `crates/site-files/src/single_file.rs`. */
interface Later {
  pages: Record<string, { title: string; main: string }>;
  styles: string;
  scripts: Record<string, string>;
  /** For each engine the paths of its script, WebAssembly and pack. */
  engines: Record<string, [string, string, string]>;
}

const page = document.documentElement;

/** Shows a notice above the one that the app writes into. */
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

/** The settings at the top of the file, edited by whoever installs it. */
function readSettings(): { public_address?: string } {
  try {
    return JSON.parse(document.getElementById('site-settings')!.textContent || '') || {};
  } catch (error) {
    say(WRONG_SETTINGS);
    return {};
  }
}

/** The site's public URL, for links and codes used on other devices. */
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
  const { pages, styles, scripts, engines }: Later = await open('pages')!.json();
  const root = publicRoot(settings) || NOWHERE;
  page.toggleAttribute('data-no-address', root === NOWHERE);
  page.setAttribute(Name.DATA_ROOT, root);
  document.head.appendChild(element('style', '', styles));
  // All stylesheets are embedded, so none must be loaded.
  page.getAttributeNames().forEach((name) => name.startsWith(Name.DATA_STYLE) && page.removeAttribute(name));

  for (const [name, paths] of Object.entries(engines)) {
    [Name.DATA_GLUE, Name.DATA_WASM, Name.DATA_PACK].forEach((kind, at) => page.setAttribute(kind + name, paths[at]!));
  }

  // Links outside <main> are the start page's, relative to the root.
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
    say('');
    document.getElementById(Name.ID_NOTICE)!.textContent = '';
    document.querySelectorAll<HTMLAnchorElement>('.site-nav a').forEach(function (link) {
      if (link.href === url.href.split('#')[0]) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    });
    // The field shows the query of the URL, not what was typed before.
    const field = document.getElementById(Name.ID_QUERY) as HTMLInputElement | null;
    if (field) field.value = new URLSearchParams(url.hash.slice(1)).get(Name.FIELD_QUERY) || '';
    document.dispatchEvent(new Event(Name.EVENT_PAGE));
    const heading = document.querySelector<HTMLElement>('main h1');
    if (heading) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
    visitTarget();
  };

  window.siteScript = (path) => scripts[path.slice(path.indexOf('assets/'))];
  window.fetch = async function (address) {
    const path = pathOf(new URL(address as string, document.baseURI));
    const found = pages[path];
    return found ? new Response(found.main) : open(path) || new Response('', { status: 404 });
  };
  const refuse = () => say(ELSEWHERE);
  install(root, { has: (path) => path in pages, show: showPage, refuse });
  if (!(pathOf(current()) in pages)) {
    history.replaceState(null, '', root);
    refuse();
  } else if (pathOf(current())) {
    showPage(current());
  }
  const boot = document.createElement('script');
  boot.textContent = scripts.boot || '';
  document.head.appendChild(boot);
  // When loading ends, the browser looks up the whole fragment and resets `:target`.
  if (document.readyState === 'complete') visitTarget();
  else window.addEventListener('load', () => setTimeout(visitTarget));
}

start();
