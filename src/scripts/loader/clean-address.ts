// WeChat adds `from` and `isappinstalled` to an address whenever it is sent on. They tell the site nothing, and
// would be sent on in their turn: they are taken out of the address, which else stays what it is to the letter.

const ADDED = ['from', 'isappinstalled'];

/** Takes them out of the address. */
export function cleanAddress(): void {
  // The single file has an address of its own making.
  const parts = !window.sitePlace && /^([^?#]*)\?([^#]*)(.*)$/.exec(location.href);
  if (!parts) return;
  const [, page, query, fragment] = parts;
  const fields = query.split('&');
  const kept = fields.filter((field) => !ADDED.includes(field.split('=')[0]));
  if (kept.length === fields.length) return;
  const asked = kept.join('&');
  try {
    history.replaceState(history.state, '', page + (asked && '?' + asked) + fragment);
  } catch (error) {
    // A sandboxed frame may not; its address is nobody's to send on.
  }
}
