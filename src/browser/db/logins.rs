//! Names and passwords of private blogs: in a record of their own, read by whoever fetches and by the page that asks for them, told to nobody.

use super::bytes::{commit, get, pack, put, unpack};
use super::schema::META;
use super::{Store, StoreError};
use crate::model::{FeedId, Login, Logins};
use indexed_db_futures::object_store::ObjectStore;

/// The key of the record.
const LOGINS: &str = "logins";

async fn read(meta: &ObjectStore<'_>) -> Result<Logins, StoreError> {
    get(meta, LOGINS).await?.map_or(Ok(Vec::new()), |bytes| unpack(&bytes))
}

impl Store {
    /// Every login.
    pub async fn logins(&self) -> Result<Logins, StoreError> {
        let transaction = self.read(&[META])?;
        read(&transaction.object_store(META)?).await
    }

    /// Keeps the login of a blog, or keeps none.
    pub async fn put_login(&self, feed: FeedId, login: Option<Login>) -> Result<(), StoreError> {
        self.change_logins(|logins| {
            logins.retain(|(known, _)| *known != feed);
            logins.extend(login.map(|login| (feed, login)));
        })
        .await
    }

    /// Keeps the logins of these blogs and no others.
    pub async fn keep_logins(&self, is_kept: impl Fn(FeedId) -> bool) -> Result<(), StoreError> {
        self.change_logins(|logins| logins.retain(|(feed, _)| is_kept(*feed))).await
    }

    async fn change_logins(&self, change: impl FnOnce(&mut Logins)) -> Result<(), StoreError> {
        let transaction = self.write_strictly(&[META])?;
        let meta = transaction.object_store(META)?;
        let before = read(&meta).await?;
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            put(&meta, LOGINS, &pack(&after))?;
        }
        drop(meta);
        commit(transaction).await?;
        Ok(())
    }
}
