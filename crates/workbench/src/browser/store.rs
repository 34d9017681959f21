//! Texts that the browser keeps, by their keys: a store of `IndexedDB`.

use rexie::{ObjectStore, Rexie, Store, Transaction, TransactionMode};
use wasm_bindgen::JsValue;

const DATABASE: &str = "chan-gai-tong-workbench";
const STORE: &str = "projects";

/// What became of a text that was to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is kept.
    Yes,
    /// What is there is not what it was made from; nothing was changed.
    Conflict,
}

/// All texts with their keys.
///
/// # Errors
/// Where the browser keeps nothing, as in a private window.
pub async fn all() -> rexie::Result<Vec<(String, String)>> {
    let (transaction, store) = open(TransactionMode::ReadOnly).await?;
    let rows = store.scan(None, None, None, None).await?;
    transaction.done().await?;
    Ok(rows.into_iter().filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?))).collect())
}

/// Keeps a text in place of what has the key, if that is as `fits` wants it. Whole or not at all.
///
/// # Errors
/// Where there is no room, or the browser keeps nothing.
pub async fn keep(key: &str, text: &str, fits: impl Fn(Option<&str>) -> bool) -> rexie::Result<Kept> {
    let (transaction, store) = open(TransactionMode::ReadWrite).await?;
    let key = JsValue::from_str(key);
    let there = store.get(key.clone()).await?.and_then(|text| text.as_string());
    if !fits(there.as_deref()) {
        transaction.done().await?;
        return Ok(Kept::Conflict);
    }
    store.put(&JsValue::from_str(text), Some(&key)).await?;
    transaction.done().await?;
    Ok(Kept::Yes)
}

/// Forgets what has the key.
///
/// # Errors
/// Where the browser does not do it.
pub async fn forget(key: &str) -> rexie::Result<()> {
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
