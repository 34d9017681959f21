//! Parts of the content that are loaded on first use.

use std::cell::OnceCell;

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::{Root, document};
use crate::contract;

#[wasm_bindgen]
extern "C" {
    /// As `fetch`, but packed also where the server would send the file as it is; of `fetch-gzip.ts`.
    #[wasm_bindgen(js_name = fetchPacked, catch)]
    async fn fetch_packed(url: &str) -> Result<JsValue, JsValue>;
}

thread_local! {
    /// The path of the site's root. It stays when the address of the page changes.
    static ROOT: OnceCell<String> = const { OnceCell::new() };
}

/// Tells where packs are loaded from, once, while the page that was loaded is still shown.
pub fn locate_packs(root: &Root) {
    // Said twice, the first counts.
    let _ = ROOT.with(|known| known.set(root.path.clone()));
}

/// The bytes of a pack; nothing where they cannot be had now.
///
/// The static page names the file in `<html data-pack-NAME>`, as a path below the site's root.
pub async fn load_pack(name: &str) -> Option<Vec<u8>> {
    load_file(&document().document_element()?.get_attribute(&format!("{}{name}", contract::DATA_PACK))?).await
}

/// The bytes of a file, by its path below the site's root; nothing where they cannot be had now.
pub async fn load_file(path: &str) -> Option<Vec<u8>> {
    let url = ROOT.with(|root| root.get().cloned())? + path;
    let response: Response = fetch_packed(&url).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
