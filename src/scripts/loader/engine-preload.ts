// In a slow network the line would lie idle until the loader has come and asks for the engine: a second on a telephone.
// Elsewhere the text comes first.
import { Name } from '../contract';

/**
 * Asks for the files of the engine that the page needs, as `fetch-gzip.ts` will. Only Chromium tells how slow its network
 * is; each of its versions that does runs WebAssembly.
 */
export function preloadEngine(): void {
  const page = document.documentElement;
  const engine = page.getAttribute(Name.DATA_NEEDS);
  const { effectiveType = '4g' } = navigator.connection || {};
  if (!engine || effectiveType === '4g') return;
  for (const kind of [Name.DATA_WASM, Name.DATA_PACK, Name.DATA_GLUE]) {
    const link = document.createElement('link');
    const isScript = kind === Name.DATA_GLUE;
    link.rel = 'preload';
    link.as = isScript ? 'script' : 'fetch';
    if (!isScript) link.crossOrigin = '';
    link.href = page.getAttribute(Name.DATA_ROOT)! + page.getAttribute(kind + engine) + (isScript || isSecureContext ? '' : '.gz');
    document.head.appendChild(link);
  }
}
