//! Stands in for the crate `wasm-streams` in the modules of the site (`[patch.crates-io]`).
//!
//! Leptos brings `server_fn`, which names this crate for streamed server functions. The site has no server and calls
//! none of it, but the classes that the real crate exports to JavaScript stay in every module: 4 to 8 kB, packed.
//! What is declared here is what `server_fn` 0.8 needs to compile. A stream made here is empty.

use futures_core::Stream;
use wasm_bindgen::prelude::{JsValue, UnwrapThrowExt};

/// A stream of the platform.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Takes a stream of the platform.
    #[must_use]
    pub const fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// An empty stream, whatever the items.
    ///
    /// # Panics
    /// Where the platform has no streams.
    #[must_use]
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(web_sys::ReadableStream::new().expect_throw("a stream without a source can be made"))
    }

    /// The stream of the platform.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// No items.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> + 'static {
        futures_util::stream::empty()
    }
}
