//! The person's own tags: given and taken, renamed and removed, each a few decisions of the log.

use super::{Back, Reader};
use crate::command::Address;
use crate::model::{Change, Decision, EntryId, Slot, Tags, Target, tag_name};
use crate::ui::clock;
use crate::ui::words::{Word, by_name, say_with};

impl Reader {
    /// Looks at the tags, now and whenever the library changes.
    pub fn with_tags<T>(self, look: impl FnOnce(&Tags) -> T) -> T {
        self.track();
        self.library.with_value(|library| look(&library.river.tags))
    }

    /// The names of all tags, or of those of one post, as a person orders them.
    pub fn tag_names(self, of: Option<Slot>) -> Vec<String> {
        let names = |tags: &Tags| match of {
            Some(slot) => tags.of(slot).into_iter().map(str::to_owned).collect::<Vec<String>>(),
            None => tags.all().iter().map(|tag| tag.name.clone()).collect(),
        };
        let mut names = self.with_tags(names);
        names.sort_by(|a, b| by_name(a, b));
        names
    }

    /// Gives a post a tag, or takes it away. A name of space alone does nothing.
    pub fn tag(self, slot: Slot, typed: &str, on: bool) {
        if let Some(name) = tag_name(typed) {
            self.decide(slot, Change::Tagged(name, on));
        }
    }

    /// Takes a tag from every post; [`Reader::bring_back`] gives it back.
    pub fn remove_tag(self, name: &str) {
        let posts = self.tagged(name);
        let change = |on| vec![tagging(posts.clone(), name, on)];
        self.log(change(false));
        self.can_bring_back(Some((say_with(Word::TagTaken, "name", name), Back::Decide(change(true)))));
    }

    /// Calls a tag by another name, which may be that of another tag; [`Reader::bring_back`] takes it back.
    pub fn rename_tag(self, from: &str, typed: &str) {
        let Some(to) = tag_name(typed).filter(|to| to != from) else { return };
        let (posts, had) = (self.tagged(from), self.tagged(&to));
        let gained = posts.iter().copied().filter(|entry| !had.contains(entry)).collect();
        self.log(vec![tagging(posts.clone(), &to, true), tagging(posts.clone(), from, false)]);
        let said = say_with(Word::TagRenamed, "name", &to);
        self.can_bring_back(Some((said, Back::Decide(vec![tagging(posts, from, true), tagging(gained, &to, false)]))));
        self.go(Address::tag(to));
    }

    fn tagged(self, name: &str) -> Vec<EntryId> {
        let slots = self.library.with_value(|library| library.river.tags.posts(name).to_vec());
        self.entries_in(&slots)
    }
}

fn tagging(entries: Vec<EntryId>, name: &str, on: bool) -> Decision {
    Decision { target: Target::Entries(entries), change: Change::Tagged(name.to_owned(), on), at: clock::now() }
}
