//! The database: its stores, what stands in each, and how it comes to be.
//!
//! Every value is bytes. The layout's number is [`crate::protocol::SCHEMA`]; a change of layout raises it and adds a step below.
//!
//! | store | key | value | written by |
//! |---|---|---|---|
//! | `meta` | `choices` | `Settings`, as lines of text | page |
//! | | `settings` | `Settings` of the first releases, read where there are no lines | |
//! | | `counters` | `Counters` | worker |
//! | | `tags` | `Tags`: the person's own tags, with the slots of their posts | worker |
//! | | `logins` | `Logins`: names and passwords of private blogs | worker |
//! | | `left` | ids of the blogs followed once and no more | worker |
//! | `subscriptions`, `folders`, `feeds` | id, 8 bytes | the record | worker |
//! | `river`, `statuses` | chunk of 1,024 posts, by slot | packed (`list::River`) | worker |
//! | `rows` | block of 64 posts, by slot | packed (`list::pack_rows`) | worker |
//! | `bodies` | slot * 4 + kind | policy number (u16, little endian), then HTML | worker |
//! | `search` | shard * 65,536 + segment | the index of search (`search::Builder`) | worker |
//! | | `state` | how far it is | worker |
//! | `checks` | id of a feed, 8 bytes | the last `Check`s, newest first | worker |
//! | `blogrolls` | id of a feed, 8 bytes | `Blogroll` | worker |
//! | `log` | rising number | `Decision` | page |

use super::StoreError;
use crate::protocol::SCHEMA;
use indexed_db_futures::database::Database;
use js_sys::Promise;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbObjectStoreParameters, IdbOpenDbRequest};

/// The database's name. Copies of Rill under one origin share it. `public/start.js` opens it by this name, too.
pub(super) const NAME: &str = "rill";

/// Settings and counters.
pub(super) const META: &str = "meta";
/// What the person follows.
pub(super) const SUBSCRIPTIONS: &str = "subscriptions";
/// How it is arranged.
pub(super) const FOLDERS: &str = "folders";
/// What publishers say of their blogs.
pub(super) const FEEDS: &str = "feeds";
/// The packed river.
pub(super) const RIVER: &str = "river";
/// When decisions were made.
pub(super) const STATUSES: &str = "statuses";
/// Packed rows.
pub(super) const ROWS: &str = "rows";
/// Texts of posts.
pub(super) const BODIES: &str = "bodies";
/// The index of search.
pub(super) const SEARCH: &str = "search";
/// What asking each blog came to.
pub(super) const CHECKS: &str = "checks";
/// What each blog recommends.
pub(super) const BLOGROLLS: &str = "blogrolls";
/// Decisions not yet folded.
pub(super) const LOG: &str = "log";

const STORES: [&str; 12] = [META, SUBSCRIPTIONS, FOLDERS, FEEDS, RIVER, STATUSES, ROWS, BODIES, LOG, SEARCH, CHECKS, BLOGROLLS];

/// The key of the tags in `meta`.
pub(super) const TAGS: &str = "tags";

/// Numbers that the worker keeps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Counters {
    /// Rises with each write of the river: a worker whose copy is older reads it again.
    pub revision: u64,
    /// The number that the next new feed gets.
    pub next_feed: u16,
}

/// Opens the database, making or migrating it.
pub(super) async fn open(name: &str) -> Result<Database, StoreError> {
    if let Some(database) = open_made(name).await? {
        return Ok(database);
    }
    make(name).await?;
    // It is there now, unless somebody deleted it meanwhile.
    open_made(name).await?.ok_or(StoreError::Failed(String::new()))
}

/// Gives the database today's layout. Said to the browser directly: the hook of indexed_db_futures for it brings the words for all of
/// its errors, and with them the printing of floats, 6 kB of the page (docs/notes/page-bytes.md).
async fn make(name: &str) -> Result<(), StoreError> {
    let request = factory()?.open_with_u32(name, SCHEMA).map_err(StoreError::of)?;
    let asked = request.clone();
    let lay_out = Closure::<dyn FnMut() -> Result<(), JsValue>>::new(move || upgrade(&asked.result()?.dyn_into()?));
    request.set_onupgradeneeded(Some(lay_out.as_ref().unchecked_ref()));
    opened(&request).await?.close();
    Ok(())
}

/// Waits until another tab wants to change the layout of a database that is there. A connection of its own listens: that is said to the
/// browser directly, too, because the channel that indexed_db_futures has for it is 2 kB of the page.
pub(super) async fn until_outdated(name: &str) -> Result<(), StoreError> {
    let listening = opened(&factory()?.open(name).map_err(StoreError::of)?).await?;
    let told = Promise::new(&mut |resolve, _| listening.set_onversionchange(Some(&resolve)));
    JsFuture::from(told).await.map_err(StoreError::of)?;
    listening.close();
    Ok(())
}

fn factory() -> Result<IdbFactory, StoreError> {
    let factory = js_sys::Reflect::get(&js_sys::global(), &"indexedDB".into()).ok();
    factory.and_then(|factory| factory.dyn_into().ok()).ok_or(StoreError::Blocked)
}

/// The connection that was asked for, once it is there.
async fn opened(request: &IdbOpenDbRequest) -> Result<IdbDatabase, StoreError> {
    let done = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    if JsFuture::from(done).await.is_err() {
        return Err(StoreError::of(request.error().map_or_else(|thrown| thrown, JsValue::from)));
    }
    request.result().and_then(JsCast::dyn_into).map_err(StoreError::of)
}

/// Opens a database that has this layout already; `None` where there is none yet, or one of an older layout.
///
/// Asked for without a number the browser opens whatever there is. Where there is nothing it makes a first version without stores, which
/// [`open`] then fills.
pub(super) async fn open_made(name: &str) -> Result<Option<Database>, StoreError> {
    let database = Database::open(name).await?;
    let made = (database.version() as u32).cmp(&SCHEMA);
    if made == Ordering::Equal {
        return Ok(Some(database));
    }
    // Left open, it would be in the way of whoever gives it another layout.
    database.close();
    if made == Ordering::Greater { Err(StoreError::Newer) } else { Ok(None) }
}

/// Adds the stores that are not there. So far no layout has changed what stands in one: the second brought the search, which the worker
/// fills from the rows, the third checks, blogrolls and tags.
fn upgrade(database: &IdbDatabase) -> Result<(), JsValue> {
    let there = database.object_store_names();
    for store in STORES.into_iter().filter(|store| !there.contains(store)) {
        let parameters = IdbObjectStoreParameters::new();
        parameters.set_auto_increment(store == LOG);
        database.create_object_store_with_optional_parameters(store, &parameters)?;
    }
    Ok(())
}
