//! Opening the library, and reading it again.

use super::{Phase, Reader};
use crate::browser::db::{Store, StoreError};
use crate::browser::news::Channel;
use crate::list::Newest;
use crate::ui::{doors, seldom};
use leptos::task::spawn_local;

impl Reader {
    /// Reads the library and listens to the other tabs.
    pub async fn open(self) {
        match self.try_open().await {
            Ok(()) => self.phase.set(Phase::Ready),
            Err(error) => self.phase.set(Phase::Broken(error)),
        }
    }

    async fn try_open(self) -> Result<(), StoreError> {
        let store = match Store::open_made().await? {
            Some(store) => store,
            // That is once, and takes the second part.
            None => seldom::wait(self, doors::make_store).await?,
        };
        let hear = move |news: Vec<u8>| seldom::soon(self, doors::hear, (self, news));
        let channel = Channel::open(hear).map_err(|_| StoreError::Blocked)?;
        self.channel.set_value(Some(channel));
        self.store.set_value(Some(store));
        self.load().await
    }

    /// The first posts stand, or are waited for no longer: what comes after them begins. It begins once: whoever follows `settled` would
    /// draw all of it anew.
    pub fn settle(self) {
        if !self.settled.get_untracked() {
            self.settled.set(true);
        }
    }

    /// Makes way for a newer release that wants another layout of the store.
    pub fn make_way(self) {
        spawn_local(async move {
            // Without a store there is none to give way with.
            if let Ok(store) = self.store()
                && store.until_outdated().await.is_ok()
            {
                self.phase.set(Phase::Outdated);
            }
        });
    }

    /// Reads the whole library again.
    pub(super) async fn load(self) -> Result<(), StoreError> {
        let library = self.store()?.library().await?;
        if let Some(settings) = library.settings.clone() {
            self.settings.set(settings);
        }
        self.newest.set_value(Newest::of(&library.river));
        self.library.set_value(library);
        self.forget_rows();
        self.show_waiting();
        self.named.update(|named| *named += 1);
        self.touched_all();
        self.reordered();
        Ok(())
    }

    /// Puts the history in the order in which its posts were opened.
    pub async fn order_history(self) {
        let (river, blogs) = self.library.with_value(|library| (library.river.clone(), library.blogs.clone()));
        let opened = match self.store() {
            Ok(store) => store.opened(&river, &blogs).await,
            Err(error) => Err(error),
        };
        match opened {
            Ok(opened) => {
                self.opened.set_value(opened);
                self.reordered();
            }
            Err(error) => self.store_failed(error),
        }
    }
}
