//! Rules: what happens to posts as they arrive.

use super::{Query, Subject, When, parse};
use crate::model::{Act, Flags, Rule};

/// The person's rules, read once for many posts.
#[derive(Debug, Default)]
pub struct Rules(Vec<(Rule, Query)>);

impl Rules {
    /// Reads them. A rule that cannot be read does nothing: better a post too many than one that is lost.
    pub fn read(rules: &[Rule]) -> Rules {
        let read = |rule: &Rule| Some((rule.clone(), parse(&rule.query).ok().filter(|query| *query != Query::All)?));
        Rules(rules.iter().filter_map(read).collect())
    }

    /// What all rules together set of a post, and the tags that they give it. Each looks at the post as it arrived.
    pub fn judge(&self, post: &Subject<'_>, when: When) -> (Flags, Vec<String>) {
        let (mut flags, mut tags) = (post.flags, Vec::new());
        for rule in self.met(post, when) {
            flags = flags.with(rule.act.flag(), true);
            tags.extend((rule.act == Act::Tag).then(|| rule.tag.clone()));
        }
        (flags, tags)
    }

    fn met<'a>(&'a self, post: &'a Subject<'_>, when: When) -> impl Iterator<Item = &'a Rule> {
        self.0.iter().filter(move |(_, query)| query.holds(post, when)).map(|(rule, _)| rule)
    }

    /// The query of the first rule that hides the post.
    pub fn hidden_by(&self, post: &Subject<'_>, when: When) -> Option<String> {
        self.met(post, when).find(|rule| rule.act == Act::Hide).map(|rule| rule.query.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Entry, EntryId, FeedId, Timestamp};

    fn post(title: &str) -> Entry {
        let (feed, at) = (FeedId::of("https://tides.example/feed"), Timestamp(1_700_000_000_000));
        Entry {
            id: EntryId::of(feed, title),
            feed,
            guid: title.into(),
            url: None,
            title: title.into(),
            authors: vec!["Ines Marlow".into()],
            published: None,
            updated: None,
            sort_at: at,
            excerpt: String::new(),
            image: None,
            enclosures: vec![],
            tags: vec!["sponsored".into()],
            comments: None,
            language: Some("en".into()),
            words: 90,
            content_hash: 0,
        }
    }

    #[test]
    fn what_rules_set() {
        let check = |rules: &[(Act, &str)], title: &str, expected: Flags, hidden: Option<&str>| {
            let rules: Vec<Rule> =
                rules.iter().map(|(act, query)| Rule { act: *act, query: (*query).to_owned(), tag: "to do".to_owned() }).collect();
            let rules = Rules::read(&rules);
            let entry = post(title);
            let now = entry.sort_at;
            let subject = Subject {
                entry: &entry,
                text: None,
                sort_at: now,
                flags: Flags::NONE,
                views: 0,
                feed: "Tidewrack",
                folders: &["Coasts".into()],
                tags: &[],
            };
            let when = When { now, offset_minutes: 0 };
            let (flags, tags) = rules.judge(&subject, when);
            assert_eq!((flags, rules.hidden_by(&subject, when).as_deref()), (expected, hidden), "{title}");
            assert_eq!(tags.concat() == "to do", expected.has(Flags::TAGGED), "{title}");
        };
        let hide_and_star = Flags::HIDDEN.with(Flags::STARRED, true);
        check(&[], "Rope", Flags::NONE, None);
        check(&[(Act::Hide, "rope")], "A rope for every weather", Flags::HIDDEN, Some("rope"));
        check(&[(Act::Hide, "rope")], "A chart", Flags::NONE, None);
        check(&[(Act::Read, "words:<100"), (Act::Later, "feed:tidewrack")], "Rope", Flags::READ.with(Flags::LATER, true), None);
        check(&[(Act::Star, "author:marlow"), (Act::Hide, "tag:sponsored")], "Rope", hide_and_star, Some("tag:sponsored"));
        check(&[(Act::Tag, "author:marlow"), (Act::Tag, "title:chart")], "Rope", Flags::TAGGED, None);
        check(&[(Act::Hide, "folder:coasts -rope")], "Rope", Flags::NONE, None);
        // What cannot be read, and what would take everything, does nothing.
        check(&[(Act::Hide, "\"open"), (Act::Hide, ""), (Act::Hide, "before:never")], "Rope", Flags::NONE, None);
    }
}
