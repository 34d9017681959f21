// The address at which others find a page of this site.

const page = document.documentElement;
const ROOT = page.getAttribute('data-root');

/**
 * @param {string} link an address of the site as this browser sees it
 * @param {string} [address] the site's own on the web, where the webmaster has set one
 * @returns {string} empty where no other machine could follow it
 */
export function publicLink(link, address) {
  if (address) return address.replace(/index\.html$/, '').replace(/([^/])$/, '$1/') + link.slice(ROOT.length);
  return page.hasAttribute('data-no-address') || !/^https?:/.test(link) ? '' : link;
}
