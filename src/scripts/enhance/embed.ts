// The iframe variants in `embed/`: they report their height and keep navigation within the frame.
import { Name } from '../contract';
import { closest } from '../dom';

const page = document.documentElement;

window.siteScripts = window.siteScripts || {};
window.siteScripts.embed = function () {};

/** Reports the page's height to any origin; it reveals nothing about the user. */
function reportHeight(): void {
  if (!window.ResizeObserver) return;
  let told = 0;
  new ResizeObserver(function () {
    const height = Math.ceil(page.offsetHeight);
    if (height !== told) parent.postMessage({ type: 'chan-gai-tong', height }, '*');
    told = height;
  }).observe(page);
}

/** The iframe variant of a page as defined in `src/route.rs`, which exists for the wizard, its result, and measures. */
function embedVariant(path: string): string | undefined {
  const parts = /^(?:([a-z][a-z0-9-]*)\/)?(?:wizard\/(result\/)?|measures\/([a-z0-9.~-]+\/))(?:index\.html)?$/.exec(path);
  if (!parts || (parts[3] && !parts[1])) return undefined;
  const [, document = '', result = '', number = ''] = parts;
  return 'embed/' + (document && document + '/') + result + number;
}

/** Opens pages without an iframe variant in a new window, because they refuse to be framed. */
function stay(event: Event): void {
  const link = closest<HTMLAnchorElement>(event, 'a[href]');
  const root = page.getAttribute(Name.DATA_ROOT) || '';
  if (!link || link.target || !link.href.startsWith(root)) return;
  const [path = '', fragment] = link.href.slice(root.length).split('#');
  if (link.pathname === location.pathname) return;
  const own = embedVariant(path);
  if (own) {
    link.href = root + own + (fragment === undefined ? '' : '#' + fragment);
  } else if (!path.startsWith('embed/')) {
    link.target = '_blank';
    link.rel = 'noopener';
  }
}

if (window.parent !== window) {
  reportHeight();
  // In the capture phase, before any other listener.
  window.addEventListener('click', stay, true);
}
