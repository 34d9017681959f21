// Pages may come without being loaded: then <main> is new, and what belongs in it has to be put there.

/**
 * Does something with the page's <main> now and whenever there is a new one.
 */
export function onNewMain(fill: () => void): void {
  new MutationObserver(fill).observe(document.body, { childList: true });
  fill();
}
