//! An empty page by Leptos: what the framework costs before anything is done with it.

use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(|| view! { <p>"空页"</p> });
}
