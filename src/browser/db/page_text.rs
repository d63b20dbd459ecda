//! The text that was found in a post's own page.

use super::bytes::put;
use super::read::body_key;
use super::schema::BODIES;
use super::write::body;
use super::{StoreError, Writer};
use crate::html::SafeHtml;
use crate::model::{BodyKind, Slot};
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;

impl Writer {
    /// Keeps the text of a post's page, beside what the feed sent.
    pub async fn put_page(&mut self, slot: Slot, html: &SafeHtml) -> Result<(), StoreError> {
        let transaction = self.store.database.transaction(BODIES).with_mode(TransactionMode::Readwrite).build()?;
        put(&transaction.object_store(BODIES)?, body_key(slot, BodyKind::Page), &body(html))?;
        transaction.commit().await?;
        Ok(())
    }
}
