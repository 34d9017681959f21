// Official terms: a tap shows the explanation below the sentence. Without this script, the link leads to the
// explanations at the end of the page.
import { closest, element, isEscape } from '../dom';
import { TERM_CLOSE, TERM_LABEL } from './texts';

/** The displayed explanation with its term; at most one is shown. */
let shown: { note: HTMLElement; term: HTMLElement } | undefined;

/** Shows or hides the explanation of a tapped term. */
export function explainTerms(): void {
  document.addEventListener('click', function (event) {
    const asked = closest(event, '.term');
    const own = closest(event, '.term-note');
    if (own && !closest(event, 'button')) return;
    const isOpen = asked && shown && asked === shown.term;
    close(Boolean(own));
    const means = asked && document.getElementById((asked.getAttribute('href') || '').slice(1));
    if (!asked || !means) return;
    event.preventDefault();
    if (!isOpen) open(asked, means);
  });
  document.addEventListener('keydown', function (event) {
    if (isEscape(event)) close(true);
  });
}

function open(term: HTMLElement, means: HTMLElement): void {
  term.setAttribute('aria-expanded', 'true');
  const note = element('div', 'term-note');
  note.tabIndex = -1;
  note.setAttribute('role', 'group');
  note.setAttribute('aria-label', TERM_LABEL);
  const words = element('p', '', term.textContent + '：' + meaning(means));
  const done = element('button', 'link-button', TERM_CLOSE);
  done.type = 'button';
  note.append(words, done);
  const block = term.closest('p, li') || term;
  block.insertAdjacentElement('afterend', note);
  shown = { note, term };
  // Focus makes screen readers announce it, and lets keyboard users continue from there.
  note.focus({ preventScroll: true });
  note.scrollIntoView({ block: 'nearest' });
}

/** The explanation without its back link. */
function meaning(means: HTMLElement): string {
  const words = means.querySelector('dd');
  return (words && words.firstChild && words.firstChild.textContent) || '';
}

function close(returns: boolean): void {
  if (!shown) return;
  const { note, term } = shown;
  note.remove();
  term.removeAttribute('aria-expanded');
  if (returns) term.focus({ preventScroll: true });
  shown = undefined;
}
