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
