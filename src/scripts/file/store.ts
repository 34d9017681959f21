// The files embedded in the page: gzip-compressed and base64-encoded in inert elements `<script type="text/plain"
// data-file="NAME">`.

/** A decompressed file; `undefined` if it does not exist. */
export function open(name: string): Response | undefined {
  const element = document.querySelector('script[data-file="' + name + '"]');
  if (!element) return undefined;
  const type = name.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
  const binary = atob(element.textContent || '');
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')), {
    // Keeps `fetchPacked` from requesting a `.gz` copy.
    headers: { 'Content-Type': type, 'Content-Encoding': 'gzip' },
  });
}
