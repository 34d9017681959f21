// Pages fade into each other where the engine can. Whoever goes on before one has faded in breaks its
// transition off, and Chromium reports that as a failure that nobody handles.
export function letTransitionsBreakOff(): void {
  window.addEventListener('unhandledrejection', function (event) {
    const reason = event.reason;
    if (reason instanceof DOMException && /^Transition was /.test(reason.message)) event.preventDefault();
  });
}
