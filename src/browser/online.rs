//! Whether there is a network.

use super::window;

/// False where the platform knows that there is none; true says little.
#[must_use]
pub fn is_online() -> bool {
    window().navigator().on_line()
}
