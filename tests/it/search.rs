//! Which posts a query finds.

use proptest::prelude::*;
use rill::model::{Entry, EntryId, FeedId, Timestamp};
use rill::search::Query;

fn post(title: &str, excerpt: &str, authors: &[&str]) -> Entry {
    let feed = FeedId::of("https://tidewrack.example/feed");
    Entry {
        id: EntryId::of(feed, title),
        feed,
        guid: title.into(),
        url: None,
        title: title.into(),
        authors: authors.iter().map(|author| (*author).to_owned()).collect(),
        published: None,
        updated: None,
        sort_at: Timestamp(0),
        excerpt: excerpt.into(),
        image: None,
        enclosures: vec![],
        tags: vec![],
        comments: None,
        language: None,
        words: 0,
        content_hash: 0,
    }
}

#[test]
fn what_is_found() {
    let entry = post("Café at the Harbour", "The <b>seal</b> is back.", &["Ines Marlow", "Bo"]);
    let check = |query: &str, expected: bool| {
        assert_eq!(Query::read(query).matches(&entry, "Tidewrack"), expected, "{query}");
    };
    check("cafe", true);
    check("CAFÉ", true);
    check("harb", true);
    check("arbour", true);
    check("harbour seal marlow tidew", true);
    check("harbour walrus", false);
    check("\"at the harbour\"", true);
    check("\"harbour at\"", false);
    // From the title into the excerpt there is no phrase.
    check("\"harbour the\"", false);
    check("\"marlow bo\"", false);
    check("seal -walrus", true);
    check("seal -cafe", false);
    check("-walrus", true);
    check("-\"is back\"", false);
    check("<b>", true);
    check("", false);
    check("\"\"", false);
}

proptest! {
    #[test]
    fn any_text_is_a_query(text in any::<String>(), title in any::<String>()) {
        let query = Query::read(&text);
        let found = query.matches(&post(&title, &text, &[&text]), &title);
        prop_assert!(!(found && query.is_empty()));
    }

    #[test]
    fn a_post_is_found_by_each_of_its_words(words in proptest::collection::vec("[\\p{L}\\p{N}]{1,8}", 1..6)) {
        let entry = post(&words.join(" "), "", &[]);
        for word in &words {
            prop_assert!(Query::read(word).matches(&entry, ""), "{word}");
        }
        let phrase = format!("\"{}\"", words.join(" "));
        prop_assert!(Query::read(&phrase).matches(&entry, ""), "{phrase}");
    }
}
