// A finger that taps twice where once was meant: the second tap would hit what has just come in the place of what the
// first one pressed, and which nobody has seen yet. The questions of the wizard follow each other in the same place.

/** Slow hands need longer than the 300 ms that telephones take for a double tap; nobody reads anything within this. */
const WITHIN_MS = 400;
const NEAR_PX = 32;

/** Has nothing hear of such a tap. Keys, and what scripts press, are no taps. */
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
