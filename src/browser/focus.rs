//! Moving the focus to where the content went.

use web_sys::{FocusOptions, HtmlElement};

/// Focuses an element that need not be a control, without scrolling to it.
pub fn focus(element: &HtmlElement) {
    if element.get_attribute("tabindex").is_none() {
        element.set_tab_index(-1);
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that cannot take the focus leaves it where it is.
    let _ = element.focus_with_options(&options);
}
