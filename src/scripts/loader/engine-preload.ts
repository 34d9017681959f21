// On slow networks, requests the engine before the loader arrives, which saves about a second. On fast ones the text
// comes first.
import { Name } from '../contract';

/**
 * Requests the files of the page's engine like `fetch-gzip.ts` will. Only Chromium reports the network's speed, and all
 * its versions that do support WebAssembly.
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
