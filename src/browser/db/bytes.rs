//! Getting and putting bytes. Every value of the database goes through here.

use super::StoreError;
use super::idb::{ObjectStore, Request, bytes};
use crate::model::Subscription;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

/// The value under `key`.
pub(super) async fn get(store: &ObjectStore, key: impl Into<JsValue>) -> Result<Option<Vec<u8>>, StoreError> {
    store.ask(&key.into())?.bytes().await
}

/// The values under `keys`, asked for all at once.
pub(super) async fn get_many(store: &ObjectStore, keys: impl Iterator<Item = u32>) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
    let asked = keys.map(|key| store.ask(&key.into())).collect::<Result<Vec<Request>, StoreError>>()?;
    answers(asked).await
}

async fn answers(asked: Vec<Request>) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
    let mut values = Vec::with_capacity(asked.len());
    for asked in asked {
        values.push(asked.bytes().await?);
    }
    Ok(values)
}

/// Every value, in the order of the keys.
pub(super) async fn all(store: &ObjectStore) -> Result<Vec<Vec<u8>>, StoreError> {
    several(store.ask_all()?).await
}

/// All values that a request answers.
pub(super) async fn several(asked: Request) -> Result<Vec<Vec<u8>>, StoreError> {
    // Nothing but bytes is stored.
    asked.values().await?.iter().map(|value| bytes(&value).ok_or(StoreError::Damaged)).collect()
}

/// Writes `value` under `key`. The request goes out at once; the transaction's commit says whether it went well.
pub(super) fn put(store: &ObjectStore, key: impl Into<JsValue>, value: &[u8]) -> Result<(), StoreError> {
    store.put(&key.into(), value)
}

/// The key of a record that goes by an id.
pub(super) fn key(id: [u8; 8]) -> JsValue {
    js_sys::Uint8Array::from(&id[..]).into()
}

/// A record as stored.
pub(super) fn pack(record: &impl Serialize) -> Result<Vec<u8>, StoreError> {
    postcard::to_allocvec(record).map_err(|_| StoreError::Damaged)
}

/// A stored subscription. One of the first builds ends before its last fields; zeros say what was so for all.
pub(super) fn unpack_subscription(bytes: &[u8]) -> Result<Subscription, StoreError> {
    unpack(&[bytes, &[0; 5]].concat())
}

/// A stored record.
pub(super) fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, StoreError> {
    postcard::from_bytes(bytes).map_err(|_| StoreError::Damaged)
}
