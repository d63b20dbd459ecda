//! Whether one post answers a query: the plain way, which every quicker one must agree with. Rules ask it of what arrives, and
//! views of what is in memory.

use super::fold::words;
use super::query::{Compare, Date, Field, Query, State, Text, Thing, Unit};
use super::stem::Tongue;
use crate::model::{Day, Entry, Flags, Timestamp};

/// A post with what stands about it elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Its row.
    pub entry: &'a Entry,
    /// Its whole text, without tags, where that is searched: see `docs/notes/search.md`.
    pub text: Option<&'a str>,
    /// Where it stands in the river.
    pub sort_at: Timestamp,
    /// Read, starred, later.
    pub flags: Flags,
    /// How often it was opened on this device.
    pub views: u8,
    /// Its blog's name.
    pub feed: &'a str,
    /// The names of the folders its blog is in, and of those around them.
    pub folders: &'a [String],
    /// The person's own tags on it.
    pub tags: &'a [&'a str],
}

/// When the query is asked.
#[derive(Clone, Copy, Debug)]
pub struct When {
    /// The moment.
    pub now: Timestamp,
    /// How many minutes the person's clock shows more than UTC.
    pub offset_minutes: i32,
}

impl Query {
    /// Whether `post` is among what is looked for.
    pub fn holds(&self, post: &Subject<'_>, when: When) -> bool {
        let entry = post.entry;
        match self {
            Query::All => true,
            Query::Text(field, text) => found(*field, text, post),
            Query::Has(thing) => thing.comes_with(entry),
            Query::Language(tag) => speaks(entry.language.as_deref(), tag),
            Query::Words(compare, number) => compare.holds(entry.words, *number),
            Query::Not(query) => !query.holds(post, when),
            Query::And(parts) => parts.iter().all(|part| part.holds(post, when)),
            Query::Or(parts) => parts.iter().any(|part| part.holds(post, when)),
            Query::Is(_) | Query::Before(_) | Query::After(_) | Query::Newer(..) | Query::Views(..) => {
                self.holds_of(post.flags, post.views, post.sort_at, when)
            }
        }
    }

    /// Whether it looks for words in whole texts.
    pub fn asks_text(&self) -> bool {
        match self {
            Query::Text(field, _) => *field == Field::Any,
            Query::Not(query) => query.asks_text(),
            Query::And(parts) | Query::Or(parts) => parts.iter().any(Query::asks_text),
            _ => false,
        }
    }

    /// What can be said without the row; true for everything else.
    pub(super) fn holds_of(&self, flags: Flags, views: u8, sort_at: Timestamp, when: When) -> bool {
        let day = || sort_at.day(when.offset_minutes);
        match self {
            Query::Is(State::Unread) => !flags.has(Flags::READ),
            Query::Is(State::Read) => flags.has(Flags::READ),
            Query::Is(State::Starred) => flags.has(Flags::STARRED),
            Query::Is(State::Later) => flags.has(Flags::LATER),
            Query::Before(date) => day() < date.number(),
            Query::After(date) => day() >= date.number(),
            Query::Newer(number, unit) => sort_at >= when.now.plus(-(i64::from(*number) * unit.milliseconds())),
            Query::Views(compare, number) => compare.holds(u32::from(views), *number),
            _ => true,
        }
    }
}

fn found(field: Field, text: &Text, post: &Subject<'_>) -> bool {
    let wanted = words(&text.said);
    let entry = post.entry;
    let tongue = text.tongue(entry.language.as_deref());
    let stands = |place: &str, tongue: Tongue| stands_in(&wanted, text.prefix, &words(place), tongue);
    // Names are nobody's grammar.
    let named = |names: &[String]| names.iter().any(|name| stands(name, Tongue::Other));
    let tagged = || {
        let own = |tag: &&str| text.names(&wanted, &words(tag));
        entry.tags.iter().any(|tag| stands(tag, tongue)) || post.tags.iter().any(own)
    };
    match field {
        Field::Any => {
            stands(&entry.title, tongue)
                || stands(&entry.excerpt, tongue)
                || post.text.is_some_and(|text| stands(text, tongue))
                || named(&entry.authors)
                || tagged()
                || text.names(&wanted, &words(post.feed))
        }
        Field::Title => stands(&entry.title, tongue),
        Field::Author => named(&entry.authors),
        Field::Feed => text.names(&wanted, &words(post.feed)),
        Field::Folder => post.folders.iter().any(|folder| text.names(&wanted, &words(folder))),
        Field::Tag => tagged(),
    }
}

impl Text {
    /// The rules by which its words are compared with those of a post in `language`.
    pub(super) fn tongue(&self, language: Option<&str>) -> Tongue {
        if self.exact { Tongue::Other } else { Tongue::of(language) }
    }

    /// Whether a blog, a folder or a tag of the person's own of this name is meant; `wanted` are its own words.
    pub(super) fn names(&self, wanted: &[String], name: &[String]) -> bool {
        stands_in(wanted, self.prefix, name, Tongue::Other)
    }
}

/// Whether the `wanted` words stand side by side among `words`; the last may be the beginning of one.
fn stands_in(wanted: &[String], prefix: bool, words: &[String], tongue: Tongue) -> bool {
    !wanted.is_empty() && words.windows(wanted.len()).any(|words| are(wanted, prefix, words, tongue))
}

/// Whether `words`, as many as `wanted`, are those.
pub(super) fn are(wanted: &[String], prefix: bool, words: &[String], tongue: Tongue) -> bool {
    let last = wanted.len().saturating_sub(1);
    wanted
        .iter()
        .zip(words)
        .enumerate()
        .all(|(at, (wanted, word))| prefix && at == last && word.starts_with(wanted.as_str()) || tongue.same(wanted, word))
}

/// BCP 47, read by its beginning: `en` speaks for `en-GB`, not for `eng`.
pub(super) fn speaks(language: Option<&str>, tag: &str) -> bool {
    let language = language.unwrap_or_default();
    let (Some(first), Some(rest)) = (language.get(..tag.len()), language.get(tag.len()..)) else { return false };
    first.eq_ignore_ascii_case(tag) && (rest.is_empty() || rest.starts_with(['-', '_']))
}

impl Thing {
    /// Whether a post brings it.
    pub(super) fn comes_with(self, entry: &Entry) -> bool {
        match self {
            Thing::Image => entry.image.is_some(),
            Thing::Audio => entry.enclosures.iter().any(|file| {
                let kind = file.media_type.as_deref().and_then(|media| media.get(..6));
                kind.is_some_and(|kind| kind.eq_ignore_ascii_case("audio/"))
            }),
        }
    }
}

impl Compare {
    pub(super) fn holds(self, number: u32, bound: u32) -> bool {
        match self {
            Compare::Below => number < bound,
            Compare::Equal => number == bound,
            Compare::Above => number > bound,
        }
    }
}

impl Unit {
    fn milliseconds(self) -> i64 {
        match self {
            Unit::Hours => Timestamp::DAY / 24,
            Unit::Days => Timestamp::DAY,
            Unit::Weeks => 7 * Timestamp::DAY,
            Unit::Months => 30 * Timestamp::DAY,
            Unit::Years => 365 * Timestamp::DAY,
        }
    }
}

impl Date {
    /// Counted from 1970-01-01, in years that begin in March, so that a leap day is the last.
    fn number(self) -> Day {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month < 3);
        let in_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        Day(year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + in_year - 719_468)
    }
}
