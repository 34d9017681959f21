//! Sends requests to the engine in its workers: see `src/scripts/workbench/start.ts`.

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use workbench_messages::{Progress, Request, Response};

use crate::browser::Bytes;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = workbench, js_name = send)]
    async fn send_to_worker(
        request: &str,
        bytes: Option<Bytes>,
        with_kit: bool,
        report: &Function,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = workbench, js_name = stop)]
    fn terminate_workers();
}

/// A response with the file contents passed beside it.
pub type ResponseWithBytes = (Response, Option<Bytes>);

/// Sends a request to the engine. `progress` receives its progress reports.
///
/// # Errors
/// In Chinese: what is wrong and what to do.
pub async fn send(
    request: &Request,
    bytes: Option<Bytes>,
    progress: Option<RwSignal<Option<Progress>>>,
) -> Result<ResponseWithBytes, String> {
    let with_kit = matches!(
        request,
        Request::ExportSite { .. } | Request::ExportSingleFile { .. } | Request::Preview { .. }
    );
    let json = serde_json::to_string(request).map_err(|error| error.to_string())?;
    let report = Closure::<dyn FnMut(String)>::new(move |json: String| {
        if let Some(progress) = progress {
            progress.set(serde_json::from_str(&json).ok());
        }
    });
    let reply = send_to_worker(&json, bytes, with_kit, report.as_ref().unchecked_ref()).await;
    let reply = reply.map_err(|_| "工作台的文件没有取到：请检查网络，刷新页面后再试".to_owned())?;
    let field = |name: &str| Reflect::get(&reply, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
    let json = field("json").as_string().unwrap_or_default();
    let response: Result<Response, String> =
        serde_json::from_str(&json).map_err(|_| "工作台的文件版本不一致，请刷新页面后再试".to_owned())?;
    Ok((response?, field("bytes").dyn_into().ok()))
}

/// Terminates the workers; pending requests fail with a message.
pub fn stop() {
    terminate_workers();
}
