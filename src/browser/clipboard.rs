//! Putting text on the clipboard.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

use super::document;

/// Copies the text of a field. `false` where the platform refuses; the text is selected then, for
/// whoever copies it by hand.
///
/// By the old command, which is said to be outdated: it works where the newer interface does not (plain
/// HTTP, old web views), answers at once, and every engine has it.
#[must_use]
pub fn copy(field: &HtmlTextAreaElement) -> bool {
    let _ = field.focus();
    field.select();
    document().dyn_into::<HtmlDocument>().is_ok_and(|document| document.exec_command("copy").unwrap_or(false))
}
