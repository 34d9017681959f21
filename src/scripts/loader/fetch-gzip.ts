// Loads the app's large files packed, from servers too that send them as they are.
//
// Beside each such file lies its `.gz`. Many servers compress neither WebAssembly nor unknown kinds of
// files, and none sends brotli over plain HTTP.

// Below this, asking twice costs more than it saves.
const WORTH_IT = 32 * 1024;

/**
 * The file, as from `fetch`; where that would come uncompressed, its packed copy, unpacked.
 */
export async function fetchPacked(url: string, options?: RequestInit): Promise<Response> {
  if (typeof DecompressionStream !== 'function' || !/\.(wasm|bin)$/.test(url)) return fetch(url, options);
  // Over plain HTTP nothing better than gzip can come.
  if (!isSecureContext) return (await unpacked(url, options)) || fetch(url, options);
  const abort = new AbortController();
  const response = await fetch(url, Object.assign({ signal: abort.signal }, options));
  if (!response.ok || isPacked(response)) return response;
  abort.abort();
  return (await unpacked(url, options)) || fetch(url, options);
}

function isPacked(response: Response): boolean {
  const length = response.headers.get('Content-Length');
  // What a service worker has stored comes without a length and costs nothing.
  const isStored = 'serviceWorker' in navigator && navigator.serviceWorker.controller;
  return Boolean(isStored) || response.headers.has('Content-Encoding') || (length !== null && Number(length) < WORTH_IT);
}

/** Nothing where the packed copy cannot be had. */
async function unpacked(url: string, options?: RequestInit): Promise<Response | undefined> {
  try {
    const response = await fetch(url + '.gz', options);
    if (!response.ok || /^text\/html/.test(response.headers.get('Content-Type') || '')) return undefined;
    const bytes = await response.arrayBuffer();
    const [first, second] = new Uint8Array(bytes, 0, 2);
    // Some servers declare the packing, and the browser has undone it already.
    const isGzip = first === 0x1f && second === 0x8b;
    const body = isGzip ? new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')) : bytes;
    const type = url.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
    return new Response(body, { headers: { 'Content-Type': type } });
  } catch (error) {
    return undefined;
  }
}
