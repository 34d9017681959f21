// Puts text on the clipboard, in whichever way the engine has.

/**
 * @param {string} text
 * @param {HTMLTextAreaElement} field stays hidden, unless somebody has to copy out of it by hand
 * @returns {Promise<boolean>} whether it was copied; if not, the field shows it, selected
 */
export async function copy(text, field) {
  try {
    // Absent over plain HTTP and in old web views, refused in frames.
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    return copyFrom(field, text);
  }
}

/** By the old command, which copies what is selected. */
function copyFrom(field, text) {
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
  if (field.hidden) before.focus({ preventScroll: true });
  return field.hidden;
}
