//! The door through which the worker's script asks: JSON in, JSON out, bytes beside.

use std::cell::RefCell;

use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::*;
use workbench_messages::{Progress, Request};

use crate::publish::Kit;

thread_local! {
    /// What the page handed over to make sites of.
    static KIT: RefCell<Kit> = RefCell::new(Kit::default());
}

/// An answer as it crosses to the page.
#[wasm_bindgen]
pub struct Reply {
    json: String,
    bytes: Option<Uint8Array>,
}

#[wasm_bindgen]
impl Reply {
    /// The answer, `{"Ok": …}` or `{"Err": "…"}`.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn json(&self) -> String {
        self.json.clone()
    }

    /// The bytes that go with it.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn bytes(&self) -> Option<Uint8Array> {
        self.bytes.clone()
    }
}

/// Takes in a file that sites are made of: see [`Kit::put`]. Returns what is wrong with it, if something is.
#[wasm_bindgen]
#[must_use]
pub fn put(path: &str, bytes: Vec<u8>) -> Option<String> {
    KIT.with_borrow_mut(|kit| kit.put(path, bytes)).err()
}

/// Answers a request, and calls `report` with the JSON of each [`Progress`].
#[wasm_bindgen]
#[must_use]
pub fn answer(request: &str, bytes: &[u8], report: &Function) -> Reply {
    let mut tell = |progress: Progress| {
        let json = serde_json::to_string(&progress).unwrap_or_default();
        // A report that does not arrive changes nothing.
        let _ = report.call1(&JsValue::NULL, &JsValue::from_str(&json));
    };
    let answered = serde_json::from_str::<Request>(request)
        .map_err(|_| "工作台的文件版本不一致，请刷新页面后再试".to_owned())
        .and_then(|request| KIT.with_borrow(|kit| crate::answer(request, bytes, Some(kit), &mut tell)));
    let (answer, bytes) = match answered {
        Ok((answer, bytes)) => (Ok(answer), bytes),
        Err(words) => (Err(words), None),
    };
    let json = serde_json::to_string(&answer).unwrap_or_default();
    Reply { json, bytes: bytes.map(|bytes| Uint8Array::from(bytes.as_slice())) }
}
