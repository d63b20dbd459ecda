//! IndexedDB, as much of it as the store asks for, each request as something to wait for.
//!
//! The browser keeps a transaction open as long as one of its requests is under way, and while what a request answered is acted upon. So
//! within one nothing but its requests is awaited.

use super::StoreError;
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbObjectStoreParameters, IdbOpenDbRequest, IdbRequest,
    IdbTransaction, IdbVersionChangeEvent,
};

#[wasm_bindgen]
extern "C" {
    /// `IDBDatabase` again, with options: web-sys has them among what is not settled.
    type Durable;

    #[wasm_bindgen(catch, method)]
    fn transaction(this: &Durable, stores: &Array, mode: &str, options: &Object) -> Result<IdbTransaction, JsValue>;

    /// `IDBTransaction` again: web-sys takes `commit` for outdated.
    type Ending;

    #[wasm_bindgen(catch, method)]
    fn commit(this: &Ending) -> Result<(), JsValue>;
}

impl From<JsValue> for StoreError {
    fn from(error: JsValue) -> Self {
        let Some(exception) = error.dyn_ref::<DomException>() else { return StoreError::Failed(String::new()) };
        match exception.name().as_str() {
            "QuotaExceededError" => StoreError::Full,
            "VersionError" => StoreError::Newer,
            "SecurityError" | "NotAllowedError" => StoreError::Blocked,
            _ => StoreError::Failed(exception.message()),
        }
    }
}

/// The open database. Clones are the same connection.
#[derive(Clone)]
pub(super) struct Database(IdbDatabase);

impl Database {
    /// Opens the database `name`. Where its layout is older than `version`, `upgrade` is told which it has, 0 for none, and changes it.
    pub async fn open(name: &str, version: u32, upgrade: fn(u32, &Layout) -> Result<(), JsValue>) -> Result<Database, StoreError> {
        let factory = Reflect::get(&js_sys::global(), &"indexedDB".into())?;
        let factory: IdbFactory = factory.dyn_into().map_err(|_| StoreError::Blocked)?;
        let request: IdbOpenDbRequest = factory.open_with_u32(name, version)?;
        let database = |request: &IdbOpenDbRequest| request.result().map(JsCast::unchecked_into::<IdbDatabase>);
        let asked = request.clone();
        // What it throws takes the upgrade back.
        let upgrade = Closure::once(move |event: IdbVersionChangeEvent| -> Result<(), JsValue> {
            upgrade(event.old_version() as u32, &Layout(database(&asked)?))
        });
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        Request::new(request.clone().into()).answer().await?;
        Ok(Database(database(&request)?))
    }

    /// A transaction that reads.
    pub fn reading(&self, stores: &[&str]) -> Result<Transaction, StoreError> {
        self.transaction(stores, false, "default")
    }

    /// A transaction that writes.
    pub fn writing(&self, stores: &[&str]) -> Result<Transaction, StoreError> {
        self.transaction(stores, true, "default")
    }

    /// A transaction that writes, and is on the disk before it is said to be done: what a person does is not lost by a power cut.
    pub fn writing_strictly(&self, stores: &[&str]) -> Result<Transaction, StoreError> {
        self.transaction(stores, true, "strict")
    }

    #[inline(never)]
    fn transaction(&self, stores: &[&str], writes: bool, durability: &str) -> Result<Transaction, StoreError> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &durability.into())?;
        let mode = if writes { "readwrite" } else { "readonly" };
        let transaction = self.0.unchecked_ref::<Durable>().transaction(&names, mode, &options)?;
        Ok(Transaction { transaction, is_open: writes })
    }

    /// Waits until another tab wants to change the layout.
    pub async fn until_outdated(&self) -> Result<(), StoreError> {
        let outdated = Promise::new(&mut |kept, _| self.0.set_onversionchange(Some(&kept)));
        JsFuture::from(outdated).await?;
        Ok(())
    }

    /// Ends the connection, once its transactions are done.
    pub fn close(&self) {
        self.0.close();
    }
}

/// A database whose layout is being changed.
pub(super) struct Layout(IdbDatabase);

impl Layout {
    /// Adds a store. With `numbers`, what is added to it gets the next number as its key.
    pub fn add_store(&self, name: &str, numbers: bool) -> Result<(), JsValue> {
        let parameters = IdbObjectStoreParameters::new();
        parameters.set_auto_increment(numbers);
        self.0.create_object_store_with_optional_parameters(name, &parameters)?;
        Ok(())
    }
}

/// A transaction. One that writes and is dropped before its commit leaves nothing.
pub(super) struct Transaction {
    transaction: IdbTransaction,
    is_open: bool,
}

impl Transaction {
    /// One of its stores.
    #[inline(never)]
    pub fn object_store(&self, name: &str) -> Result<ObjectStore, StoreError> {
        Ok(ObjectStore(self.transaction.object_store(name)?))
    }

    /// Ends it; returns when all of it is stored.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        let ended = Promise::new(&mut |kept, broken| {
            self.transaction.set_oncomplete(Some(&kept));
            self.transaction.set_onabort(Some(&broken));
        });
        let ended = match self.transaction.unchecked_ref::<Ending>().commit() {
            Ok(()) => JsFuture::from(ended).await,
            Err(error) => Err(error),
        };
        self.is_open = false;
        match (ended, self.transaction.error()) {
            (Ok(_), _) => Ok(()),
            // Why it was taken back says more than that it was.
            (Err(_), Some(reason)) => Err(JsValue::from(reason).into()),
            (Err(error), None) => Err(error.into()),
        }
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if self.is_open {
            // One that the browser has taken back already refuses, and has left nothing either.
            drop(self.transaction.abort());
        }
    }
}

/// The records of a store, within a transaction.
pub(super) struct ObjectStore(IdbObjectStore);

impl ObjectStore {
    /// Asks for the value under `key`.
    #[inline(never)]
    pub fn ask(&self, key: &JsValue) -> Result<Request, StoreError> {
        Ok(Request::new(self.0.get(key)?))
    }

    /// Asks for every value, in the order of the keys.
    pub fn ask_all(&self) -> Result<Request, StoreError> {
        Ok(Request::new(self.0.get_all()?))
    }

    /// Asks for every value whose key is in `keys`, in their order.
    pub fn ask_within(&self, keys: &JsValue) -> Result<Request, StoreError> {
        Ok(Request::new(self.0.get_all_with_key(keys)?))
    }

    /// Asks for every key, in order.
    pub fn ask_keys(&self) -> Result<Request, StoreError> {
        Ok(Request::new(self.0.get_all_keys()?))
    }

    /// Writes `value` under `key`. The request goes out at once; the transaction's commit says whether it went well.
    #[inline(never)]
    pub fn put(&self, key: &JsValue, value: &[u8]) -> Result<(), StoreError> {
        self.0.put_with_key(&Uint8Array::from(value), key)?;
        Ok(())
    }

    /// Writes `value` under the next number, which is answered.
    pub fn add(&self, value: &[u8]) -> Result<Request, StoreError> {
        Ok(Request::new(self.0.add(&Uint8Array::from(value))?))
    }

    /// Deletes what stands under `key`, which may be a range of keys, as [`ObjectStore::put`] writes.
    pub fn delete(&self, key: &JsValue) -> Result<(), StoreError> {
        self.0.delete(key)?;
        Ok(())
    }

    /// Deletes everything, as [`ObjectStore::put`] writes.
    pub fn clear(&self) -> Result<(), StoreError> {
        self.0.clear()?;
        Ok(())
    }
}

/// A request that went out, and what it answers.
pub(super) struct Request {
    request: IdbRequest,
    ended: JsFuture,
}

impl Request {
    #[inline(never)]
    fn new(request: IdbRequest) -> Request {
        // Listened to from the start: the answer may come before it is waited for.
        let ended = Promise::new(&mut |kept, broken| {
            request.set_onsuccess(Some(&kept));
            request.set_onerror(Some(&broken));
        });
        Request { request, ended: JsFuture::from(ended) }
    }

    /// The answer.
    pub async fn answer(self) -> Result<JsValue, StoreError> {
        if self.ended.await.is_ok() {
            return Ok(self.request.result()?);
        }
        Err(self.request.error()?.map_or(JsValue::UNDEFINED, JsValue::from).into())
    }

    /// The bytes that are answered; `None` where nothing stands.
    pub async fn bytes(self) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(bytes(&self.answer().await?))
    }

    /// All values that are answered.
    pub async fn values(self) -> Result<Array, StoreError> {
        Ok(self.answer().await?.unchecked_into())
    }
}

/// A value as bytes, where it is some.
pub(super) fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

/// The keys from `first` to `last`, both among them.
pub(super) fn between(first: u32, last: u32) -> Result<JsValue, StoreError> {
    Ok(IdbKeyRange::bound(&first.into(), &last.into())?.into())
}

/// The keys up to `last`, itself among them.
pub(super) fn up_to(last: f64) -> Result<JsValue, StoreError> {
    Ok(IdbKeyRange::upper_bound(&last.into())?.into())
}
