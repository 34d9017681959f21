// Restricts gestures: nothing may open menus or windows, copy, or leave the site.

import { Name } from '../contract';
import { closest } from '../dom';
import { AWAY } from './texts';

export function guard(): void {
  const stop = (event: Event) => event.preventDefault();
  ['contextmenu', 'dragstart', 'dragover', 'drop', 'copy', 'cut', 'auxclick', 'gesturestart'].forEach((name) =>
    window.addEventListener(name, stop, true),
  );
  window.addEventListener('click', keepInside, true);
  const several = (event: TouchEvent) => event.touches.length > 1 && event.cancelable && stop(event);
  window.addEventListener('touchstart', several, { passive: false });
  window.addEventListener('touchmove', several, { passive: false });
  window.addEventListener('wheel', (event) => event.ctrlKey && stop(event), { passive: false });
  window.addEventListener('keydown', (event) => (event.ctrlKey || event.metaKey) && '+-=0'.includes(event.key) && stop(event), true);
}

function keepInside(event: Event): void {
  const link = closest(event, 'a[href]');
  if (!link) return;
  const url = new URL(link.getAttribute('href') || '', document.baseURI);
  const root = document.documentElement.getAttribute(Name.DATA_ROOT) || '';
  const path = url.href.startsWith(root) ? url.href.slice(root.length).split(/[?#]/)[0] : undefined;
  // Folders have dots too, as in `a1.p1-2`.
  const isPage = path !== undefined && /^(.*\/)?(index\.html)?$/.test(path);
  if (isPage && !link.hasAttribute('download') && !link.hasAttribute('target')) return;
  event.preventDefault();
  event.stopPropagation();
  document.getElementById(Name.ID_NOTICE)!.textContent = AWAY;
  window.scrollTo(0, 0);
}
