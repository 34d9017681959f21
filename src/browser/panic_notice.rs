//! What is shown where the program has a fault.

use std::sync::atomic::{AtomicBool, Ordering};

use gloo::events::EventListener;

use super::{document, window};

static PANICKED: AtomicBool = AtomicBool::new(false);

/// Whether there was a panic; nothing in memory can be relied on then.
#[must_use]
pub fn has_panicked() -> bool {
    PANICKED.load(Ordering::Relaxed)
}

/// From now on a panic shows a message with a button to load the page again. The page stays: it is
/// static text, whole without the app.
pub fn show_panics() {
    std::panic::set_hook(Box::new(|_| {
        // One message is enough, and a panic in this very hook must not call it again.
        if !PANICKED.swap(true, Ordering::Relaxed) {
            show();
        }
    }));
}

/// Builds the message by hand: the view layer may be what failed. What the platform refuses here is
/// left out, for want of anything better to do.
fn show() -> Option<()> {
    let document = document();
    let notice = document.create_element("div").ok()?;
    notice.set_class_name("panic");
    notice.set_attribute("role", "alert").ok()?;
    let words = document.create_element("p").ok()?;
    words.set_text_content(Some("程序出了故障。页面上的文字仍可阅读；重新载入后可以继续使用。"));
    let button = document.create_element("button").ok()?;
    button.set_class_name("button");
    button.set_text_content(Some("重新载入"));
    EventListener::new(&button, "click", |_| {
        let _ = window().location().reload();
    })
    .forget();
    notice.append_with_node_2(&words, &button).ok()?;
    document.body()?.prepend_with_node_1(&notice).ok()
}
