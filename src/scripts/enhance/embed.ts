// The pages of `embed/`, which stand in frames of other sites: they tell how high they are, and stay in their frame.
import { Name } from '../contract';
import { closest } from '../dom';

const page = document.documentElement;

window.siteScripts = window.siteScripts || {};
window.siteScripts.embed = function () {};

/** How high the page is. It tells nothing about who reads: any site may know it. */
function tellHeight(): void {
  if (!window.ResizeObserver) return;
  let told = 0;
  new ResizeObserver(function () {
    const height = Math.ceil(page.offsetHeight);
    if (height !== told) parent.postMessage({ type: 'chan-gai-tong', height }, '*');
    told = height;
  }).observe(page);
}

/**
 * The twin of a page that may stand in a frame, as `src/route.rs` names it: of the questions, of their result, of a
 * measure.
 */
function twin(path: string): string | undefined {
  const parts = /^(?:([a-z][a-z0-9-]*)\/)?(?:wizard\/(result\/)?|measures\/([a-z0-9.~-]+\/))(?:index\.html)?$/.exec(path);
  if (!parts || (parts[3] && !parts[1])) return undefined;
  const [, document = '', result = '', number = ''] = parts;
  return 'embed/' + (document && document + '/') + result + number;
}

/** A page that has no twin is refused in a frame: it opens beside it. */
function stay(event: Event): void {
  const link = closest<HTMLAnchorElement>(event, 'a[href]');
  const root = page.getAttribute(Name.DATA_ROOT) || '';
  if (!link || link.target || !link.href.startsWith(root)) return;
  const [path = '', fragment] = link.href.slice(root.length).split('#');
  if (link.pathname === location.pathname) return;
  const own = twin(path);
  if (own) {
    link.href = root + own + (fragment === undefined ? '' : '#' + fragment);
  } else if (!path.startsWith('embed/')) {
    link.target = '_blank';
    link.rel = 'noopener';
  }
}

if (window.parent !== window) {
  tellHeight();
  // Before anything else hears of it.
  window.addEventListener('click', stay, true);
}
