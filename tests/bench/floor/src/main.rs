//! An empty Leptos page, to measure the framework's own cost.

use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(|| view! { <p>"空页"</p> });
}
