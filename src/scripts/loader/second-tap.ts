// Ignores accidental double taps, whose second tap would hit the next screen. Consecutive questions of the wizard
// occupy the same place.

/** Longer than the usual 300 ms of a double tap, for slow hands; nobody reads a question in this time. */
const WITHIN_MS = 400;
const NEAR_PX = 32;

/** Suppresses second taps. Keyboard and scripted clicks are not affected. */
export function ignoreSecondTaps(): void {
  let last: { at: number; x: number; y: number; pressed: Node } | undefined;
  window.addEventListener(
    'click',
    function (event) {
      if (!event.isTrusted || !event.detail) return;
      const { timeStamp: at, clientX: x, clientY: y } = event;
      const isSecond =
        last && at - last.at < WITHIN_MS && Math.abs(x - last.x) + Math.abs(y - last.y) < NEAR_PX && !last.pressed.isConnected;
      last = { at, x, y, pressed: isSecond ? last!.pressed : (event.target as Node) };
      if (!isSecond) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true
  );
}
