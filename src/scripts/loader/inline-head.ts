// The only inline script: sets the text size before the first paint, and records early clicks.
//
// A strict content security policy allows it by its hash; where it is blocked, `reading-tools.ts` does the same later.
import { ASKED, applyPrefs } from './display-prefs';
import { preloadEngine } from './engine-preload';

applyPrefs();
preloadEngine();
// Clicks before the loader arrives are replayed by it.
document.addEventListener('click', ({ target }) => (window.tapped = target));
// A list is hidden until the filter in the URL is applied, and the wizard's first question until a stored session is
// restored, to avoid layout shifts.
if (/^#[a-z]+=/.test(location.hash) || history.state) document.documentElement.setAttribute(ASKED, '');
