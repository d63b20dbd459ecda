//! What is known of each post of a segment beside its words.
//!
//! The record: the number of languages and each of them (its length, its letters); then for each slot 0 when its post is not in
//! the index, else one more than the number of its language (0 for none) four times and what it brings, how many words stand in
//! the index, and how long its body is. Numbers as in `varint`.

use super::varint::{push, take, take_bytes};
use crate::model::Entry;
use crate::search::query::Thing;
use crate::search::stem::Tongue;

const AUDIO: u8 = 1;
const IMAGE: u8 = 2;

/// What is known of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    /// One more than its language's place in the list; 0 for none.
    pub language: u16,
    things: u8,
    /// How many words of it stand in the index.
    pub length: u16,
    /// How many stand in its body.
    pub words: u32,
}

/// The posts of a segment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    /// As posts declare them.
    pub languages: Vec<String>,
    tongues: Vec<Tongue>,
    /// By slot within the segment; `None` for those that are not in the index.
    pub posts: Vec<Option<Fact>>,
}

impl Facts {
    /// Puts a post, with so many words in the index, into its place.
    pub fn put(&mut self, at: usize, entry: &Entry, length: usize) {
        let things = [(Thing::Audio, AUDIO), (Thing::Image, IMAGE)].into_iter().filter(|(thing, _)| thing.comes_with(entry));
        let things = things.fold(0, |things, (_, bit)| things | bit);
        let language = entry.language.as_deref().map_or(0, |language| self.language(language));
        if self.posts.len() <= at {
            self.posts.resize(at + 1, None);
        }
        self.posts[at] = Some(Fact { language, things, length: length.min(usize::from(u16::MAX)) as u16, words: entry.words });
    }

    fn language(&mut self, language: &str) -> u16 {
        let known = self.languages.iter().position(|known| known == language);
        let at = known.unwrap_or_else(|| {
            self.add_language(language.to_owned());
            self.languages.len() - 1
        });
        // A segment has fewer posts than there are numbers.
        at as u16 + 1
    }

    fn add_language(&mut self, language: String) {
        self.tongues.push(Tongue::of(Some(&language)));
        self.languages.push(language);
    }

    /// The rules for the words of a post.
    pub fn tongue(&self, at: u16) -> Tongue {
        let language = self.posts.get(usize::from(at)).and_then(|fact| Some(fact.as_ref()?.language)).unwrap_or(0);
        let tongue = usize::from(language).checked_sub(1).and_then(|at| self.tongues.get(at));
        tongue.copied().unwrap_or(Tongue::Other)
    }

    /// How many words of a post stand in the index.
    pub fn length(&self, at: u16) -> Option<f32> {
        let fact = self.posts.get(usize::from(at))?.as_ref()?;
        Some(f32::from(fact.length))
    }

    /// As it is stored.
    pub fn pack(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        push(self.languages.len() as u32, &mut bytes);
        for language in &self.languages {
            push(language.len() as u32, &mut bytes);
            bytes.extend_from_slice(language.as_bytes());
        }
        for fact in &self.posts {
            let Some(fact) = fact else {
                bytes.push(0);
                continue;
            };
            push(u32::from(fact.language) * 4 + u32::from(fact.things) + 1, &mut bytes);
            push(fact.length.into(), &mut bytes);
            push(fact.words, &mut bytes);
        }
        bytes
    }

    /// A stored record; what is damaged is as if it were not there.
    pub fn unpack(mut bytes: &[u8]) -> Facts {
        let mut facts = Facts::default();
        for _ in 0..take(&mut bytes).unwrap_or(0) {
            let language = take(&mut bytes).and_then(|length| take_bytes(length, &mut bytes));
            let Some(language) = language else { return Facts::default() };
            facts.add_language(String::from_utf8_lossy(language).into_owned());
        }
        while let Some(head) = take(&mut bytes) {
            let Some(head) = head.checked_sub(1) else {
                facts.posts.push(None);
                continue;
            };
            let (Some(length), Some(words)) = (take(&mut bytes), take(&mut bytes)) else { break };
            facts.posts.push(Some(Fact { language: (head / 4) as u16, things: (head % 4) as u8, length: length as u16, words }));
        }
        facts
    }
}

impl Fact {
    /// Whether the post brings this with it.
    pub fn brings(&self, thing: Thing) -> bool {
        let bit = match thing {
            Thing::Audio => AUDIO,
            Thing::Image => IMAGE,
        };
        self.things & bit != 0
    }
}
