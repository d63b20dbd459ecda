//! What is marked in a row.

use super::holds::post;
use proptest::prelude::*;
use rill::search::{Marks, marks, parse_typed, snippet, units};
use std::ops::Range;

/// The text with its marks in brackets.
fn marked(text: &str, marks: &[Range<usize>]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for mark in marks {
        out.push_str(&format!("{}[{}]", &text[at..mark.start], &text[mark.clone()]));
        at = mark.end;
    }
    out + &text[at..]
}

#[test]
fn what_is_marked() {
    let (title, excerpt) = ("Crème and the Glazes", "Glazing the third shelf, 雨の日, the shelf <b>.");
    let entry = post(title, excerpt, "en");
    let check = |typed: &str, in_title: &str, in_excerpt: &str| {
        let marks = marks(&parse_typed(typed).unwrap(), &entry);
        assert_eq!(marked(title, &marks.title), in_title, "{typed}");
        assert_eq!(marked(excerpt, &marks.excerpt), in_excerpt, "{typed}");
    };
    check("glaze ", "Crème and the [Glazes]", "[Glazing] the third shelf, 雨の日, the shelf <b>.");
    check("\"glazes\"", "Crème and the [Glazes]", excerpt);
    check("cre", "[Crème] and the Glazes", excerpt);
    check("title:glaz", "Crème and the [Glazes]", excerpt);
    check("\"third shelf\"", title, "Glazing the [third shelf], 雨の日, the shelf <b>.");
    check("third-shelf shelf ", title, "Glazing the [third shelf], 雨の日, the [shelf] <b>.");
    check("the shelf ", "Crème and [the] Glazes", "Glazing [the] third [shelf], 雨の日, [the] [shelf] <b>.");
    check("雨の", title, "Glazing the third shelf, [雨の]日, the shelf <b>.");
    check("の 雨 ", title, "Glazing the third shelf, [雨の]日, the shelf <b>.");
    check("b", title, "Glazing the third shelf, 雨の日, the shelf <[b]>.");
    check("-glaze creme ", "[Crème] and the Glazes", excerpt);
    check("is:read (x OR creme )", "[Crème] and the Glazes", excerpt);
    check("author:creme ", title, excerpt);
    check("", title, excerpt);
}

// A list of one range is meant.
#[test]
#[allow(clippy::single_range_in_vec_init)]
fn a_browser_counts_otherwise() {
    let check = |text: &str, marks: &[Range<usize>], expected: &[Range<u32>]| assert_eq!(units(text, marks), expected, "{text}");
    check("kiln", &[0..4], &[0..4]);
    check("é 𝔘 雨の", &[0..2, 3..7, 8..11], &[0..1, 2..4, 5..6]);
    check("", &[], &[]);
}

#[test]
fn a_row_shows_where_its_text_was_found() {
    let check = |typed: &str, text: &str, expected: &str| {
        let (shown, marks) = snippet(&parse_typed(typed).unwrap(), text, Some("en"));
        assert_eq!(marked(&shown, &marks), expected, "{typed}");
    };
    let long = format!("{}\nThe glazes of\nthe kiln, {}", "Ash and sand. ".repeat(9), "and so on ".repeat(40));
    let sand = "and sand. Ash and sand. Ash and sand. Ash and sand.  The ";
    let rest = "and so on ".repeat(40);
    let cut = |rest: &str, taken: usize| rest[..taken].to_owned();
    check("glaze ", &long, &format!("…{sand}[glazes] of the kiln, {}…", cut(&rest, 280 - sand.len() - 20)));
    check("kiln glaze ", "The kiln and its glaze", "The [kiln] and its [glaze]");
    check("title:glaze ", &long, "");
    check("rope ", &long, "");
    check("雨の", &format!("{}雨の日", "日".repeat(60)), &format!("…{}[雨の]日", "日".repeat(20)));
}

proptest! {
    #[test]
    fn marks_stand_in_order_at_borders_of_characters(title in "\\PC{0,30}", excerpt in "\\PC{0,60}", typed in "\\PC{0,12}") {
        let entry = post(&title, &excerpt, "en");
        let Ok(query) = parse_typed(&typed) else { return Ok(()) };
        let Marks { title: in_title, excerpt: in_excerpt, .. } = marks(&query, &entry);
        for (text, marks) in [(&title, in_title), (&excerpt, in_excerpt)] {
            prop_assert!(marks.iter().all(|mark| text.get(mark.clone()).is_some_and(|text| !text.is_empty())));
            prop_assert!(marks.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
        let (text, marks) = snippet(&query, &excerpt.repeat(20), Some("en"));
        prop_assert!(marks.iter().all(|mark| text.get(mark.clone()).is_some_and(|text| !text.is_empty())));
    }
}
