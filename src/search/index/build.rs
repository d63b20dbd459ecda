//! Making a segment: of nothing, or of what is stored, without the posts that changed and with those that arrived.

use super::facts::Facts;
use super::shard::{self, Posting};
use super::{FACTS, SHARDS, each_key, place, shard_of};
use crate::model::Entry;
use crate::search::fold::words;
use std::collections::HashMap;

/// A segment in the making.
#[derive(Debug, Default)]
pub struct Builder {
    words: HashMap<String, Vec<Posting>>,
    facts: Facts,
}

impl Builder {
    /// A stored segment, by its records of shards 0 to [`SHARDS`], without the posts at these places.
    pub fn of<'a>(records: impl IntoIterator<Item = (u8, &'a [u8])>, without: &[usize]) -> Builder {
        let mut builder = Builder::default();
        let stays = |posting: &Posting| without.binary_search(&usize::from(posting.at)).is_err();
        for (shard, record) in records {
            if shard == FACTS {
                builder.facts = Facts::unpack(record);
                continue;
            }
            shard::each(record, "", &mut |word, bytes| {
                let postings: Vec<Posting> = shard::posts(bytes).filter(stays).collect();
                if !postings.is_empty() {
                    builder.words.insert(word.to_owned(), postings);
                }
            });
        }
        for at in without {
            if let Some(fact) = builder.facts.posts.get_mut(*at) {
                *fact = None;
            }
        }
        builder
    }

    /// How many posts are in it.
    pub fn len(&self) -> usize {
        self.facts.posts.iter().flatten().count()
    }

    /// Whether no post is in it.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a post, which is not in it, at its place in the segment.
    pub fn add(&mut self, at: usize, entry: &Entry) {
        let mut length = 0;
        let mut add = |text: &str, place: u8| {
            each_key(&words(text), |word| {
                length += 1;
                let new = Posting { at: at as u16, places: place, times: 1 };
                let Some(postings) = self.words.get_mut(word) else {
                    self.words.insert(word.to_owned(), vec![new]);
                    return;
                };
                match postings.last_mut().filter(|posting| posting.at == new.at) {
                    Some(posting) => {
                        posting.places |= place;
                        posting.times = posting.times.saturating_add(1).min(15);
                    }
                    None => postings.push(new),
                }
            });
        };
        add(&entry.title, place::TITLE);
        add(&entry.excerpt, place::EXCERPT);
        entry.authors.iter().for_each(|author| add(author, place::AUTHOR));
        entry.tags.iter().for_each(|tag| add(tag, place::TAG));
        self.facts.put(at, entry, length);
    }

    /// The records, by shard; every shard has one, so that what stood there before is overwritten.
    pub fn pack(mut self) -> Vec<(u8, Vec<u8>)> {
        let mut shards: Vec<Vec<(&str, &[Posting])>> = vec![Vec::new(); usize::from(SHARDS)];
        for (word, postings) in &mut self.words {
            // Posts that changed were added last.
            postings.sort_unstable_by_key(|posting| posting.at);
            shards[usize::from(shard_of(word))].push((word, postings));
        }
        let mut records = vec![(FACTS, self.facts.pack())];
        for (shard, words) in shards.iter_mut().enumerate().skip(1) {
            words.sort_unstable_by_key(|(word, _)| *word);
            records.push((shard as u8, shard::pack(words.iter().copied())));
        }
        records
    }
}
