// An address for a page whose own cannot change.
//
// A file's address can change behind `#` alone, so the page that is shown and its own fragment stand
// there, as `src/route/fragment.rs` describes: `#/measures/9/&9.s2`. Everything else sees the site as
// if a server gave it: `sitePlace` says and does what `location` does, `history` and links agree with
// it, and a `<base>` gives relative links their meaning.

import { closest } from '../dom';

/** The pages of the file. */
export interface Pages {
  /** Whether there is one of this path. */
  has(path: string): boolean;
  /** Shows one. */
  show(url: URL): void;
  /** Says that there is none. */
  refuse(): void;
}

const history_ = { push: history.pushState.bind(history), replace: history.replaceState.bind(history) };

let root: string;
let site: Pages;
let base: HTMLBaseElement;
/** The page's path where the fragment does not say: after a jump that the browser makes by itself. */
let path = '';
let isJumping = false;
/** The path of the page that is shown. */
let shown = '';
/** How far down a reader was on the pages that were left, by their addresses. */
const scrolled = new Map<string, number>();

/** Gives the file an address; `siteRoot` is the one that the site's root seems to have, ending in a slash. */
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
  // Before anybody else hears of it, who is not to hear of our own jumps.
  window.addEventListener('popstate', restore, true);
  // The browser's own jump to the whole fragment comes after `popstate`, and finds nothing.
  window.addEventListener('hashchange', function () {
    const id = decodeURIComponent(current().hash.slice(1));
    if (!document.querySelector(':target') && document.getElementById(id)) visitTarget();
  });
  window.addEventListener('click', follow);
  window.addEventListener('auxclick', follow);
  // No form here leads anywhere by itself.
  window.addEventListener('submit', (event) => event.preventDefault());
}

/** The address that the page seems to have. */
export function current(): URL {
  const hash = location.hash.slice(1);
  if (hash && hash[0] !== '/') return new URL(path + '#' + hash, root);
  const cut = hash.indexOf('&');
  path = hash.slice(1, cut < 0 ? undefined : cut).replace(/(^|\/)index\.html$/, '$1');
  return new URL(path + (cut < 0 ? '' : '#' + hash.slice(cut + 1)), root);
}

/** Whether an address is one of the site's. */
export function isInside(url: URL): boolean {
  return url.href.startsWith(root);
}

/** The path below the site's root. */
export function pathOf(url: URL): string {
  return url.href.slice(root.length).split('#')[0]!.replace(/(^|\/)index\.html$/, '$1');
}

/** Writes the file's address. Safari refuses it after 100 times in half a minute; then a jump within the page does it. */
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

/** Goes to the place that the address names, as the browser does after loading a page. */
export function visitTarget(): void {
  const { hash } = current();
  if (hash.length < 2 || hash.includes('=')) return;
  const address = real(current());
  // Only the browser's own jump makes an element the `:target`, and it stays that.
  isJumping = true;
  location.replace(location.href.split('#')[0] + hash);
  isJumping = false;
  write(history_.replace, null, address);
}

/** The file's address for an address of the site. */
function real(url: URL): string {
  // Whole: what is relative starts from the base.
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
  if (pathOf(url) !== shown) {
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

/** The reader went back or forward. */
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

/** Shows the page of the address. What has no page leads home. */
function retry(): void {
  if (!site.has(pathOf(current()))) {
    history.replaceState(null, '', root);
    site.refuse();
  }
  show();
}

/** Follows links within the site. */
function follow(event: Event): void {
  const link = closest(event, 'a[href]');
  if (!link || event.defaultPrevented) return;
  const url = new URL(link.getAttribute('href') || '', document.baseURI);
  if (!isInside(url)) return;
  event.preventDefault();
  go(url.href);
}
