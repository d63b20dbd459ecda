//! Getting and putting bytes. Every value of the database goes through here.

use super::StoreError;
use crate::coding::{self, Damaged};
use crate::model::Subscription;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::primitive::TryToJs;
use indexed_db_futures::transaction::Transaction;
use indexed_db_futures::typed_array::{Uint8Array, Uint8ArraySlice};
use serde::{Serialize, de::DeserializeOwned};
use std::pin::Pin;
use wasm_bindgen::JsValue;

/// What the browser was asked for. The request is out already, so that several can be answered while one waits. Boxed, because what
/// waits for one would else have all that indexed_db_futures does for it written into itself: a kilobyte each time.
pub(super) type Asked<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + 'a>>;

/// The value under `key`.
pub(super) fn get(store: &ObjectStore<'_>, key: impl Into<JsValue>) -> Asked<'static, Option<Vec<u8>>> {
    get_boxed(store, key.into())
}

#[inline(never)]
fn get_boxed(store: &ObjectStore<'_>, key: JsValue) -> Asked<'static, Option<Vec<u8>>> {
    let asked = store.get::<Uint8Array, _, _>(key).primitive();
    Box::pin(async move { Ok(asked?.await?.map(Into::into)) })
}

/// The values under `keys`, asked for all at once.
pub(super) async fn get_many(store: &ObjectStore<'_>, keys: impl Iterator<Item = u32>) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
    let asked: Vec<_> = keys.map(|key| get(store, key)).collect();
    let mut values = Vec::with_capacity(asked.len());
    for value in asked {
        values.push(value.await?);
    }
    Ok(values)
}

/// Every value, in the order of the keys.
#[inline(never)]
pub(super) fn all(store: &ObjectStore<'_>) -> Asked<'static, Vec<Vec<u8>>> {
    let asked = store.get_all::<Uint8Array>().primitive();
    Box::pin(async move {
        let mut all = Vec::new();
        for value in asked?.await? {
            all.push(value?.into());
        }
        Ok(all)
    })
}

/// Ends a transaction: from here on what it wrote is stored.
#[inline(never)]
pub(super) fn commit(transaction: Transaction<'_>) -> Asked<'_, ()> {
    Box::pin(async move { Ok(transaction.commit().await?) })
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
pub(super) fn pack(record: &impl Serialize) -> Vec<u8> {
    coding::to_bytes(record)
}

/// A stored subscription. One of the first builds ends before its last fields; zeros say what was so for all.
pub(super) fn unpack_subscription(bytes: &[u8]) -> Result<Subscription, StoreError> {
    unpack(&[bytes, &[0; 5]].concat())
}

/// A stored record.
pub(super) fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, StoreError> {
    coding::from_bytes(bytes).map_err(|Damaged| StoreError::Damaged)
}
