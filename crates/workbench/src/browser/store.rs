//! A key-value store of texts in `IndexedDB`.

use rexie::{ObjectStore, Rexie, Store, Transaction, TransactionMode};
use wasm_bindgen::JsValue;

const DATABASE: &str = "chan-gai-tong-workbench";
const STORE: &str = "projects";

/// The result of a conditional write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PutResult {
    /// The text was written.
    Stored,
    /// The stored text did not match; nothing was written.
    Conflict,
}

/// All texts with their keys.
///
/// # Errors
/// If storage is unavailable, as in a private window.
pub async fn list() -> rexie::Result<Vec<(String, String)>> {
    let (transaction, store) = open(TransactionMode::ReadOnly).await?;
    let rows = store.scan(None, None, None, None).await?;
    transaction.done().await?;
    Ok(rows.into_iter().filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?))).collect())
}

/// Writes a text if `matches` accepts the stored one, in one transaction.
///
/// # Errors
/// If storage is full or unavailable.
pub async fn put_if(
    key: &str,
    text: &str,
    matches: impl Fn(Option<&str>) -> bool,
) -> rexie::Result<PutResult> {
    let (transaction, store) = open(TransactionMode::ReadWrite).await?;
    let key = JsValue::from_str(key);
    let stored = store.get(key.clone()).await?.and_then(|text| text.as_string());
    if !matches(stored.as_deref()) {
        transaction.done().await?;
        return Ok(PutResult::Conflict);
    }
    store.put(&JsValue::from_str(text), Some(&key)).await?;
    transaction.done().await?;
    Ok(PutResult::Stored)
}

/// Deletes the text with this key.
///
/// # Errors
/// If the browser refuses it.
pub async fn delete(key: &str) -> rexie::Result<()> {
    let (transaction, store) = open(TransactionMode::ReadWrite).await?;
    store.delete(JsValue::from_str(key)).await?;
    transaction.done().await?;
    Ok(())
}

async fn open(mode: TransactionMode) -> rexie::Result<(Transaction, Store)> {
    let database =
        Rexie::builder(DATABASE).version(1).add_object_store(ObjectStore::new(STORE)).build().await?;
    let transaction = database.transaction(&[STORE], mode)?;
    let store = transaction.store(STORE)?;
    Ok((transaction, store))
}
