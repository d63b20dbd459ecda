//! The name and password of a blog that is followed: kept, and tried at once.

use super::{Engine, failure_of};
use crate::browser::db::StoreError;
use crate::model::{FeedId, Login, Scope};
use crate::protocol::Job;
use crate::refresh::origin;
use std::rc::Rc;

impl Engine {
    pub(super) async fn log_in(self: Rc<Self>, job: Job, feed: FeedId, login: Option<Login>) {
        match self.keep_login(feed, login).await {
            Ok(()) => self.refresh(job, Scope::Feed(feed), false).await,
            Err(error) => self.fail(job, "", failure_of(error)),
        }
    }

    /// Keeps a login for the host that the blog is at today.
    async fn keep_login(&self, feed: FeedId, login: Option<Login>) -> Result<(), StoreError> {
        let blogs = self.store.blogs().await?;
        let origin = blogs.subscription(feed).and_then(|subscription| origin(&subscription.url));
        let login = login.zip(origin).map(|(login, origin)| Login { origin, ..login });
        self.store.put_login(feed, login).await
    }

    /// Forgets the logins of blogs that are followed no more.
    pub(super) async fn forget_logins(&self) -> Result<(), StoreError> {
        let logins = self.store.logins().await?;
        if logins.is_empty() {
            return Ok(());
        }
        let blogs = self.store.blogs().await?;
        self.store.keep_logins(|feed| blogs.subscription(feed).is_some()).await
    }
}
