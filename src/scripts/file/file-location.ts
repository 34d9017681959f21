// An address for a page whose own cannot change.
//
// A file's address can change behind `#` alone, so the page that is shown and its own fragment stand
// there, as `src/route/fragment.rs` describes: `#/measures/9/&9.s2`. Everything else sees the site as
// if a server gave it: `sitePlace` says and does what `location` does, `history` and links agree with
// it, and a `<base>` gives relative links their meaning.

import { Name } from '../contract';
import { closest } from '../dom';

/** The pages of the file. */
export interface Pages {
  /** Whether there is one of this path. */
  has(path: string): boolean;
  /** Shows one where the app does not run. */
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

/** Gives the file an address; `siteRoot` is the one that the site's root seems to have, ending in a slash. */
export function install(siteRoot: string, pages: Pages): void {
  root = siteRoot;
  site = pages;
  base = document.head.insertBefore(document.createElement('base'), document.head.firstChild);
  rebase();
  const change = (how: History['pushState']) => (state: unknown, _: string, address?: string | URL | null) => {
    how(state, '', real(address == null ? current() : new URL(address, current())));
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
  // Before the app hears of it, which is not to hear of our own jumps.
  window.addEventListener('popstate', (event) => (isJumping ? event.stopImmediatePropagation() : rebase()), true);
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

/** Goes to the place that the address names, as the browser does after loading a page. */
export function visitTarget(): void {
  const { hash } = current();
  if (hash.length < 2 || hash.includes('=')) return;
  const address = real(current());
  // Only the browser's own jump makes an element the `:target`, and it stays that.
  isJumping = true;
  location.replace(location.href.split('#')[0] + hash);
  isJumping = false;
  history_.replace(null, '', address);
}

/** The file's address for an address of the site. */
function real(url: URL): string {
  // Whole: what is relative starts from the base.
  return location.href.split('#')[0] + '#/' + pathOf(url) + (url.hash && '&' + url.hash.slice(1));
}

function rebase(): void {
  base.href = root + pathOf(current());
}

function isRunning(): boolean {
  return document.documentElement.getAttribute(Name.DATA_APP) === 'running';
}

function go(address: string): void {
  const url = new URL(address, current());
  if (!site.has(pathOf(url))) return site.refuse();
  const isHere = pathOf(url) === pathOf(current());
  history.pushState(null, '', url.href);
  if (!isHere) window.scrollTo(0, 0);
  announce();
  if (isHere) visitTarget();
}

/** Lets the app show the page of the address; it looks there when the reader goes back and forward. */
function announce(): void {
  if (!isRunning()) return site.show(current());
  window.dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** The app asks for this where it lacks what is on its way. What has no page leads home. */
function retry(): void {
  setTimeout(function () {
    if (!site.has(pathOf(current()))) {
      history.replaceState(null, '', root);
      site.refuse();
    }
    announce();
  }, 300);
}

/** Follows links that the app left to the browser. */
function follow(event: Event): void {
  const link = closest(event, 'a[href]');
  if (!link || event.defaultPrevented) return;
  const url = new URL(link.getAttribute('href') || '', document.baseURI);
  if (!isInside(url)) return;
  event.preventDefault();
  go(url.href);
}
