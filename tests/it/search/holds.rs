//! The plain way: whether one post answers.

use proptest::prelude::*;
use rill::model::{Enclosure, Entry, EntryId, FeedId, Flags, Timestamp};
use rill::search::{Query, Subject, When, parse, parse_typed};

/// 2026-03-01T00:00:00Z
const MARCH: Timestamp = Timestamp::from_seconds(1_772_323_200);

pub(super) fn post(title: &str, excerpt: &str, language: &str) -> Entry {
    let feed = FeedId::of("https://kilns.example/feed");
    Entry {
        id: EntryId::of(feed, "1"),
        feed,
        guid: "1".into(),
        url: None,
        title: title.into(),
        authors: vec!["Zoë Łukasz".into(), "Bo Marlow".into()],
        published: None,
        updated: None,
        sort_at: MARCH,
        excerpt: excerpt.into(),
        image: None,
        enclosures: vec![Enclosure {
            url: "https://kilns.example/1".into(),
            media_type: Some("Audio/mpeg".into()),
            length: None,
            duration: None,
        }],
        tags: vec!["Clay".into(), "Open Fires".into()],
        comments: None,
        language: Some(language.into()),
        words: 501,
        content_hash: 0,
    }
}

fn holds(query: &Query, entry: &Entry) -> bool {
    let folders = ["Craft".to_owned(), "By hand".to_owned()];
    let post = Subject {
        entry,
        text: None,
        sort_at: MARCH,
        flags: Flags::STARRED,
        views: 2,
        feed: "Notes on Kilns",
        folders: &folders,
        tags: &[],
    };
    query.holds(&post, When { now: MARCH.plus(2 * Timestamp::DAY), offset_minutes: 0 })
}

#[test]
fn what_a_post_answers() {
    let entry = post("Ein Ofen für Straße und Café", "雨の日に読む: the third shelf cracks. <b>Glasuren</b>", "de-AT");
    let check = |typed: &str, expected: bool| assert_eq!(holds(&parse(typed).unwrap(), &entry), expected, "{typed}");
    // Words, wherever they stand.
    for yes in ["", "OFEN", "strasse", "cafe\u{301}", "third cracks", "lukasz", "kilns", "の日に", "雨", "clay", "<b>"] {
        check(yes, true);
    }
    for no in ["ofe", "の雨", "ofen wheel", "craft", "arbour"] {
        check(no, false);
    }
    // Side by side, and within one text.
    for yes in ["\"third shelf\"", "\"third sh\"*", "für-straße", "\"open fires\"", "\"a\" OR \"bo marlow\""] {
        check(yes, true);
    }
    for no in ["\"shelf third\"", "\"cafe 雨\"", "\"clay open\"", "\"lukasz bo\"", "\"third sh\""] {
        check(no, false);
    }
    // Of one kind, in the post's own language; names and quoted words are as they are.
    for yes in ["glasur", "strassen", "glasuren", "feu* OR fires", "glasu*"] {
        check(yes, true);
    }
    for no in ["\"glasur\"", "cracking", "marlows", "kiln"] {
        check(no, false);
    }
    // Fields.
    for yes in ["title:ofen", "author:zoe", "author:\"bo marlow\"", "feed:kilns", "folder:craft", "folder:\"by hand\"", "tag:fires"]
    {
        check(yes, true);
    }
    for no in ["title:third", "author:kilns", "feed:ofen", "tag:\"clay open\"", "folder:kilns"] {
        check(no, false);
    }
    // State, kind, time, number.
    for yes in ["is:unread", "is:starred", "has:audio", "lang:de", "lang:de-at", "words:>500", "words:501", "views:2", "views:<3"] {
        check(yes, true);
    }
    for no in ["is:read", "is:later", "has:image", "lang:d", "lang:de-a", "words:<501", "views:0", "views:>2"] {
        check(no, false);
    }
    for yes in ["newer:2d", "newer:48h", "newer:1w", "after:2026-03-01", "before:2026-03-02", "after:2026", "before:2027"] {
        check(yes, true);
    }
    for no in ["newer:1d", "before:2026-03-01", "after:2026-03-02", "before:2026"] {
        check(no, false);
    }
    // Together.
    for yes in ["-wheel", "wheel OR ofen", "ofen -wheel", "(wheel OR ofen) is:starred", "-(ofen wheel)", "--ofen", "-is:read"] {
        check(yes, true);
    }
    for no in ["-ofen", "wheel OR ofen is:read", "-(wheel OR ofen)", "-is:starred", "ofen -\"third shelf\""] {
        check(no, false);
    }
}

#[test]
fn english_words_of_one_kind() {
    let entry = post("Glazing by daylight", "Two stories of kilns.", "en");
    let check = |typed: &str, expected: bool| assert_eq!(holds(&parse_typed(typed).unwrap(), &entry), expected, "{typed}");
    for yes in ["glaze", "glazes ", "story ", "kiln ", "daylights ", "gla", "title:glaz"] {
        check(yes, true);
    }
    for no in ["glass ", "\"glaze\"", "store ", "day "] {
        check(no, false);
    }
}

#[test]
fn a_day_begins_at_the_persons_midnight() {
    let entry = post("", "", "en");
    let check = |typed: &str, offset_minutes: i32, expected: bool| {
        let post =
            Subject { entry: &entry, text: None, sort_at: MARCH, flags: Flags::NONE, views: 0, feed: "", folders: &[], tags: &[] };
        let when = When { now: MARCH, offset_minutes };
        assert_eq!(parse(typed).unwrap().holds(&post, when), expected, "{typed} at {offset_minutes}");
    };
    check("after:2026-03-01", 0, true);
    check("after:2026-03-01", -1, false);
    check("before:2026-03-01", -60, true);
    check("before:2026-03-01", 60, false);
}

proptest! {
    #[test]
    fn a_post_is_found_by_each_of_its_words(words in proptest::collection::vec("[\\p{L}\\p{N}]{1,8}", 1..6)) {
        let entry = post(&words.join(" "), "", "en");
        for word in &words {
            prop_assert!(holds(&parse(&format!("\"{word}\"")).unwrap(), &entry), "{word}");
        }
        let phrase = format!("\"{}\"", words.join(" "));
        prop_assert!(holds(&parse(&phrase).unwrap(), &entry), "{phrase}");
    }

    #[test]
    fn typing_on_loses_no_post_that_has_the_word(word in "[a-z]{4,12}") {
        let entry = post(&word, "", "en");
        for end in 1..=word.len() {
            prop_assert!(holds(&parse_typed(&word[..end]).unwrap(), &entry), "{}", &word[..end]);
        }
    }
}
