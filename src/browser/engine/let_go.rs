//! Letting go of what the person does not want kept, a few hundred posts at a time, while nothing else is to be done.

use super::{Engine, failure_of};
use crate::browser::clock;
use crate::browser::db::{Reason, StoreError};
use crate::protocol::{NO_JOB, News, PackedPost};

/// Posts that go in one transaction: nobody waits long for the store.
const SLICE: usize = 500;

impl Engine {
    /// Lets posts go until a job begins, or all that may go is gone. What is left goes another time.
    pub(super) async fn let_go(&self) {
        if let Err(error) = self.try_let_go().await {
            self.fail(NO_JOB, "", failure_of(error));
        }
    }

    async fn try_let_go(&self) -> Result<(), StoreError> {
        let keep = self.store.settings().await?.unwrap_or_default().keep;
        let found = self.writer.lock().await.what_goes(&keep, clock::now()).await?;
        // As long as leaving a blog can be taken back, its password stays.
        if !self.left.get() {
            self.forget_logins().await?;
        }
        for (reason, slots) in found {
            if reason == Reason::Unfollowed && self.left.get() {
                continue;
            }
            for slice in slots.chunks(SLICE) {
                if !self.jobs.borrow().is_empty() {
                    return Ok(());
                }
                // Whoever asked for the writer meanwhile has it first.
                let gone = self.writer.lock().await.let_go(slice, reason).await?;
                let Some(gone) = gone else { return Ok(()) };
                if gone.is_empty() {
                    continue;
                }
                let posts = gone.iter().map(|(slot, post)| (*slot, PackedPost::from(post))).collect();
                self.tell(&News::Fetched { feeds: Vec::new(), posts, tags: Vec::new() });
            }
        }
        Ok(())
    }
}
