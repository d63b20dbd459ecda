//! Names and passwords of private blogs. They are read when the person is about to change one, and are not kept here.

use super::Reader;
use crate::model::{FeedId, Login};
use crate::protocol::Request;
use crate::ui::signal::RwSignal;
use leptos::task::spawn_local;

impl Reader {
    /// The login of a blog, once it is read.
    pub fn login(self, feed: FeedId) -> RwSignal<Option<Login>> {
        let known = RwSignal::new(None);
        spawn_local(async move {
            let logins = match self.store() {
                Ok(store) => store.logins().await,
                Err(error) => Err(error),
            };
            match logins {
                Ok(logins) => known.set(logins.into_iter().find(|(id, _)| *id == feed).map(|(_, login)| login)),
                Err(error) => self.store_failed(error),
            }
        });
        known
    }

    /// Keeps the login of a blog, or keeps none, and fetches the blog.
    pub fn log_in(self, feed: FeedId, login: Option<Login>) {
        self.refresh.set(Some(self.link.begin(|job| Request::Login { job, feed, login })));
    }
}
