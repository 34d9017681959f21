// View transitions between pages. Navigating during one aborts it, which Chromium reports as an unhandled rejection.
export function letTransitionsBreakOff(): void {
  window.addEventListener('unhandledrejection', function (event) {
    const reason = event.reason;
    if (reason instanceof DOMException && /^Transition was /.test(reason.message)) event.preventDefault();
  });
}
