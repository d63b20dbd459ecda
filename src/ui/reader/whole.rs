//! The whole text of the open post, from its own page: fetched when asked for, kept, and switched with what the feed sent.

use super::Reader;
use crate::browser::db::Text;
use crate::model::{BodyKind, Slot};
use crate::protocol::{Job, Progress, Request};
use crate::ui::dom::follow;
use crate::ui::lasting::LastingSignal;
use crate::ui::signal::RwSignal;
use leptos::task::spawn_local;

/// What there is of the open post's page; copies are the same.
#[derive(Clone, Copy)]
pub struct Whole {
    /// The open post.
    slot: LastingSignal<Option<Slot>>,
    /// The text of its page, when it was fetched.
    pub text: RwSignal<Text>,
    /// Whether that stands in the place of the feed's.
    pub shown: LastingSignal<bool>,
    /// The fetch that was asked for last.
    pub job: LastingSignal<Option<Job>>,
}

impl Whole {
    /// Of no post.
    pub fn new() -> Whole {
        Whole {
            slot: LastingSignal::new(None),
            text: RwSignal::new(Text::Missing),
            shown: LastingSignal::new(false),
            job: LastingSignal::new(None),
        }
    }
}

impl Reader {
    /// Hears of pages that were fetched.
    pub(super) fn follow_whole(self) {
        follow(move || {
            let Some(job) = self.whole.job.get() else { return };
            if matches!(self.link.progress(job).as_deref(), Some(Progress::Whole)) {
                self.whole.job.set(None);
                self.load_whole(false);
            }
        });
    }

    /// A post was opened: what was fetched of its page before is shown. With `always` the page is fetched when it was not.
    pub fn begin_whole(self, slot: Slot, always: bool) {
        self.whole.slot.set(Some(slot));
        self.whole.job.set(None);
        self.whole.shown.set(false);
        self.whole.text.set(Text::Missing);
        self.load_whole(always);
    }

    /// The post is gone from the screen, or is drawn anew.
    pub fn end_whole(self, slot: Slot) {
        if self.whole.slot.get_untracked() == Some(slot) {
            self.whole.slot.set(None);
        }
    }

    fn load_whole(self, fetch: bool) {
        let Some(slot) = self.whole.slot.get_untracked() else { return };
        spawn_local(async move {
            let text = match self.text(slot, BodyKind::Page).await {
                Ok(text) => text,
                Err(error) => return self.store_failed(error),
            };
            if self.whole.slot.get_untracked() != Some(slot) {
                return;
            }
            if text != Text::Missing {
                self.whole.text.set(text);
                self.whole.shown.set(true);
            } else if fetch {
                self.fetch_whole(slot);
            }
        });
    }

    fn fetch_whole(self, slot: Slot) {
        self.whole.job.set(Some(self.link.begin(|job| Request::Whole { job, slot })));
    }

    /// Shows the whole text of the open post, or the feed's again; fetches its page the first time. False when no post is open.
    pub fn switch_whole(self) -> bool {
        let Some(slot) = self.whole.slot.get_untracked() else { return false };
        if self.whole.text.with_untracked(|text| *text != Text::Missing) {
            self.whole.shown.update(|shown| *shown = !*shown);
        } else if !self.is_fetching_whole() {
            self.fetch_whole(slot);
        }
        true
    }

    /// Whether the page is being fetched.
    pub fn is_fetching_whole(self) -> bool {
        let Some(job) = self.whole.job.get() else { return false };
        matches!(self.link.progress(job).as_deref(), Some(Progress::Asked | Progress::Running { .. }))
    }
}
