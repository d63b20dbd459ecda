//! What a person has said should happen to posts as they arrive, and the searches they keep.

use super::{Choice, Flags};

/// What is done with every post, as it arrives, that a query finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What is done.
    pub act: Act,
    /// Of which posts: a query of the language of search, as typed.
    pub query: String,
    /// The tag that it gives; empty for a rule that does something else.
    pub tag: String,
}

/// What a rule does. None of them deletes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The post stands in the hidden posts and nowhere else.
    Hide,
    /// It counts as read.
    Read,
    /// It is starred.
    Star,
    /// It is kept for later.
    Later,
    /// It gets a tag.
    Tag,
}

impl Choice for Act {
    const ALL: &'static [(Self, &'static str)] =
        &[(Act::Hide, "hide"), (Act::Read, "read"), (Act::Star, "star"), (Act::Later, "later"), (Act::Tag, "tag")];
}

impl Act {
    /// What it sets.
    pub const fn flag(self) -> Flags {
        match self {
            Act::Hide => Flags::HIDDEN,
            Act::Read => Flags::READ,
            Act::Star => Flags::STARRED,
            Act::Later => Flags::LATER,
            Act::Tag => Flags::TAGGED,
        }
    }
}

/// A search that is kept: a smart view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What it is called.
    pub name: String,
    /// The query, as typed.
    pub query: String,
}
