// Crash handling. A bug, an exhausted memory or a stack overflow ends in a WebAssembly trap, after which the app's
// memory is unreliable. The page stays usable, because it is static HTML with ordinary links; reloading is left to the
// user.

import { Name } from '../contract';
import { element } from '../dom';
import { CRASHED, RELOAD } from './texts';

/** Watches for crashes of the app, and shows a notice for the first one. */
export function watchForCrash(): void {
  // Idempotent, because the single file calls this for each page.
  window.addEventListener('error', handleError);
  window.addEventListener('unhandledrejection', handleError);
}

function handleError(event: ErrorEvent | PromiseRejectionEvent): void {
  if (isOfApp('reason' in event ? event.reason : event.error)) showNotice();
}

// Engines report a stack overflow as a `RangeError`.
function isOfApp(error: unknown): boolean {
  return error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /wasm/.test(error.stack || ''));
}

function showNotice(): void {
  const page = document.documentElement;
  if (page.hasAttribute(Name.DATA_BROKEN)) return;
  // The app checks this attribute and then ignores all events.
  page.setAttribute(Name.DATA_BROKEN, '');
  const notice = element('div', 'panic');
  notice.setAttribute('role', 'alert');
  const button = element('button', 'button', RELOAD);
  button.addEventListener('click', function () {
    location.reload();
  });
  notice.append(element('p', '', CRASHED), button);
  document.body.prepend(notice);
}
