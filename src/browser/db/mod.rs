//! Everything that Rill keeps, in IndexedDB. This file names the whole public face; nothing outside this room knows IndexedDB.
//!
//! Within a transaction nothing but its own requests is awaited: anything else ends it, and earlier writes would stay.
//! Whatever is written together is written in one transaction; a transaction that is dropped before its commit leaves nothing.

mod beside;
mod bytes;
mod chunks;
mod clean;
mod decide;
mod idb;
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

use idb::Database;

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

    /// Opens a database of another name: tests have their own.
    pub async fn open_named(name: &str) -> Result<Store, StoreError> {
        Ok(Store { database: schema::open(name).await? })
    }

    /// Waits until another tab wants to change the layout, then closes, so that it can. Whoever calls offers a reload.
    pub async fn until_outdated(&self) -> Result<(), StoreError> {
        self.database.until_outdated().await?;
        self.database.close();
        Ok(())
    }
}
