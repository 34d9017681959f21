// An official term that is explained: a touch shows what it means below the sentence that it stands in.
// Without this its link leads to the explanations at the end of the page.

let note;
let term;

/** Shows the explanation of a term that is touched, and puts it away again. */
export function explainTerms() {
  document.addEventListener('click', function (event) {
    const asked = event.target.closest('.term');
    const own = event.target.closest('.term-note');
    if (own && !event.target.closest('button')) return;
    const isOpen = asked && asked === term;
    close(own);
    const means = asked && document.getElementById(asked.getAttribute('href').slice(1));
    if (!means) return;
    event.preventDefault();
    if (!isOpen) open(asked, means);
  });
  document.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') close(true);
  });
}

function open(asked, means) {
  term = asked;
  term.setAttribute('aria-expanded', 'true');
  note = document.createElement('div');
  note.className = 'term-note';
  note.tabIndex = -1;
  note.setAttribute('role', 'group');
  note.setAttribute('aria-label', '词语解释');
  const words = document.createElement('p');
  words.textContent = term.textContent + '：' + means.querySelector('dd').firstChild.data;
  const done = document.createElement('button');
  done.type = 'button';
  done.className = 'link-button';
  done.textContent = '知道了';
  note.append(words, done);
  term.closest('p, li').insertAdjacentElement('afterend', note);
  // Read out at once, and the next key of who uses keys is in it.
  note.focus({ preventScroll: true });
  note.scrollIntoView({ block: 'nearest' });
}

function close(returns) {
  if (!note) return;
  note.remove();
  term.removeAttribute('aria-expanded');
  if (returns) term.focus({ preventScroll: true });
  note = term = undefined;
}
