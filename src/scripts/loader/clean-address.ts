// Removes tracking parameters that messengers and apps add to shared URLs, so that they are not shared further.
// Unknown parameters stay, since a gateway may need them on the next load.

const ADDED =
  /^(from|isappinstalled|nsukey|(sub|a)?scene|clicktime|enterid|pass_ticket|wx_header|exportkey|wxshare_count|spm|fbclid|gclid|_wv|tt_from|weibo_id|(utm|sharer|share|shared|vd|wfr)(_\w+|time|token|from)?)$/;

/** Removes tracking parameters from the URL. */
export function cleanAddress(): void {
  // The single file has its own kind of URL.
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
    // Refused in sandboxed iframes, whose URL is not shared.
  }
}
