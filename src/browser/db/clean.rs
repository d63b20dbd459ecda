//! Cleaning again what was cleaned under older rules.

use super::bytes::{commit, get, put};
use super::read::{body_key, split};
use super::schema::BODIES;
use super::write::body;
use super::{StoreError, Writer};
use crate::html::{POLICY, Tracking, sanitize_as};
use crate::model::{BodyKind, Slot};

impl Writer {
    /// Cleans the texts of a post under the rules of today, when older ones cleaned it. What they say was cleaned before, so their
    /// addresses are whole; what older rules took away stays away until the blog sends it again.
    pub async fn clean_again(&self, slot: Slot, tracking: Tracking) -> Result<(), StoreError> {
        let transaction = self.store.write(&[BODIES])?;
        let bodies = transaction.object_store(BODIES)?;
        for place in [BodyKind::Feed, BodyKind::Page].map(|kind| body_key(slot, kind)) {
            let Some(stored) = get(&bodies, place).await? else { continue };
            let (policy, html) = split(&stored)?;
            if policy != POLICY {
                put(&bodies, place, &body(&sanitize_as(html, None, None, tracking)))?;
            }
        }
        drop(bodies);
        commit(transaction).await?;
        Ok(())
    }
}
