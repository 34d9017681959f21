// The files that stand in the page itself: each packed by gzip and written in base64, in a
// `<script type="text/plain" data-file="NAME">`, which nothing runs.

/** A file, unpacked; nothing where there is no such file. */
export function open(name: string): Response | undefined {
  const element = document.querySelector('script[data-file="' + name + '"]');
  if (!element) return undefined;
  const type = name.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
  const binary = atob(element.textContent || '');
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')), {
    // So that nobody looks for a packed copy.
    headers: { 'Content-Type': type, 'Content-Encoding': 'gzip' },
  });
}
