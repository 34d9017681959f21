// Sections that are collapsed on phones: on wide screens they start open, and then follow the user.

/** The breakpoint of the stylesheets. */
const WIDE = '(min-width: 60em)';

/** Opens the sections that CSS has displayed as open so far. */
export function unfoldWide(page: Element): void {
  const isKiosk = document.documentElement.getAttribute('data-kiosk') === '1';
  if (isKiosk || !matchMedia(WIDE).matches) return;
  const folds = page.querySelectorAll<HTMLDetailsElement>('.fold');
  // Sections with the same `name` would close each other.
  folds.forEach((fold) => fold.removeAttribute('name'));
  folds.forEach((fold) => (fold.open = true));
  page.setAttribute('data-unfolded', '');
}
