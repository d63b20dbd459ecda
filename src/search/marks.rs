//! Which words of a row a query found: what is marked where it is shown.

use super::fold::each_word;
use super::holds::are;
use super::query::{Field, Query, Text};
use super::stem::Tongue;
use crate::model::Entry;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What is marked in a row: bytes, at the borders of characters, in order and apart from each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// In the title.
    pub title: Vec<Range<usize>>,
    /// In the excerpt.
    pub excerpt: Vec<Range<usize>>,
}

/// What `query` finds in the title and excerpt of a post. What must not stand there is not looked for.
pub fn marks(query: &Query, entry: &Entry) -> Marks {
    let mut texts = Vec::new();
    wanted(query, &mut texts);
    let in_title = texts.iter().filter(|(field, _)| matches!(field, Field::Any | Field::Title));
    let in_excerpt = texts.iter().filter(|(field, _)| *field == Field::Any);
    let places = |texts: &mut dyn Iterator<Item = &(Field, &Text)>, place: &str| {
        let mut words = Vec::new();
        let mut ranges = Vec::new();
        each_word(place, |word, range| {
            words.push(word.to_owned());
            ranges.push(range);
        });
        let mut found = vec![false; words.len() + 1];
        // Whether a found word goes on in the next: a phrase is marked with the space in it.
        let mut goes_on = vec![false; words.len() + 1];
        for (_, text) in texts {
            let wanted = super::fold::words(&text.said);
            let tongue = text.tongue(entry.language.as_deref());
            for at in starts(&wanted, text.prefix, &words, tongue) {
                found[at..at + wanted.len()].fill(true);
                goes_on[at..at + wanted.len() - 1].fill(true);
            }
        }
        joined(&ranges, &found, &goes_on)
    };
    Marks { title: places(&mut in_title.clone(), &entry.title), excerpt: places(&mut in_excerpt.clone(), &entry.excerpt) }
}

/// The words that a post is found by.
fn wanted<'a>(query: &'a Query, texts: &mut Vec<(Field, &'a Text)>) {
    match query {
        Query::Text(field, text) => texts.push((*field, text)),
        Query::And(parts) | Query::Or(parts) => parts.iter().for_each(|part| wanted(part, texts)),
        _ => {}
    }
}

/// Where the `wanted` words begin.
fn starts(wanted: &[String], prefix: bool, words: &[String], tongue: Tongue) -> Vec<usize> {
    let windows = words.windows(wanted.len().max(1)).enumerate();
    windows.filter(|(_, words)| !wanted.is_empty() && are(wanted, prefix, words, tongue)).map(|(at, _)| at).collect()
}

fn joined(ranges: &[Range<usize>], found: &[bool], goes_on: &[bool]) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> = Vec::new();
    for (at, range) in ranges.iter().enumerate().filter(|(at, _)| found[*at]) {
        match marks.last_mut() {
            Some(last) if at > 0 && goes_on[at - 1] || last.end == range.start => last.end = range.end,
            _ => marks.push(range.clone()),
        }
    }
    marks
}
