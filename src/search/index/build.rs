//! Making a segment: of nothing, or of what is stored, without the posts that changed and with those that arrived.

use super::facts::Facts;
use super::shard::{self, Posting, Posts};
use super::{FACTS, ROW_SHARDS, SHARDS, Shard, each_key, place, shard_of, text_shards_of};
use crate::model::Entry;
use crate::search::fold::words;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// Words with the posts that have them.
type Words = HashMap<String, Vec<Posting>>;

/// A segment in the making.
#[derive(Debug, Default)]
pub struct Builder {
    /// The records of words that it is made of, which are read when they are written again, word by word.
    stored: BTreeMap<Shard, Vec<u8>>,
    /// By slot within the segment, whether the post that is stored goes.
    gone: Vec<bool>,
    /// Of rows that were added.
    words: Words,
    /// Of whole texts, when they are in it: words that do not stand in the title or the excerpt.
    texts: Option<Words>,
    facts: Facts,
}

impl Builder {
    /// A stored segment, by its records of shards 0 to [`SHARDS`], without the posts at these places. It has whole texts when
    /// there are records of their shards.
    pub fn of(records: impl IntoIterator<Item = (Shard, Vec<u8>)>, without: &[usize]) -> Builder {
        let mut builder = Builder::default();
        for (shard, record) in records {
            if shard == FACTS {
                builder.facts = Facts::unpack(&record);
                continue;
            }
            if shard >= ROW_SHARDS {
                builder.texts.get_or_insert_default();
            }
            builder.stored.insert(shard, record);
        }
        for at in without {
            if builder.gone.len() <= *at {
                builder.gone.resize(at + 1, false);
            }
            builder.gone[*at] = true;
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

    /// From here on it has whole texts. When it had none, those of the posts that are stored are to be added, too.
    pub fn begin_texts(&mut self) {
        if self.texts.is_some() {
            return;
        }
        self.texts = Some(Words::default());
        // What their rows have is asked for with each word of their texts.
        let stored = std::mem::take(&mut self.stored);
        for record in stored.values() {
            shard::each(Posts::Rows, record, "", &mut |word, bytes| {
                let postings = shard::posts(Posts::Rows, bytes).filter(|posting| !is_gone(&self.gone, posting.at));
                self.words.entry(word.to_owned()).or_default().extend(postings);
            });
        }
        self.words.retain(|_, postings| !postings.is_empty());
    }

    /// Adds a post, which is not in it, at its place in the segment.
    pub fn add(&mut self, at: usize, entry: &Entry) {
        let mut length = 0;
        let mut add = |text: &str, place: u8| {
            each_key(&words(text), |word| {
                length += 1;
                add(&mut self.words, word, Posting { at: at as u16, places: place, times: 1 });
            });
        };
        add(&entry.title, place::TITLE);
        add(&entry.excerpt, place::EXCERPT);
        entry.authors.iter().for_each(|author| add(author, place::AUTHOR));
        entry.tags.iter().for_each(|tag| add(tag, place::TAG));
        self.facts.put(at, entry, length);
    }

    /// Adds the whole text of a post whose row is in it already; nothing when it has no texts.
    pub fn add_text(&mut self, at: usize, text: &str) {
        let Some(texts) = &mut self.texts else { return };
        let at = at as u16;
        each_key(&words(text), |word| {
            // A text mostly begins as its excerpt does.
            let stands = |posting: &Posting| posting.at == at && posting.places & (place::TITLE | place::EXCERPT) != 0;
            let in_row = self.words.get(word).is_some_and(|postings| {
                postings.last().is_some_and(stands)
                    || postings.binary_search_by_key(&at, |posting| posting.at).is_ok_and(|found| stands(&postings[found]))
            });
            if !in_row {
                add(texts, word, Posting { at, places: place::TEXT, times: 1 });
            }
        });
    }

    /// The records, by shard; every shard has one, so that what stood there before is overwritten: those of whole texts only when
    /// it has them.
    pub fn pack(mut self) -> Vec<(Shard, Vec<u8>)> {
        let mut records = vec![(FACTS, self.facts.pack())];
        let words = std::mem::take(&mut self.words);
        records.extend(self.pack_words(Posts::Rows, words, FACTS + 1..ROW_SHARDS, shard_of));
        if let Some(texts) = self.texts.take() {
            records.extend(self.pack_words(Posts::Texts, texts, ROW_SHARDS..SHARDS, |word| text_shards_of(word, word).start));
        }
        records
    }

    /// The records of these shards: what is stored, without what is gone, and what was added.
    fn pack_words(
        &self,
        kind: Posts,
        mut added: Words,
        shards: Range<Shard>,
        shard_of: impl Fn(&str) -> Shard,
    ) -> Vec<(Shard, Vec<u8>)> {
        let mut sorted: Vec<Vec<(&str, &[Posting])>> = vec![Vec::new(); shards.len()];
        for (word, postings) in &mut added {
            // Posts that changed were added last.
            postings.sort_unstable_by_key(|posting| posting.at);
            sorted[usize::from(shard_of(word) - shards.start)].push((word, postings));
        }
        let stays = |at: u16| !is_gone(&self.gone, at);
        let packed = shards.zip(sorted).map(|(shard, mut words)| {
            words.sort_unstable_by_key(|(word, _)| *word);
            let stored = self.stored.get(&shard).map(Vec::as_slice).unwrap_or_default();
            (shard, shard::merge(kind, stored, &stays, words.into_iter()))
        });
        packed.collect()
    }
}

fn is_gone(gone: &[bool], at: u16) -> bool {
    gone.get(usize::from(at)).copied().unwrap_or_default()
}

/// Adds a post to those that have a word.
fn add(words: &mut Words, word: &str, new: Posting) {
    let Some(postings) = words.get_mut(word) else {
        words.insert(word.to_owned(), vec![new]);
        return;
    };
    match postings.last_mut().filter(|posting| posting.at == new.at) {
        Some(posting) => {
            posting.places |= new.places;
            posting.times = posting.times.saturating_add(1).min(15);
        }
        None => postings.push(new),
    }
}
