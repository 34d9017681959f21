// The one script that pages have in themselves, so that the first letter is drawn as large as it stays, and nothing that
// is pressed is lost.
//
// Servers with a strict Content-Security-Policy allow it by its hash; where one does not, the same is done a
// moment later by `reading-tools.ts`.
import { ASKED, applyPrefs } from './display-prefs';
import { preloadEngine } from './engine-preload';

applyPrefs();
preloadEngine();
// What is pressed while the loader is on its way is pressed again by it.
document.addEventListener('click', ({ target }) => (window.tapped = target));
// What an address asks a list for is not shown before it was followed: it would move. Who is on the way through the
// questions already is not asked the first again.
if (/^#[a-z]+=/.test(location.hash) || history.state) document.documentElement.setAttribute(ASKED, '');
