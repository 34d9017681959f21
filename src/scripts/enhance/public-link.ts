// Public URLs of the site's pages.

import { Name } from '../contract';

const page = document.documentElement;
const ROOT = page.getAttribute(Name.DATA_ROOT) || '';

/**
 * Replaces the site's root as seen by this browser with its public `address`, if the webmaster has set one. Empty if
 * the link does not work on other devices.
 */
export function publicLink(link: string, address?: string): string {
  if (address) return address.replace(/index\.html$/, '').replace(/([^/])$/, '$1/') + link.slice(ROOT.length);
  return page.hasAttribute('data-no-address') || !/^https?:/.test(link) ? '' : link;
}
