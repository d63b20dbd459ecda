//! What Rill keeps: the nouns that every other room speaks in.
//!
//! A record has one writer. The person owns [`Subscription`], [`Folder`] and [`Settings`]; the publisher owns [`Feed`],
//! [`Entry`] and [`Body`], which the worker alone writes; [`Status`] is the fold of [`Decision`]s and outlives its entry.

mod blogroll;
mod check;
mod decision;
mod digits;
mod entry;
mod feed;
mod id;
mod keys;
mod login;
mod rule;
mod settings;
mod status;
mod subscription;
mod tags;
mod time;

pub use blogroll::{Blogroll, Recommended};
pub use check::{Came, Check, Way, with_check};
pub use decision::{Change, Decision, Logged, Scope, Target};
pub use digits::sort_numbers;
pub use entry::{Body, BodyKind, Enclosure, Entry};
pub use feed::{Failure, Feed, FetchState};
pub use id::{EntryId, FeedId, FolderId, IdError, Slot, content_hash};
pub use keys::Keys;
pub use login::{Login, Logins, login_of};
pub use rule::{Act, Kept, Rule};
pub use settings::{Choice, Density, Face, Keep, Leading, Settings, Sort, Theme, Width};
pub use status::{Flags, RiverPost, Status, packed_seconds, packed_size, unpacked_size};
pub use subscription::{Folder, Shown, Subscription};
pub use tags::{Tag, Tags, tag_name};
pub use time::{Day, Timestamp};
