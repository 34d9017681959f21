// Copies text to the clipboard by whatever API the engine supports.

/** Copies the text. Returns `false` on failure; the field then shows the text, selected for copying by hand. */
export async function copy(text: string, field: HTMLTextAreaElement): Promise<boolean> {
  try {
    // Unavailable over plain HTTP and in old web views, refused in iframes.
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    return copyFrom(field, text);
  }
}

/**
 * As `copy`, for a text that is not available yet. Engines allow clipboard access only during the user's click; those
 * that support it accept a promise there.
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

/** Copies by the deprecated `execCommand`. */
function copyFrom(field: HTMLTextAreaElement, text: string): boolean {
  const before = document.activeElement;
  field.value = text;
  field.hidden = false;
  field.focus({ preventScroll: true });
  // Required by iOS.
  field.setSelectionRange(0, text.length);
  try {
    field.hidden = document.execCommand('copy');
  } catch (error) {
    // The command is no longer supported.
  }
  if (field.hidden && before instanceof HTMLElement) before.focus({ preventScroll: true });
  return field.hidden;
}
