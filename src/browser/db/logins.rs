//! Names and passwords of private blogs: in a record of their own, read by whoever fetches and by the page that asks for them, told to nobody.

use super::bytes::{commit, get, pack, put, unpack};
use super::schema::META;
use super::{Store, StoreError};
use crate::model::{FeedId, Login, Logins};

/// The key of the record.
const LOGINS: &str = "logins";

fn read(stored: Option<Vec<u8>>) -> Result<Logins, StoreError> {
    stored.map_or(Ok(Vec::new()), |bytes| unpack(&bytes))
}

impl Store {
    /// Every login.
    pub async fn logins(&self) -> Result<Logins, StoreError> {
        read(self.one(META, LOGINS.into()).await?)
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
        let before = read(get(&meta, LOGINS).await?)?;
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
