//! What the worker keeps in memory for the next search: the river in its order, the blogs' names, and the index as far as it was
//! read. What anybody tells that changed is read again, and only that.

use crate::browser::clock;
use crate::browser::db::{Indexed, Library, Store, StoreError};
use crate::list::{effects, searchable};
use crate::model::{FeedId, Flags, Logged, Slot, Timestamp};
use crate::search::{Answer, Around, Bits, Blog, FACTS, Index, Query, ROW_SHARDS, Shard, Subject, When, shards};
use std::collections::HashMap;

/// Bytes of the index that stay in memory between searches.
const ROOM: usize = 24_000_000;

/// What searches have in common.
pub(super) struct Shelf {
    library: Library,
    /// The posts that a search looks at, newest first, and as a set.
    order: Vec<Slot>,
    among: Bits,
    blogs: Vec<Blog>,
    named: HashMap<FeedId, Named>,
    index: Index,
    indexed: Indexed,
    /// The shards in memory, the one used last at the end.
    used: Vec<Shard>,
    /// Whether the index may have been written since it was read.
    is_old: bool,
    /// Those that the index does not know as they are.
    unknown: Bits,
}

/// What a blog is called, and where it stands.
struct Named {
    name: String,
    folders: Vec<String>,
}

impl Shelf {
    /// Reads the library.
    pub async fn read(store: &Store) -> Result<Shelf, StoreError> {
        let library = store.library().await?;
        let order = searchable(&library.river, &library.blogs);
        let mut among = Bits::none(library.river.len());
        order.iter().for_each(|slot| among.add(slot.0 as usize));
        let mut named = HashMap::new();
        for feed in &library.blogs.feeds {
            named.insert(feed.id, Named { name: library.blogs.name(feed.id), folders: library.blogs.folder_names(feed.id) });
        }
        let blog = |feed: &crate::model::Feed| {
            let named = named.get(&feed.id)?;
            Some(Blog::new(feed.number, &named.name, &named.folders))
        };
        let blogs = library.blogs.feeds.iter().filter_map(blog).collect();
        let unknown = among.clone();
        let (index, indexed, used) = (Index::default(), Indexed::default(), Vec::new());
        Ok(Shelf { library, order, among, blogs, named, index, indexed, used, is_old: true, unknown })
    }

    /// Reads the library again and keeps of the index what is still as it was.
    pub async fn renew(&mut self, store: &Store) -> Result<(), StoreError> {
        let new = Shelf::read(store).await?;
        let old = std::mem::replace(self, new);
        (self.index, self.indexed, self.used) = (old.index, old.indexed, old.used);
        Ok(())
    }

    /// Takes in what was decided. Whether that can be done: the log may have been folded since it was read.
    pub fn decide(&mut self, decided: &[Logged]) -> bool {
        let Library { river, blogs, decided: known, .. } = &mut self.library;
        if *known == 0 {
            return false;
        }
        for logged in decided {
            if logged.seq > *known {
                for effect in effects(&logged.decision, river, blogs) {
                    river.apply(&effect, &logged.decision.change);
                }
                *known = logged.seq;
            }
        }
        self.order = searchable(river, blogs);
        self.among = Bits::none(river.len());
        self.order.iter().for_each(|slot| self.among.add(slot.0 as usize));
        true
    }

    /// The last decision that it knows of, of those that the log still has.
    pub fn decided(&self) -> u64 {
        self.library.decided
    }

    /// Reads what every search for words needs.
    pub async fn prepare(&mut self, store: &Store) -> Result<(), StoreError> {
        self.fill(store, &[FACTS]).await
    }

    /// Reads one more shard that a search may need. Whether there is room for more.
    pub async fn prepare_more(&mut self, store: &Store) -> Result<bool, StoreError> {
        let missing = (FACTS..ROW_SHARDS).find(|shard| !self.index.has(*shard));
        let held: usize = self.index.held().map(|(_, bytes)| bytes).sum();
        let Some(shard) = missing.filter(|_| held < ROOM * 3 / 4) else { return Ok(false) };
        self.fill(store, &[shard]).await?;
        Ok(self.index.has(shard))
    }

    /// Asks the index, after what it lacks was read.
    pub async fn ask(&mut self, store: &Store, query: &Query, when: When) -> Result<Answer, StoreError> {
        self.fill(store, &shards(query)).await?;
        let around = Around {
            posts: self.library.river.posts(),
            blogs: &self.blogs,
            tags: &self.library.river.tags,
            unknown: &self.unknown,
            when,
        };
        let mut answer = self.index.find(query, &around);
        answer.unclear.keep(&self.among);
        Ok(answer)
    }

    /// Reads those of these shards that are not here as they are stored, and lets go of what was not used for long.
    async fn fill(&mut self, store: &Store, all: &[Shard]) -> Result<(), StoreError> {
        self.used.retain(|shard| !all.contains(shard));
        let missing: Vec<Shard> = all.iter().copied().filter(|shard| !self.index.has(*shard)).collect();
        if !missing.is_empty() || self.is_old {
            let known: Vec<Shard> = self.index.held().map(|(shard, _)| shard).collect();
            let read = store.search_records(&self.indexed, &missing, &known).await?;
            if read.anew {
                self.index = Index::default();
            }
            for (shard, records) in read.shards {
                self.index.put(shard, records);
            }
            for (shard, segment, record) in read.parts {
                self.index.put_one(shard, segment, record);
            }
            let end = read.indexed.end as usize;
            self.unknown = Bits::of(self.library.river.len(), |at| at >= end);
            read.indexed.changed.iter().for_each(|slot| self.unknown.add(slot.0 as usize));
            self.indexed = read.indexed;
            self.is_old = false;
        }
        let mut held: usize = self.index.held().map(|(_, bytes)| bytes).sum();
        while held > ROOM && !self.used.is_empty() {
            let oldest = self.used.remove(0);
            held -= self.index.held().find(|(shard, _)| *shard == oldest).map_or(0, |(_, bytes)| bytes);
            self.index.forget(oldest);
        }
        self.used.extend(all.iter().filter(|shard| **shard != FACTS));
        Ok(())
    }

    /// Of the posts in `slots`, those whose rows answer.
    pub async fn ask_rows(
        &self,
        store: &Store,
        query: &Query,
        slots: &[Slot],
        when: When,
        found: &mut Bits,
    ) -> Result<(), StoreError> {
        let with_text: Vec<Slot> = slots.iter().copied().filter(|slot| self.indexed.has_text(*slot)).collect();
        let texts: HashMap<Slot, String> = match query.asks_text() && !with_text.is_empty() {
            true => store.texts(&with_text).await?.into_iter().collect(),
            false => HashMap::new(),
        };
        for (slot, entry) in store.rows(slots).await? {
            let Some(post) = self.library.river.get(slot) else { continue };
            let named = self.named.get(&entry.feed);
            let tags = if post.flags.has(Flags::TAGGED) { self.library.river.tags.of(slot) } else { Vec::new() };
            let subject = Subject {
                entry: &entry,
                text: texts.get(&slot).map(String::as_str),
                sort_at: Timestamp::from_seconds(post.sort_at.into()),
                flags: post.flags,
                views: post.views,
                feed: named.map_or("", |named| &named.name),
                folders: named.map_or(&[], |named| &named.folders),
                tags: &tags,
            };
            if query.holds(&subject, when) {
                found.add(slot.0 as usize);
            }
        }
        Ok(())
    }

    /// No post yet.
    pub fn nothing(&self) -> Bits {
        Bits::none(self.library.river.len())
    }

    /// The posts that answer, best first.
    pub fn ranked(&self, answer: &Answer, found: &Bits) -> Vec<Slot> {
        answer.ranked(&self.order, found)
    }
}

/// The moment of a search.
pub(super) fn now() -> When {
    let now = clock::now();
    When { now, offset_minutes: clock::offset_minutes(now) }
}
