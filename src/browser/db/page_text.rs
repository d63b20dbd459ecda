//! The text that was found in a post's own page.

use super::bytes::{commit, put};
use super::read::body_key;
use super::schema::{BODIES, SEARCH};
use super::search::note_changed;
use super::write::body;
use super::{StoreError, Writer};
use crate::html::SafeHtml;
use crate::model::{BodyKind, Slot};

impl Writer {
    /// Keeps the text of a post's page, beside what the feed sent.
    pub async fn put_page(&mut self, slot: Slot, html: &SafeHtml) -> Result<(), StoreError> {
        let transaction = self.store.write(&[BODIES, SEARCH])?;
        put(&transaction.object_store(BODIES)?, body_key(slot, BodyKind::Page), &body(html))?;
        note_changed(&transaction, std::iter::once(slot)).await?;
        commit(transaction).await?;
        Ok(())
    }
}
