// The pages of `embed/`, which stand in frames of other sites: they tell how high they are. And the two
// lines that put one there, on the about page.
import { Name } from '../contract';
import { onPage } from './page-events';

/** `root` is the address of the site's root. */
export function embed(root: string): void {
  const page = document.documentElement;
  if (page.hasAttribute(Name.DATA_EMBED) && window.parent !== window && window.ResizeObserver) {
    // A height tells nothing about who reads: any site may know it.
    const tell = () => parent.postMessage({ type: 'chan-gai-tong', height: Math.ceil(page.offsetHeight) }, '*');
    new ResizeObserver(tell).observe(page);
  }
  onPage(function () {
    const code = document.getElementById('embed-code');
    if (code && !page.hasAttribute('data-no-address')) code.textContent = (code.textContent || '').replace('本站网址/', root);
  });
}
