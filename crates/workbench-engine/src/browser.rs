//! The interface to the worker's script: JSON in, JSON out, file contents beside it.

use std::cell::RefCell;

use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::*;
use workbench_messages::{Progress, Request};

use crate::publish::Kit;

thread_local! {
    /// The files that sites are made of, received from the page.
    static KIT: RefCell<Kit> = RefCell::new(Kit::default());
}

/// A response as it is sent to the page.
#[wasm_bindgen]
pub struct Reply {
    json: String,
    bytes: Option<Uint8Array>,
}

#[wasm_bindgen]
impl Reply {
    /// The response: `{"Ok": …}` or `{"Err": "…"}`.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn json(&self) -> String {
        self.json.clone()
    }

    /// The file contents passed beside it.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn bytes(&self) -> Option<Uint8Array> {
        self.bytes.clone()
    }
}

/// Adds a file that sites are made of: see [`Kit::add`]. Returns the error message, if any.
#[wasm_bindgen]
#[must_use]
pub fn add_file(path: &str, bytes: Vec<u8>) -> Option<String> {
    KIT.with_borrow_mut(|kit| kit.add(path, bytes)).err()
}

/// Handles a request given as JSON, and calls `report` with the JSON of each [`Progress`].
#[wasm_bindgen]
#[must_use]
pub fn handle(request: &str, bytes: &[u8], report: &Function) -> Reply {
    let mut report_progress = |progress: Progress| {
        let json = serde_json::to_string(&progress).unwrap_or_default();
        // A lost progress report is harmless.
        let _ = report.call1(&JsValue::NULL, &JsValue::from_str(&json));
    };
    let result = serde_json::from_str::<Request>(request)
        .map_err(|_| "工作台的文件版本不一致，请刷新页面后再试".to_owned())
        .and_then(|request| {
            KIT.with_borrow(|kit| crate::handle(request, bytes, Some(kit), &mut report_progress))
        });
    let (response, bytes) = match result {
        Ok((response, bytes)) => (Ok(response), bytes),
        Err(message) => (Err(message), None),
    };
    let json = serde_json::to_string(&response).unwrap_or_default();
    Reply { json, bytes: bytes.map(|bytes| Uint8Array::from(bytes.as_slice())) }
}
