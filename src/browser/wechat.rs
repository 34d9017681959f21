//! Whether the page is shown inside WeChat (微信).

use super::window;

/// On iOS and on the desktop, WeChat shares and copies the address of the first page it loaded,
/// whatever the history says since: there, links have to load pages.
#[must_use]
pub fn is_wechat() -> bool {
    window().navigator().user_agent().is_ok_and(|agent| agent.contains("MicroMessenger"))
}
