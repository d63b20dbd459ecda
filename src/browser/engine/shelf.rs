//! What the worker keeps in memory for the next search: the river in its order, the blogs' names, and the index as far as it was
//! read. It is made anew when anybody tells that something changed.

use crate::browser::clock;
use crate::browser::db::{Indexed, Library, Store, StoreError};
use crate::list::searchable;
use crate::model::{FeedId, Slot, Timestamp};
use crate::search::{Answer, Around, Bits, Blog, FACTS, Index, Query, Subject, When, shards};
use std::collections::HashMap;

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
        let (index, indexed) = (Index::default(), Indexed::default());
        Ok(Shelf { library, order, among, blogs, named, index, indexed, unknown })
    }

    /// The last decision that it knows of, of those that the log still has.
    pub fn decided(&self) -> u64 {
        self.library.decided
    }

    /// Reads what every search for words needs.
    pub async fn prepare(&mut self, store: &Store) -> Result<(), StoreError> {
        self.fill(store, &[FACTS]).await
    }

    /// Asks the index, after what it lacks was read.
    pub async fn ask(&mut self, store: &Store, query: &Query, when: When) -> Result<Answer, StoreError> {
        self.fill(store, &shards(query)).await?;
        let around = Around { posts: self.library.river.posts(), blogs: &self.blogs, unknown: &self.unknown, when };
        let mut answer = self.index.find(query, &around);
        answer.unclear.keep(&self.among);
        Ok(answer)
    }

    /// Reads those of these shards that are not here as they are stored.
    async fn fill(&mut self, store: &Store, all: &[u8]) -> Result<(), StoreError> {
        let missing: Vec<u8> = all.iter().copied().filter(|shard| !self.index.has(*shard)).collect();
        // What is here is as right as the library beside it: a newer index of the same posts would say nothing else.
        if missing.is_empty() {
            return Ok(());
        }
        let (indexed, records) = store.search_records(self.indexed.revision, &missing, all).await?;
        if indexed != self.indexed {
            self.index = Index::default();
            let end = indexed.end as usize;
            self.unknown = Bits::of(self.library.river.len(), |at| at >= end);
            indexed.changed.iter().for_each(|slot| self.unknown.add(slot.0 as usize));
            self.indexed = indexed;
        }
        for (shard, records) in records {
            self.index.put(shard, records);
        }
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
        for (slot, entry) in store.rows(slots).await? {
            let Some(post) = self.library.river.get(slot) else { continue };
            let named = self.named.get(&entry.feed);
            let subject = Subject {
                entry: &entry,
                sort_at: Timestamp::from_seconds(post.sort_at.into()),
                flags: post.flags,
                views: post.views,
                feed: named.map_or("", |named| &named.name),
                folders: named.map_or(&[], |named| &named.folders),
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
