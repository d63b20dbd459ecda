//! Reading: the library at the start, rows of a page, a text.

use super::bytes::{Asked, all, get, get_many, unpack, unpack_subscription};
use super::schema::{BODIES, FEEDS, FOLDERS, LOG, META, RIVER, ROWS, STATUSES, SUBSCRIPTIONS, TAGS};
use super::{Store, StoreError, settings};
use crate::html::SafeHtml;
use crate::list::{BLOCK, Blogs, River, effects, opened_times, unpack_row, unpack_statuses};
use crate::model::{BodyKind, Change, Decision, Entry, Logged, Settings, Slot, Status, Tags, packed_seconds};
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;

/// All that a tab holds in memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Library {
    /// Every post, with every decision in it.
    pub river: River,
    /// Every blog.
    pub blogs: Blogs,
    /// What the person chose; `None` before anything was.
    pub settings: Option<Settings>,
    /// The number of the last decision that is in the river; those up to it need not be heard again.
    pub decided: u64,
}

/// A stored text.
#[derive(Clone, Debug, PartialEq)]
pub enum Text {
    /// Ready to be shown.
    Ready(SafeHtml),
    /// Cleaned under older rules: the worker must clean it again first.
    Stale,
    /// Not stored.
    Missing,
}

impl Store {
    /// Everything a tab holds, from one moment: the packed river with the decisions not yet folded.
    pub async fn library(&self) -> Result<Library, StoreError> {
        let stores = [RIVER, SUBSCRIPTIONS, FOLDERS, FEEDS, LOG, META];
        let transaction = self.read(&stores)?;
        // All of it is asked for together. The river comes first: there is much to do with it while the others are on their way.
        let chunks = all(&transaction.object_store(RIVER)?);
        let (blogs, log) = (blogs(&transaction)?, log(&transaction)?);
        let (settings, tags) = (settings::read(&transaction.object_store(META)?), tags(&transaction)?);
        let mut river = River::unpack(chunks.await?.iter().map(Vec::as_slice));
        let (blogs, log, settings) = (blogs.await?, log.await?, settings.await?);
        river.tags = tags.await?;
        for logged in &log {
            for effect in effects(&logged.decision, &river, &blogs) {
                river.apply(&effect, &logged.decision.change);
            }
        }
        Ok(Library { river, blogs, settings, decided: log.last().map_or(0, |logged| logged.seq) })
    }

    /// Every blog and folder.
    pub async fn blogs(&self) -> Result<Blogs, StoreError> {
        let transaction = self.read(&[SUBSCRIPTIONS, FOLDERS, FEEDS])?;
        blogs(&transaction)?.await
    }

    /// The rows in `slots`, in that order; those not stored are left out.
    pub async fn rows(&self, slots: &[Slot]) -> Result<Vec<(Slot, Entry)>, StoreError> {
        let transaction = self.read(&[ROWS])?;
        let mut wanted: Vec<u32> = slots.iter().map(|slot| slot.0 / BLOCK as u32).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let blocks = get_many(&transaction.object_store(ROWS)?, wanted.iter().copied()).await?;
        let row = |slot: &Slot| {
            let place = wanted.binary_search(&(slot.0 / BLOCK as u32)).ok()?;
            let block = blocks.get(place)?.as_ref()?;
            Some((*slot, unpack_row(block, slot.0 as usize % BLOCK)?))
        };
        Ok(slots.iter().filter_map(row).collect())
    }

    /// The text of a post.
    pub async fn text(&self, slot: Slot, kind: BodyKind) -> Result<Text, StoreError> {
        let stored = self.one(BODIES, body_key(slot, kind).into()).await?;
        let Some(stored) = stored else { return Ok(Text::Missing) };
        let (policy, html) = split(&stored)?;
        Ok(SafeHtml::stored(html.to_owned(), policy).map_or(Text::Stale, Text::Ready))
    }

    /// When each post was last opened, by slot, in seconds; 0 for never. Openings still in the log count: `river` and `blogs` say
    /// which posts they mean.
    pub async fn opened(&self, river: &River, blogs: &Blogs) -> Result<Vec<u32>, StoreError> {
        let transaction = self.read(&[STATUSES, LOG])?;
        let chunks = all(&transaction.object_store(STATUSES)?).await?;
        let log = log(&transaction)?.await?;
        let mut opened: Vec<u32> = chunks.iter().flat_map(|chunk| opened_times(chunk)).collect();
        for decision in log.iter().map(|logged| &logged.decision).filter(|decision| decision.change == Change::Viewed) {
            for effect in effects(decision, river, blogs) {
                if let Some(at) = opened.get_mut(effect.slot.0 as usize) {
                    *at = packed_seconds(decision.at);
                }
            }
        }
        Ok(opened)
    }

    /// The cold half of every status, by slot.
    pub async fn statuses(&self) -> Result<Vec<Status>, StoreError> {
        let transaction = self.read(&[STATUSES])?;
        let chunks = all(&transaction.object_store(STATUSES)?).await?;
        Ok(chunks.iter().flat_map(|chunk| unpack_statuses(chunk)).collect())
    }
}

/// A stored text: the number of the rules it was cleaned under, and its HTML.
pub(super) fn split(stored: &[u8]) -> Result<(u16, &str), StoreError> {
    let (policy, html) = stored.split_at_checked(2).ok_or(StoreError::Damaged)?;
    let html = std::str::from_utf8(html).map_err(|_| StoreError::Damaged)?;
    Ok((u16::from_le_bytes([policy[0], policy[1]]), html))
}

/// The key of a text.
pub(super) fn body_key(slot: Slot, kind: BodyKind) -> u32 {
    let kind = match kind {
        BodyKind::Feed => 0,
        BodyKind::Page => 1,
        BodyKind::Version => 2,
    };
    slot.0 * 4 + kind
}

/// The person's tags, asked for at once within `transaction`.
pub(super) fn tags(transaction: &Transaction<'_>) -> Result<Asked<'static, Tags>, StoreError> {
    let stored = get(&transaction.object_store(META)?, TAGS);
    Ok(Box::pin(async move { stored.await?.map_or(Ok(Tags::default()), |bytes| unpack(&bytes)) }))
}

/// Every blog, asked for at once within `transaction`.
pub(super) fn blogs(transaction: &Transaction<'_>) -> Result<Asked<'static, Blogs>, StoreError> {
    let subscriptions = all(&transaction.object_store(SUBSCRIPTIONS)?);
    let folders = all(&transaction.object_store(FOLDERS)?);
    let feeds = all(&transaction.object_store(FEEDS)?);
    Ok(Box::pin(async move {
        // A damaged record costs its blog, not the library.
        Ok(Blogs {
            subscriptions: subscriptions.await?.iter().filter_map(|bytes| unpack_subscription(bytes).ok()).collect(),
            folders: folders.await?.iter().filter_map(|bytes| unpack(bytes).ok()).collect(),
            feeds: feeds.await?.iter().filter_map(|bytes| unpack(bytes).ok()).collect(),
        })
    }))
}

/// The decisions not yet folded, oldest first, asked for at once within `transaction`.
pub(super) fn log(transaction: &Transaction<'_>) -> Result<Asked<'static, Vec<Logged>>, StoreError> {
    let store = transaction.object_store(LOG)?;
    let keys = store.get_all_keys::<f64>().primitive()?;
    let values = all(&store);
    Ok(Box::pin(async move {
        let mut log = Vec::new();
        for (key, value) in keys.await?.zip(values.await?) {
            let decision: Decision = unpack(&value)?;
            log.push(Logged { seq: key? as u64, decision });
        }
        Ok(log)
    }))
}
