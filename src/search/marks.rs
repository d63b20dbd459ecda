//! Which words of a row a query found: what is marked where it is shown.

use super::fold::each_word;
use super::holds::are;
use super::query::{Field, Query, Text};
use super::stem::Tongue;
use crate::model::Entry;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Bytes of a text that a row shows where it was found, and of them those before the first word that was.
const SNIPPET: usize = 280;
const BEFORE: usize = 60;

/// What is marked in a row: bytes, at the borders of characters, in order and apart from each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// In the title.
    pub title: Vec<Range<usize>>,
    /// In the excerpt, or in the snippet.
    pub excerpt: Vec<Range<usize>>,
    /// What stands in the excerpt's place, because the text alone says why the post was found; else empty.
    pub snippet: String,
}

/// What `query` finds in the title and excerpt of a post. What must not stand there is not looked for.
pub fn marks(query: &Query, entry: &Entry) -> Marks {
    let language = entry.language.as_deref();
    let is_title = |field| matches!(field, Field::Any | Field::Title);
    let title = places(query, is_title, &entry.title, language);
    Marks { title, excerpt: marks_in(query, &entry.excerpt, language), snippet: String::new() }
}

/// What `query` finds in the text of a post in `language`: as [`marks`] in the excerpt.
pub fn marks_in(query: &Query, text: &str, language: Option<&str>) -> Vec<Range<usize>> {
    places(query, |field| field == Field::Any, text, language)
}

/// The stretch of a post's text in which `query` finds something first, and what is marked in it; empty when it finds nothing.
pub fn snippet(query: &Query, text: &str, language: Option<&str>) -> (String, Vec<Range<usize>>) {
    let found = marks_in(query, text, language);
    let Some(first) = found.first() else { return Default::default() };
    let mut start = text.floor_char_boundary(first.start.saturating_sub(BEFORE));
    // From a word's beginning on, where there are words.
    if start > 0 {
        start = text[start..first.start].find(' ').map_or(start, |space| start + space + 1);
    }
    let end = text.floor_char_boundary(start + SNIPPET).max(first.end);
    let before = if start > 0 { "…" } else { "" };
    let after = if end < text.len() { "…" } else { "" };
    let snippet = [before, &text[start..end], after].concat().replace('\n', " ");
    let shown = found.iter().filter(|mark| mark.end <= end);
    (snippet, shown.map(|mark| mark.start - start + before.len()..mark.end - start + before.len()).collect())
}

/// These marks in the units in which a browser counts: of UTF-16.
pub fn units(text: &str, marks: &[Range<usize>]) -> Vec<Range<u32>> {
    let (mut at, mut unit) = (0, 0);
    let mut to = |byte: usize| {
        unit += text.get(at..byte).unwrap_or_default().chars().map(|letter| letter.len_utf16() as u32).sum::<u32>();
        at = byte;
        unit
    };
    marks.iter().map(|mark| to(mark.start)..to(mark.end)).collect()
}

fn places(query: &Query, counts: impl Fn(Field) -> bool, place: &str, language: Option<&str>) -> Vec<Range<usize>> {
    let mut texts = Vec::new();
    wanted(query, &mut texts);
    texts.retain(|(field, _)| counts(*field));
    if texts.is_empty() {
        return Vec::new();
    }
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
        for at in starts(&wanted, text.prefix, &words, text.tongue(language)) {
            found[at..at + wanted.len()].fill(true);
            goes_on[at..at + wanted.len() - 1].fill(true);
        }
    }
    joined(&ranges, &found, &goes_on)
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
