// Messengers and other apps add to an address whenever it is sent on: who sent it, when, by which button. It tells the
// site nothing, and would be sent on in its turn: it is taken out of the address, which else stays what it is to the
// letter. What is not known to be such a mark may be a gateway's, which the next load would miss.

const ADDED =
  /^(from|isappinstalled|nsukey|(sub|a)?scene|clicktime|enterid|pass_ticket|wx_header|exportkey|wxshare_count|spm|fbclid|gclid|_wv|tt_from|weibo_id|(utm|sharer|share|shared|vd|wfr)(_\w+|time|token|from)?)$/;

/** Takes them out of the address. */
export function cleanAddress(): void {
  // The single file has an address of its own making.
  const parts = !window.sitePlace && /^([^?#]*)\?([^#]*)(.*)$/.exec(location.href);
  if (!parts) return;
  const [, page, query, fragment] = parts;
  const fields = query.split('&');
  const kept = fields.filter((field) => !ADDED.test(field.split('=')[0]));
  if (kept.length === fields.length) return;
  const asked = kept.join('&');
  try {
    history.replaceState(history.state, '', page + (asked && '?' + asked) + fragment);
  } catch (error) {
    // A sandboxed frame may not; its address is nobody's to send on.
  }
}
