// The address at which others find a page of this site.

import { Name } from '../contract';

const page = document.documentElement;
const ROOT = page.getAttribute(Name.DATA_ROOT) || '';

/**
 * An address of the site as this browser sees it, with the site's own on the web (`address`) where the webmaster
 * has set one. Empty where no other machine could follow it.
 */
export function publicLink(link: string, address?: string): string {
  if (address) return address.replace(/index\.html$/, '').replace(/([^/])$/, '$1/') + link.slice(ROOT.length);
  return page.hasAttribute('data-no-address') || !/^https?:/.test(link) ? '' : link;
}
