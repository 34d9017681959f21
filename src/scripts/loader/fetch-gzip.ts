// Loads large files compressed, even from servers without compression.
//
// Each such file has a `.gz` copy. Many servers compress neither WebAssembly nor unknown types, and browsers accept
// brotli only over HTTPS.

// Below this size, in bytes, a second request costs more than it saves.
const WORTH_IT = 32 * 1024;

/**
 * As `fetch`, but if the response is uncompressed or refused, tries the `.gz` copy and decompresses it. Gateways that
 * block a file by its name, a quota or an interstitial page often let the copy through; it is tried once.
 */
export async function fetchPacked(url: string, options?: RequestInit): Promise<Response> {
  if (typeof DecompressionStream !== 'function' || !/\.(wasm|bin)$/.test(url)) return fetch(url, options);
  // Over plain HTTP gzip is the best encoding available.
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
  // No second request to a server that limits the rate.
  if (response.status === 429 || response.status === 503) return response;
  if (!response.ok || isPage(response)) return (await unpacked(url, options)) || refused(response);
  if (isPacked(response)) return response;
  abort.abort();
  return (await unpacked(url, options)) || fetch(url, options);
}

export function isPage(response: Response): boolean {
  return /^text\/html/.test(response.headers.get('Content-Type') || '');
}

/** Treats an HTML page in place of a file as an error. */
function refused(response: Response): Response {
  return response.ok ? new Response(null, { status: 403, statusText: 'blocked' }) : response;
}

function isPacked(response: Response): boolean {
  const length = response.headers.get('Content-Length');
  // Responses stored by a service worker lack a length and cost nothing.
  const isStored = 'serviceWorker' in navigator && navigator.serviceWorker.controller;
  return Boolean(isStored) || response.headers.has('Content-Encoding') || (length !== null && Number(length) < WORTH_IT);
}

/** The decompressed copy; `undefined` if it is unavailable. */
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

/** The body of a `.gz` file. If the server declared the encoding, the browser has decompressed it already. */
export async function gunzip(response: Response): Promise<ArrayBuffer | ReadableStream> {
  const bytes = await response.arrayBuffer();
  const [first, second] = new Uint8Array(bytes, 0, 2);
  const isGzip = first === 0x1f && second === 0x8b;
  return isGzip ? new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')) : bytes;
}
