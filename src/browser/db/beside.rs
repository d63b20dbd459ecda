//! What stands beside a feed's record: the last checks, and what the blog recommends. Few look at it, so it is not in the library.

use super::bytes::{commit, get, key, pack, put, unpack};
use super::schema::{BLOGROLLS, CHECKS, SUBSCRIPTIONS};
use super::{Store, StoreError};
use crate::model::{Blogroll, Check, FeedId, with_check};
use indexed_db_futures::transaction::Transaction;

/// Notes a check in the transaction that writes the feed's record.
pub(super) async fn note_check(transaction: &Transaction<'_>, feed: FeedId, check: Check) -> Result<(), StoreError> {
    let checks = transaction.object_store(CHECKS)?;
    let known = read(get(&checks, key(feed.to_bytes())).await?);
    put(&checks, key(feed.to_bytes()), &pack(&with_check(known, check)))
}

/// Notes what a feed names of other blogs in the transaction that writes its record.
pub(super) async fn note_named(transaction: &Transaction<'_>, feed: FeedId, named: Blogroll) -> Result<(), StoreError> {
    let rolls = transaction.object_store(BLOGROLLS)?;
    let known: Blogroll = read(get(&rolls, key(feed.to_bytes())).await?);
    let roll = Blogroll { lists: named.lists, in_feed: named.in_feed, ..known.clone() };
    if roll != known {
        put(&rolls, key(feed.to_bytes()), &pack(&roll))?;
    }
    Ok(())
}

/// A record; one that cannot be read is as good as none, for all of it is learned again.
fn read<T: serde::de::DeserializeOwned + Default>(stored: Option<Vec<u8>>) -> T {
    stored.and_then(|bytes| unpack(&bytes).ok()).unwrap_or_default()
}

impl Store {
    /// The last checks of a blog, newest first; none for one that was not asked since they are kept.
    pub async fn checks(&self, feed: FeedId) -> Result<Vec<Check>, StoreError> {
        Ok(read(self.one(CHECKS, key(feed.to_bytes())).await?))
    }

    /// What each of `feeds` recommends, in that order; nothing for those of which nothing is known.
    pub async fn blogrolls(&self, feeds: impl Iterator<Item = FeedId>) -> Result<Vec<(FeedId, Blogroll)>, StoreError> {
        let transaction = self.read(&[BLOGROLLS])?;
        let rolls = transaction.object_store(BLOGROLLS)?;
        let mut found = Vec::new();
        for feed in feeds {
            found.push((feed, read(get(&rolls, key(feed.to_bytes())).await?)));
        }
        Ok(found)
    }

    /// Keeps what the site of a blog recommends, asked just now; nothing when the blog is followed no more.
    pub async fn note_asked(&self, feed: FeedId, asked: Blogroll) -> Result<(), StoreError> {
        let stores = [SUBSCRIPTIONS, BLOGROLLS];
        let transaction = self.write(&stores)?;
        if get(&transaction.object_store(SUBSCRIPTIONS)?, key(feed.to_bytes())).await?.is_none() {
            return Ok(());
        }
        let rolls = transaction.object_store(BLOGROLLS)?;
        let known: Blogroll = read(get(&rolls, key(feed.to_bytes())).await?);
        let roll = Blogroll { asked_at: asked.asked_at, in_lists: asked.in_lists, ..known };
        put(&rolls, key(feed.to_bytes()), &pack(&roll))?;
        drop(rolls);
        commit(transaction).await?;
        Ok(())
    }
}
