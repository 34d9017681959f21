//! Letting time pass.

use gloo::timers::future::TimeoutFuture;

/// Waits so many milliseconds.
pub async fn rest(millis: u32) {
    TimeoutFuture::new(millis).await;
}
