// Pages whose parts are folded on a telephone: on a wide screen they are open, from then on as the reader folds them.

/** As in the stylesheets. */
const WIDE = '(min-width: 60em)';

/** Opens what the styles have shown open so far. */
export function unfoldWide(page: Element): void {
  const isKiosk = document.documentElement.getAttribute('data-kiosk') === '1';
  if (isKiosk || !matchMedia(WIDE).matches) return;
  const folds = page.querySelectorAll<HTMLDetailsElement>('.fold');
  // Those of one name would close each other.
  folds.forEach((fold) => fold.removeAttribute('name'));
  folds.forEach((fold) => (fold.open = true));
  page.setAttribute('data-unfolded', '');
}
