//! Getting and putting bytes. Every value of the database goes through here.

use super::StoreError;
use crate::model::Subscription;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::primitive::TryToJs;
use indexed_db_futures::typed_array::{Uint8Array, Uint8ArraySlice};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

/// The value under `key`.
pub(super) async fn get(store: &ObjectStore<'_>, key: impl Into<JsValue>) -> Result<Option<Vec<u8>>, StoreError> {
    let value: Option<Uint8Array> = store.get(key.into()).primitive()?.await?;
    Ok(value.map(Into::into))
}

/// The values under `keys`, asked for all at once.
pub(super) async fn get_many(store: &ObjectStore<'_>, keys: impl Iterator<Item = u32>) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
    let mut asked = Vec::new();
    for key in keys {
        asked.push(store.get::<Uint8Array, _, _>(JsValue::from(key)).primitive()?);
    }
    let mut values = Vec::with_capacity(asked.len());
    for value in asked {
        values.push(value.await?.map(Into::into));
    }
    Ok(values)
}

/// Every value, in the order of the keys. The request goes out at once, so that several can be answered while one waits.
pub(super) fn all(store: &ObjectStore<'_>) -> Result<impl Future<Output = Result<Vec<Vec<u8>>, StoreError>> + use<>, StoreError> {
    let asked = store.get_all::<Uint8Array>().primitive()?;
    Ok(async move {
        let mut all = Vec::new();
        for value in asked.await? {
            all.push(value?.into());
        }
        Ok(all)
    })
}

/// Writes `value` under `key`. The request goes out at once; the transaction's commit says whether it went well.
pub(super) fn put(store: &ObjectStore<'_>, key: impl TryToJs, value: &[u8]) -> Result<(), StoreError> {
    store.put(Uint8ArraySlice::new(value)).with_key(key).without_key_type().primitive()?;
    Ok(())
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
