// Where the app breaks off. A fault of the program ends in a trap, and so does an engine that has no memory left or no
// stack: then nothing in the app's memory can be relied on. The page stays, for it is static text, whole without the
// app, and its links are followed as any are; it is loaded again by whoever reads it and not by itself.

import { Name } from '../contract';
import { element } from '../dom';

const WORDS = '程序出了故障。页面上的文字仍可阅读；重新载入后可以继续使用。';
const RELOAD = '重新载入';

/** Watches for the faults of the app, and tells the reader of the first. */
export function watchForCrash(): void {
  // In the single file it is asked for with each page: the same listener is added once.
  window.addEventListener('error', hear);
  window.addEventListener('unhandledrejection', hear);
}

function hear(event: ErrorEvent | PromiseRejectionEvent): void {
  if (isOfApp('reason' in event ? event.reason : event.error)) tell();
}

// Engines report a stack that is too deep as they do a number that is too large.
function isOfApp(error: unknown): boolean {
  return error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /wasm/.test(error.stack || ''));
}

function tell(): void {
  const page = document.documentElement;
  if (page.hasAttribute(Name.DATA_BROKEN)) return;
  // The app, too, reads it: it handles nothing any more.
  page.setAttribute(Name.DATA_BROKEN, '');
  const notice = element('div', 'panic');
  notice.setAttribute('role', 'alert');
  const button = element('button', 'button', RELOAD);
  button.addEventListener('click', function () {
    location.reload();
  });
  notice.append(element('p', '', WORDS), button);
  document.body.prepend(notice);
}
