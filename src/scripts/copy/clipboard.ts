// Puts text on the clipboard, in whichever way the engine has.

/**
 * Whether the text was copied; if not, the field shows it, selected. The field stays hidden unless somebody has to
 * copy out of it by hand.
 */
export async function copy(text: string, field: HTMLTextAreaElement): Promise<boolean> {
  try {
    // Absent over plain HTTP and in old web views, refused in frames.
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    return copyFrom(field, text);
  }
}

/**
 * As `copy`, for text that is still on its way: engines let a page at the clipboard only at the moment of a press, and
 * keep the place for what comes later where they know how.
 */
export async function copyLater(text: Promise<string | undefined>, field: HTMLTextAreaElement): Promise<boolean | undefined> {
  const asBlob = async () => {
    const words = await text;
    if (!words) throw new Error('nothing came');
    return new Blob([words], { type: 'text/plain' });
  };
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': asBlob() })]);
    return true;
  } catch (error) {
    const words = await text;
    return words === undefined ? undefined : copy(words, field);
  }
}

/** By the old command, which copies what is selected. */
function copyFrom(field: HTMLTextAreaElement, text: string): boolean {
  const before = document.activeElement;
  field.value = text;
  field.hidden = false;
  field.focus({ preventScroll: true });
  // iOS selects no other way.
  field.setSelectionRange(0, text.length);
  try {
    field.hidden = document.execCommand('copy');
  } catch (error) {
    // There is no such command any more.
  }
  if (field.hidden && before instanceof HTMLElement) before.focus({ preventScroll: true });
  return field.hidden;
}
