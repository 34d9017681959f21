//! Files that come in and go out.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// Bytes that stay in the browser's memory.
pub type Bytes = Uint8Array;

/// What is in a file.
///
/// # Errors
/// In Chinese, where it cannot be read: it was moved, or is a folder.
pub async fn read(file: &File) -> Result<Bytes, String> {
    let read = JsFuture::from(file.array_buffer()).await;
    let buffer =
        read.map_err(|_| format!("“{}”读不出来：文件可能已移走，或者是文件夹，请重新选择", file.name()))?;
    Ok(Uint8Array::new(&buffer))
}

/// Gives the user a file of this type to save.
///
/// # Errors
/// In Chinese, where the browser does not do it.
pub fn give(name: &str, mime_type: &str, bytes: &Bytes) -> Result<(), String> {
    download(name, mime_type, bytes).map_err(|_| "浏览器不让保存文件，请检查下载设置".to_owned())
}

fn download(name: &str, mime_type: &str, bytes: &Bytes) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(mime_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(bytes), &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The address is given back when the page is left: a browser may read it after the click.
    Ok(())
}
