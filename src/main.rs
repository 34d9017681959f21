//! The app in the browser.

fn main() {
    policy_explorer::client::start();
}
