// A substitute for `location` in the single file.
//
// The URL of a local file can only change after `#`, so the fragment contains the path of the displayed page and the
// page's own fragment, as described in `src/route/fragment.rs`: `#/measures/9/&9.s2`. To all other code the site
// appears to be hosted: `sitePlace` has the interface of `location`, `history` and links are adapted to it, and a
// `<base>` resolves relative links.

import { closest } from '../dom';

/** The pages of the single file. */
export interface Pages {
  /** Whether there is a page with this path. */
  has(path: string): boolean;
  /** Shows the page with this URL. */
  show(url: URL): void;
  /** Reports that the page does not exist. */
  refuse(): void;
}

const history_ = { push: history.pushState.bind(history), replace: history.replaceState.bind(history) };

let root: string;
let site: Pages;
let base: HTMLBaseElement;
/** The current path, for fragments that do not contain it: after the browser has followed a link within the page. */
let path = '';
let isJumping = false;
/** The path of the displayed page. */
let shown = '';
/** The scroll position of each page that was left, by its URL. */
const scrolled = new Map<string, number>();

/** Installs the substitute; `siteRoot` is the URL that the site's root appears to have, with a trailing slash. */
export function install(siteRoot: string, pages: Pages): void {
  root = siteRoot;
  site = pages;
  base = document.head.insertBefore(document.createElement('base'), document.head.firstChild);
  rebase();
  const change = (how: History['pushState']) => (state: unknown, _: string, address?: string | URL | null) => {
    write(how, state, real(address == null ? current() : new URL(address, current())));
    rebase();
  };
  history.pushState = change(history_.push);
  history.replaceState = change(history_.replace);
  window.sitePlace = {
    get href() {
      return current().href;
    },
    get hash() {
      return current().hash;
    },
    get pathname() {
      return current().pathname;
    },
    get origin() {
      return current().origin;
    },
    search: '',
    assign: go,
    replace(address: string) {
      history.replaceState(null, '', address);
      visitTarget();
    },
    reload: retry,
  };
  shown = pathOf(current());
  // In the capture phase, before other listeners, which must not receive the events of this module's own jumps.
  window.addEventListener('popstate', restore, true);
  // After `popstate` the browser looks up the whole fragment, and finds no target.
  window.addEventListener('hashchange', function () {
    const id = decodeURIComponent(current().hash.slice(1));
    if (!document.querySelector(':target') && document.getElementById(id)) visitTarget();
  });
  window.addEventListener('click', follow);
  window.addEventListener('auxclick', follow);
  // Forms are handled by scripts only.
  window.addEventListener('submit', (event) => event.preventDefault());
}

/** The URL that the page appears to have. */
export function current(): URL {
  const hash = location.hash.slice(1);
  if (hash && hash[0] !== '/') return new URL(path + '#' + hash, root);
  const cut = hash.indexOf('&');
  path = hash.slice(1, cut < 0 ? undefined : cut).replace(/(^|\/)index\.html$/, '$1');
  return new URL(path + (cut < 0 ? '' : '#' + hash.slice(cut + 1)), root);
}

/** Whether a URL belongs to the site. */
export function isInside(url: URL): boolean {
  return url.href.startsWith(root);
}

/** The path below the site's root. */
export function pathOf(url: URL): string {
  return url.href.slice(root.length).split('#')[0]!.replace(/(^|\/)index\.html$/, '$1');
}

/** Changes the file's URL. Safari refuses after 100 calls in 30 seconds; then it navigates within the page instead. */
function write(how: History['pushState'], state: unknown, address: string): void {
  try {
    how(state, '', address);
  } catch (error) {
    isJumping = true;
    if (how === history_.push) location.assign(address);
    else location.replace(address);
    isJumping = false;
  }
}

/** Scrolls to the target of the fragment, as the browser does after loading a page. */
export function visitTarget(): void {
  const { hash } = current();
  if (hash.length < 2 || hash.includes('=')) return;
  const address = real(current());
  // Only navigation by the browser sets `:target`, which then persists.
  isJumping = true;
  location.replace(location.href.split('#')[0] + hash);
  isJumping = false;
  write(history_.replace, null, address);
}

/** The file's URL for a URL of the site. */
function real(url: URL): string {
  // Absolute, since a relative URL would be resolved against `<base>`.
  return location.href.split('#')[0] + '#/' + pathOf(url) + (url.hash && '&' + url.hash.slice(1));
}

function rebase(): void {
  base.href = root + pathOf(current());
}

function go(address: string): void {
  const url = new URL(address, current());
  if (!site.has(pathOf(url))) return site.refuse();
  scrolled.set(current().href, window.scrollY);
  history.pushState(null, '', url.href);
  // As on a site, a link without a fragment loads its page anew.
  if (pathOf(url) !== shown || !url.hash) {
    window.scrollTo(0, 0);
    show();
  } else {
    window.dispatchEvent(new HashChangeEvent('hashchange'));
    visitTarget();
  }
}

function show(): void {
  shown = pathOf(current());
  site.show(current());
}

/** Handles the browser's back and forward buttons. */
function restore(event: Event): void {
  if (isJumping) return event.stopImmediatePropagation();
  rebase();
  const path = pathOf(current());
  if (path === shown) return;
  if (!site.has(path)) {
    history.replaceState(null, '', root);
    site.refuse();
  }
  show();
  window.scrollTo(0, scrolled.get(current().href) || 0);
}

/** Shows the page of the current URL, or the home page if there is none. */
function retry(): void {
  if (!site.has(pathOf(current()))) {
    history.replaceState(null, '', root);
    site.refuse();
  }
  show();
}

/** Handles clicks on links within the site. */
function follow(event: Event): void {
  const link = closest(event, 'a[href]');
  if (!link || event.defaultPrevented) return;
  const url = new URL(link.getAttribute('href') || '', document.baseURI);
  if (!isInside(url)) return;
  event.preventDefault();
  go(url.href);
}
