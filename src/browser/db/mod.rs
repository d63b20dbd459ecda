//! Everything that Rill keeps, in IndexedDB. This file names the whole public face; nothing outside this room knows IndexedDB.
//!
//! Within a transaction nothing but its own requests is awaited: anything else ends it, and earlier writes would stay.
//! Whatever is written together is written in one transaction; a transaction that is dropped before its commit leaves nothing.

mod beside;
mod bytes;
mod chunks;
mod clean;
mod decide;
mod let_go;
mod logins;
mod page_text;
mod read;
mod schema;
mod search;
mod settings;
mod write;

pub use let_go::Reason;
pub use read::{Library, Text};
pub use search::{Indexed, Records, ShardRecords};
pub use write::{Fetched, Writer, Written};

use bytes::{Asked, get};
use indexed_db_futures::database::Database;
use indexed_db_futures::error::{Error, OpenDbError};
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

/// Why the store did not do as asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser gives no more room.
    Full,
    /// The browser gives no room at all, as in some private windows.
    Blocked,
    /// The database was written by a newer Rill.
    Newer,
    /// A record cannot be read.
    Damaged,
    /// Anything else, in the browser's words, if it gave any.
    Failed(String),
}

impl StoreError {
    /// What the browser threw.
    fn of(thrown: JsValue) -> Self {
        let Ok(exception) = thrown.dyn_into::<DomException>() else { return StoreError::Failed(String::new()) };
        match exception.name().as_str() {
            "QuotaExceededError" => StoreError::Full,
            "VersionError" => StoreError::Newer,
            "SecurityError" | "NotAllowedError" => StoreError::Blocked,
            _ => StoreError::Failed(exception.message()),
        }
    }
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match error {
            Error::DomException(exception) => StoreError::of(DomException::from(exception).into()),
            _ => StoreError::Failed(String::new()),
        }
    }
}

impl From<OpenDbError> for StoreError {
    fn from(error: OpenDbError) -> Self {
        match error {
            OpenDbError::Base(error) => error.into(),
            OpenDbError::UnsupportedEnvironment | OpenDbError::NullFactory | OpenDbError::VersionZero => StoreError::Blocked,
        }
    }
}

/// The open database. Clones are the same connection.
#[derive(Clone)]
pub struct Store {
    database: Database,
}

impl Store {
    /// Opens this origin's database, making or migrating it.
    pub async fn open() -> Result<Store, StoreError> {
        Store::open_named(schema::NAME).await
    }

    /// Opens this origin's database as it is; `None` where [`Store::open`] would have to make or to migrate it.
    pub async fn open_made() -> Result<Option<Store>, StoreError> {
        Store::open_made_named(schema::NAME).await
    }

    /// The same with a database of another name.
    pub async fn open_made_named(name: &str) -> Result<Option<Store>, StoreError> {
        Ok(schema::open_made(name).await?.map(|database| Store { database }))
    }

    /// Opens a database of another name: tests have their own.
    pub async fn open_named(name: &str) -> Result<Store, StoreError> {
        Ok(Store { database: schema::open(name).await? })
    }

    /// A transaction that reads these stores.
    fn read(&self, stores: &[&str]) -> Result<Transaction<'_>, StoreError> {
        Ok(self.database.transaction(stores).build()?)
    }

    /// What stands under one key, read in a transaction of its own.
    #[inline(never)]
    fn one(&self, store: &'static str, key: JsValue) -> Asked<'_, Option<Vec<u8>>> {
        Box::pin(async move {
            let transaction = self.read(&[store])?;
            get(&transaction.object_store(store)?, key).await
        })
    }

    /// A transaction that reads and writes these stores. Nothing of it stays unless it is committed.
    fn write(&self, stores: &[&str]) -> Result<Transaction<'_>, StoreError> {
        Ok(self.database.transaction(stores).with_mode(TransactionMode::Readwrite).build()?)
    }

    /// The same, on the disk before it is said to be done: what a person does is not lost by a power cut.
    fn write_strictly(&self, stores: &[&str]) -> Result<Transaction<'_>, StoreError> {
        let strict = TransactionOptions::new().with_durability(TransactionDurability::Strict);
        Ok(self.database.transaction(stores).with_mode(TransactionMode::Readwrite).with_options(strict).build()?)
    }

    /// Waits until another tab wants to change the layout, then closes, so that it can. Whoever calls offers a reload.
    pub async fn until_outdated(&self) -> Result<(), StoreError> {
        schema::until_outdated(&self.database.name()).await?;
        self.database.clone().close();
        Ok(())
    }
}
