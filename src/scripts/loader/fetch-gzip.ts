// Loads the app's large files packed, from servers too that send them as they are.
//
// Beside each such file lies its `.gz`. Many servers compress neither WebAssembly nor unknown kinds of
// files, and none sends brotli over plain HTTP.

// Below this, asking twice costs more than it saves.
const WORTH_IT = 32 * 1024;

/**
 * The file, as from `fetch`; where that would come uncompressed, its packed copy, unpacked. Gateways that refuse a file
 * by its name, by a number or with a page of their own, often let the same bytes through under the copy's: it is asked
 * for once.
 */
export async function fetchPacked(url: string, options?: RequestInit): Promise<Response> {
  if (typeof DecompressionStream !== 'function' || !/\.(wasm|bin)$/.test(url)) return fetch(url, options);
  // Over plain HTTP nothing better than gzip can come.
  if (!isSecureContext) return (await unpacked(url, options)) || fetch(url, options);
  const abort = new AbortController();
  let response: Response;
  try {
    response = await fetch(url, Object.assign({ signal: abort.signal }, options));
  } catch (error) {
    const packed = await unpacked(url, options);
    if (packed) return packed;
    throw error;
  }
  // A server that is asked too often is not asked twice.
  if (response.status === 429 || response.status === 503) return response;
  if (!response.ok || isPage(response)) return (await unpacked(url, options)) || refused(response);
  if (isPacked(response)) return response;
  abort.abort();
  return (await unpacked(url, options)) || fetch(url, options);
}

export function isPage(response: Response): boolean {
  return /^text\/html/.test(response.headers.get('Content-Type') || '');
}

/** A page in a file's place is no file. */
function refused(response: Response): Response {
  return response.ok ? new Response(null, { status: 403, statusText: 'blocked' }) : response;
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
    if (!response.ok || isPage(response)) return undefined;
    const type = url.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
    return new Response(await gunzip(response), { headers: { 'Content-Type': type } });
  } catch (error) {
    return undefined;
  }
}

/** The body of a packed file. Some servers declare the packing, and the browser has undone it already. */
export async function gunzip(response: Response): Promise<ArrayBuffer | ReadableStream> {
  const bytes = await response.arrayBuffer();
  const [first, second] = new Uint8Array(bytes, 0, 2);
  const isGzip = first === 0x1f && second === 0x8b;
  return isGzip ? new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')) : bytes;
}
