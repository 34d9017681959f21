// The files that stand in the page itself: each packed by gzip and written in characters that HTML has
// no use for, in a `<script type="text/plain" data-file="NAME">`, which nothing runs.

// Must be the alphabet of `crates/xtask/src/build/base85.rs`.
const ALPHABET = '!#()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~';

/** A file, unpacked; nothing where there is no such file. */
export function open(name: string): Response | undefined {
  const element = document.querySelector('script[data-file="' + name + '"]');
  if (!element) return undefined;
  const type = name.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
  const packed = new Blob([decode(element.textContent || '')]).stream();
  return new Response(packed.pipeThrough(new DecompressionStream('gzip')), {
    // So that nobody looks for a packed copy.
    headers: { 'Content-Type': type, 'Content-Encoding': 'gzip' },
  });
}

/** Five characters for four bytes; at the end one character more than bytes. */
function decode(text: string): Uint8Array<ArrayBuffer> {
  const values = new Uint8Array(128);
  for (let at = 0; at < ALPHABET.length; at += 1) values[ALPHABET.charCodeAt(at)] = at;
  const bytes = new Uint8Array(Math.floor((text.length * 4) / 5));
  let to = 0;
  for (let at = 0; at < text.length; at += 5) {
    let word = 0;
    for (let digit = 0; digit < 5; digit += 1) {
      word = word * 85 + (at + digit < text.length ? values[text.charCodeAt(at + digit)]! : 84);
    }
    for (let shift = 24; shift >= 0 && to < bytes.length; shift -= 8) bytes[to++] = word >>> shift;
  }
  return bytes;
}

/** Repetitions undone: see `crates/xtask/src/build/fold.rs`. */
export function unfold(folded: string): string {
  const [length = '', ...parts] = folded.split('\u0001');
  const read = (digits: string) => parseInt(digits, 36);
  const units = new Uint16Array(read(length));
  let at = 0;
  for (const part of parts) {
    const [copy = ''] = part.split(';', 1);
    const [from = 0, count = 0] = copy.split(',').map(read);
    units.copyWithin(at, from, from + count);
    at += count;
    for (let next = copy.length + 1; next < part.length; next += 1) units[at++] = part.charCodeAt(next);
  }
  return new TextDecoder('utf-16le').decode(units);
}
