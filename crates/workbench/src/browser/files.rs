//! Reading and downloading of files.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// Bytes in JavaScript memory.
pub type Bytes = Uint8Array;

/// Reads a file that the user chose.
///
/// # Errors
/// In Chinese, if it cannot be read: it was moved, or is a folder.
pub async fn read_file(file: &File) -> Result<Bytes, String> {
    let result = JsFuture::from(file.array_buffer()).await;
    let buffer =
        result.map_err(|_| format!("“{}”读不出来：文件可能已移走，或者是文件夹，请重新选择", file.name()))?;
    Ok(Uint8Array::new(&buffer))
}

/// Downloads bytes as a file.
///
/// # Errors
/// In Chinese, if the browser refuses it.
pub fn download(name: &str, mime_type: &str, bytes: &Bytes) -> Result<(), String> {
    start_download(name, mime_type, bytes).map_err(|_| "浏览器不让保存文件，请检查下载设置".to_owned())
}

fn start_download(name: &str, mime_type: &str, bytes: &Bytes) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(bytes), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The object URL is released with the page: a browser may read it after the click.
    Ok(())
}
