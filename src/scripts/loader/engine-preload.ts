// In a slow network the line would lie idle until the loader has come and asks for the engine: a second on a telephone.
// Elsewhere the text comes first.
import { Name } from '../contract';
import { firstUrl } from './fetch-gzip';

/** Asks for the files of the engine that the page needs, as the loader will. Only some browsers tell how slow it is. */
export function preloadEngine(): void {
  const page = document.documentElement;
  const engine = page.getAttribute(Name.DATA_NEEDS);
  const { effectiveType = '4g' } = navigator.connection || {};
  if (!engine || effectiveType === '4g' || typeof WebAssembly !== 'object') return;
  for (const kind of [Name.DATA_WASM, Name.DATA_GLUE, Name.DATA_PACK]) {
    const link = document.createElement('link');
    link.rel = 'preload';
    link.as = kind === Name.DATA_GLUE ? 'script' : 'fetch';
    if (kind !== Name.DATA_GLUE) link.crossOrigin = 'anonymous';
    link.href = firstUrl(page.getAttribute(Name.DATA_ROOT)! + page.getAttribute(kind + engine));
    document.head.appendChild(link);
  }
}
