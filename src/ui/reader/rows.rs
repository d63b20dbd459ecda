//! Rows and texts, as they are needed, and as few as are needed.

use super::Reader;
use super::state::ROWS;
use crate::browser::db::{StoreError, Text};
use crate::list::Recent;
use crate::model::{BodyKind, Check, Density, Entry, FeedId, Slot};
use crate::ui::signal::RwSignal;
use leptos::prelude::untrack;
use std::sync::Arc;

impl Reader {
    /// The rows of these posts, in that order, from memory or the store. Ask for fewer than some hundreds at once.
    pub async fn rows(self, slots: Vec<Slot>) -> Result<Vec<(Slot, Arc<Entry>)>, StoreError> {
        debug_assert!(slots.len() < ROWS);
        let is_missing = |slot: &Slot| self.rows.with_value(|rows| rows.get(*slot).is_none());
        let missing: Vec<Slot> = slots.iter().copied().filter(is_missing).collect();
        if !missing.is_empty() {
            self.read(missing).await?;
        }
        let row = |slot: Slot| Some((slot, self.row_now(slot)??));
        Ok(slots.into_iter().filter_map(row).collect())
    }

    /// Takes the rows of these posts into memory, and their texts where those are shown in the list.
    pub async fn ready(self, slots: Vec<Slot>) -> Result<(), StoreError> {
        for (slot, _) in self.rows(slots).await? {
            if self.is_full(slot) && self.text_now(slot).is_none() {
                self.text(slot, BodyKind::Feed).await?;
            }
        }
        Ok(())
    }

    /// Whether the row of a post shows its whole text, without following it.
    pub fn is_full(self, slot: Slot) -> bool {
        untrack(|| self.density(slot) == Density::Full)
    }

    /// Takes the post after this one into memory, with its text: it is the likeliest to be opened next.
    pub async fn prepare_next(self, slot: Slot) {
        if let Some(next) = untrack(|| self.neighbour(Some(slot), 1)) {
            self.prepare(next).await;
        }
    }

    /// Takes a post into memory, with its text: it is about to be opened.
    pub async fn prepare(self, slot: Slot) {
        let read = match self.rows(vec![slot]).await {
            Ok(_) if self.text_now(slot).is_none() => self.text(slot, BodyKind::Feed).await.map(|_| ()),
            read => read.map(|_| ()),
        };
        if let Err(error) = read {
            self.store_failed(error);
        }
    }

    /// Reads rows from the store.
    async fn read(self, slots: Vec<Slot>) -> Result<(), StoreError> {
        let mut found = self.store()?.rows(&slots).await?.into_iter().peekable();
        self.rows.update_value(|rows| {
            for slot in slots {
                let entry = found.next_if(|(stored, _)| *stored == slot);
                rows.put(slot, entry.map(|(_, entry)| Arc::new(entry)));
            }
        });
        Ok(())
    }

    /// The row of a post, when it is in memory; `Some(None)` when it is known that there is none.
    pub fn row_now(self, slot: Slot) -> Option<Option<Arc<Entry>>> {
        self.rows.update_value(|rows| rows.used(slot))
    }

    /// The last checks of a blog, newest first.
    pub async fn checks(self, feed: FeedId) -> Result<Vec<Check>, StoreError> {
        self.store()?.checks(feed).await
    }

    /// A text of a post.
    pub async fn text(self, slot: Slot, kind: BodyKind) -> Result<Text, StoreError> {
        let text = self.store()?.text(slot, kind).await?;
        if kind == BodyKind::Feed {
            self.texts.update_value(|texts| texts.put(slot, text.clone()));
        }
        Ok(text)
    }

    /// The feed's own text of a post, when it is in memory.
    pub fn text_now(self, slot: Slot) -> Option<Text> {
        self.texts.update_value(|texts| texts.used(slot))
    }

    /// Puts the text of a post into `text`, which may be gone by then with what it was for.
    pub async fn load_text(self, slot: Slot, kind: BodyKind, text: RwSignal<Text>) {
        match self.text(slot, kind).await {
            Ok(loaded) => text.set(loaded),
            Err(error) => self.store_failed(error),
        }
    }

    /// Reads rows and texts again, those that are in memory: they changed in the store. Until then the old ones stand.
    pub(super) async fn renew(self, mut slots: Vec<Slot>) {
        slots.retain(|slot| {
            let has_row = self.rows.with_value(|rows| rows.get(*slot).is_some());
            if !has_row {
                self.texts.update_value(|texts| texts.forget(*slot));
            }
            has_row
        });
        if slots.is_empty() {
            return;
        }
        match self.read_again(slots).await {
            Ok(()) => self.renewed.update(|renewed| *renewed += 1),
            Err(error) => self.store_failed(error),
        }
    }

    async fn read_again(self, slots: Vec<Slot>) -> Result<(), StoreError> {
        self.read(slots.clone()).await?;
        for slot in slots {
            if self.text_now(slot).is_some() {
                self.text(slot, BodyKind::Feed).await?;
            }
        }
        Ok(())
    }

    /// Reads every row and text from the store the next time.
    pub(super) fn forget_rows(self) {
        self.rows.update_value(Recent::clear);
        self.texts.update_value(Recent::clear);
    }
}
