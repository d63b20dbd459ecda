//! Deciding: at once on the screen, then in the log, then in the other tabs.

use super::Reader;
use crate::command::{Address, View};
use crate::list::{Part, effects, unread_among, unread_of};
use crate::model::{Change, Decision, EntryId, Flags, Scope, Settings, Slot, Target};
use crate::protocol::News;
use crate::ui::clock;
use crate::ui::dom::after_paint;
use crate::ui::reader::Phase;
use crate::ui::{doors, seldom};
use leptos::task::spawn_local;

impl Reader {
    /// Decides about one post. Does nothing when it already is so.
    pub fn decide(self, slot: Slot, change: Change) {
        if let Some(entry) = self.entry_in(slot) {
            self.log(vec![Decision { target: Target::Entries(vec![entry]), change, at: clock::now() }]);
        }
    }

    /// Decides about many posts at once: one decision.
    pub fn decide_all(self, slots: &[Slot], change: Change) {
        let entries = self.entries_in(slots);
        if !entries.is_empty() {
            self.log(vec![Decision { target: Target::Entries(entries), change, at: clock::now() }]);
        }
    }

    pub(super) fn entries_in(self, slots: &[Slot]) -> Vec<EntryId> {
        slots.iter().filter_map(|slot| self.entry_in(*slot)).collect()
    }

    /// A post was opened: one more view, and it is read.
    pub fn opened(self, slot: Slot) {
        if let Some(entry) = self.entry_in(slot) {
            let decision = |change| Decision { target: Target::Entries(vec![entry]), change, at: clock::now() };
            self.log(vec![decision(Change::Viewed), decision(Change::Read(true))]);
            self.keep_last_read(slot);
        }
    }

    /// [`Reader::opened`], once the post is painted: what it is for is to be read.
    pub fn opened_soon(self, slot: Slot) {
        self.count_opened();
        self.opening.set_value(Some(slot));
        after_paint(move || self.count_opened());
    }

    /// Counts a post that was just opened before anything else is decided.
    fn count_opened(self) {
        if let Some(slot) = self.opening.update_value(Option::take) {
            self.opened(slot);
        }
    }

    /// Turns a flag of a post over.
    pub fn toggle(self, slot: Slot, flag: Flags) {
        self.count_opened();
        let Some(on) = self.library.with_value(|library| library.river.get(slot).map(|post| !post.flags.has(flag))) else { return };
        self.decide(
            slot,
            match flag {
                Flags::STARRED => Change::Starred(on),
                Flags::LATER => Change::Later(on),
                _ => Change::Read(on),
            },
        );
    }

    /// Marks everything of the view that is here now as read, as one decision that can be taken back. On a page it does nothing.
    pub fn read_all(self) {
        self.count_opened();
        let target = match self.address.with_untracked(|address| address.view) {
            // What the river leaves out is not meant.
            View::Posts(Scope::All) if !self.over.with_untracked(Vec::is_empty) => self.all_shown(),
            View::Posts(scope) => Target::Scope { scope, before: self.horizon.get_untracked() },
            View::Search | View::Tag => self.all_shown(),
            _ => return,
        };
        let decision = Decision { target, change: Change::Read(true), at: clock::now() };
        let unread = self.library.with_value(|library| {
            let effects = effects(&decision, &library.river, &library.blogs);
            effects.iter().filter_map(|effect| Some(library.river.get(effect.slot)?.entry)).collect::<Vec<EntryId>>()
        });
        if !unread.is_empty() {
            self.log(vec![decision]);
            self.undo.set(Some(unread));
        }
    }

    fn all_shown(self) -> Target {
        Target::Entries(self.posts.with_untracked(|posts| self.entries_in(posts)))
    }

    /// Marks a part of the view as read, as one decision that can be taken back.
    pub fn read_part(self, part: Part) {
        self.count_opened();
        let unread = self.posts.with_untracked(|posts| self.library.with_value(|library| unread_of(part, posts, &library.river)));
        self.decide_all(&unread, Change::Read(true));
        self.undo.set((!unread.is_empty()).then(|| self.entries_in(&unread)));
    }

    /// Marks posts as read that were scrolled past, as one decision. Until something else was decided so, all of them can be taken
    /// back together.
    pub fn read_passed(self, passed: &[Slot]) {
        let unread = self.library.with_value(|library| unread_among(passed, &library.river));
        let entries = self.entries_in(&unread);
        if entries.is_empty() {
            return;
        }
        self.decide_all(&unread, Change::Read(true));
        let before = self.passed.get_value();
        let goes_on = self.undo.with_untracked(|undo| undo.as_ref() == Some(&before));
        let all = if goes_on { [before, entries].concat() } else { entries };
        self.passed.set_value(all.clone());
        self.undo.set(Some(all));
    }

    /// Takes the last "all read" back.
    pub fn undo(self) {
        if let Some(entries) = self.undo.update(Option::take) {
            self.log(vec![Decision { target: Target::Entries(entries), change: Change::Read(false), at: clock::now() }]);
        }
    }

    /// Decides: at once on the screen, then in the log, then in the other tabs.
    pub(super) fn log(self, decisions: Vec<Decision>) {
        self.count_opened();
        for decision in &decisions {
            self.fold(decision);
        }
        spawn_local(async move {
            let logged = match self.store() {
                Ok(store) => store.decide(decisions).await,
                Err(error) => Err(error),
            };
            match logged {
                Ok(logged) => {
                    self.logged.set(logged.last().map_or(0, |logged| logged.seq));
                    self.tell(News::Decided(logged));
                }
                Err(error) => {
                    // What could not be kept must not look kept.
                    self.store_failed(error);
                    if let Err(error) = self.load().await {
                        self.phase.set(Phase::Broken(error));
                    }
                }
            }
        });
    }

    pub(super) fn fold(self, decision: &Decision) {
        let scope = self.shows.with_untracked(|(view, _)| Address::of(*view).scope());
        let unread_only = self.unread_only.get_untracked();
        let mut reorders =
            matches!(decision.change, Change::Tagged(..)) && self.shows.with_untracked(|(view, _)| *view == View::Tag);
        let (mut touched, mut changes) = (Vec::new(), Vec::new());
        self.library.update_value(|library| {
            for effect in effects(decision, &library.river, &library.blogs) {
                let Some(before) = library.river.get(effect.slot).copied() else { continue };
                reorders |= effect.reorders(&before, scope, unread_only);
                changes.push((before, effect.on(&before)));
                library.river.apply(&effect, &decision.change);
                touched.push(effect.slot);
            }
        });
        self.tally.update_value(|tally| changes.iter().for_each(|(before, after)| tally.change(Some(before), after)));
        self.kept.update_value(|kept| {
            for slot in &touched {
                if let Err(at) = kept.binary_search(slot) {
                    kept.insert(at, *slot);
                }
            }
        });
        self.each_post.touch(touched.iter().map(|slot| slot.0));
        if reorders {
            self.order.update(|order| *order += 1);
        }
        self.turn.update(|turn| *turn += 1);
    }

    /// Keeps what the person chose, here and in every tab.
    pub fn choose(self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        seldom::soon(self, doors::keep_settings, self);
    }

    /// Writes them down, and tells every tab.
    pub fn keep_settings(self) {
        let settings = self.settings.get_untracked();
        spawn_local(async move {
            let saved = match self.store() {
                Ok(store) => store.save_settings(&settings).await,
                Err(error) => Err(error),
            };
            match saved {
                Ok(()) => self.tell(News::Settings(settings.write())),
                Err(error) => self.store_failed(error),
            }
        });
    }
}
