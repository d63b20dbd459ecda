//! Asking the index: the posts that surely answer, those that may, and how well.

use super::bits::Bits;
use super::facts::Facts;
use super::shard::{self, Posting, Posts};
use super::{FACTS, ROW_SHARDS, SEGMENT, keys, place, rank, shard_of, text_shards_of};
use crate::model::{RiverPost, Slot, Tags, Timestamp};
use crate::search::fold::{is_joined, words};
use crate::search::holds::{When, speaks};
use crate::search::query::{Field, Query, Text};
use crate::search::stem::{LONGEST_ENDING, Stem, TONGUES, Tongue};
use std::collections::BTreeMap;

/// The shards that `query` reads.
pub fn shards(query: &Query) -> Vec<u8> {
    let mut found = Vec::new();
    collect(query, &mut found);
    found.sort_unstable();
    found.dedup();
    found
}

fn collect(query: &Query, found: &mut Vec<u8>) {
    match query {
        Query::Text(Field::Feed | Field::Folder, _) => {}
        Query::Text(field, text) => {
            found.push(FACTS);
            for key in keys(&words(&text.said)) {
                found.push(shard_of(&key));
                if *field == Field::Any {
                    found.extend(text_shards_of(&key, root(&key, &kinds(&key, text.exact))));
                }
            }
        }
        Query::Has(_) | Query::Language(_) | Query::Words(..) => found.push(FACTS),
        Query::Not(query) => collect(query, found),
        Query::And(parts) | Query::Or(parts) => parts.iter().for_each(|part| collect(part, found)),
        _ => {}
    }
}

/// The index, as far as it was read.
#[derive(Debug, Default)]
pub struct Index {
    facts: Vec<Facts>,
    /// By shard, then by segment.
    shards: BTreeMap<u8, Vec<Vec<u8>>>,
    /// How many words a post has, in the middle.
    usual: f32,
    posts: usize,
}

/// What stands about posts elsewhere.
pub struct Around<'a> {
    /// By slot.
    pub posts: &'a [RiverPost],
    /// The blogs that they come from.
    pub blogs: &'a [Blog],
    /// The person's own tags.
    pub tags: &'a Tags,
    /// Those that are not in the index as they are.
    pub unknown: &'a Bits,
    /// When it is asked.
    pub when: When,
}

/// A blog, as a query can ask for it.
#[derive(Clone, Debug)]
pub struct Blog {
    number: u16,
    name: Vec<String>,
    folders: Vec<Vec<String>>,
}

impl Blog {
    /// The blog of this number, with its name and those of the folders it is in and of those around them.
    pub fn new(number: u16, name: &str, folders: &[String]) -> Blog {
        Blog { number, name: words(name), folders: folders.iter().map(|folder| words(folder)).collect() }
    }
}

/// What the index says.
#[derive(Debug)]
pub struct Answer {
    /// These posts answer.
    pub sure: Bits,
    /// Of these the rows must be asked.
    pub unclear: Bits,
    /// How well each post answers, by slot; empty when no words were looked for.
    pub worth: Vec<f32>,
}

impl Index {
    /// Whether a shard was read.
    pub fn has(&self, shard: u8) -> bool {
        self.shards.contains_key(&shard)
    }

    /// Puts the records of a shard in, by segment; those of segments without whole texts are empty in the shards of texts.
    pub fn put(&mut self, shard: u8, records: Vec<Vec<u8>>) {
        if shard == FACTS {
            self.facts = records.iter().map(|record| Facts::unpack(record)).collect();
            self.count_words();
            self.shards.insert(FACTS, Vec::new());
        } else {
            self.shards.insert(shard, records);
        }
    }

    /// Puts the record of one segment in the place of the one that a shard has, or behind its last.
    pub fn put_one(&mut self, shard: u8, segment: usize, record: Vec<u8>) {
        if shard == FACTS {
            put_at(&mut self.facts, segment, Facts::unpack(&record));
            self.count_words();
        } else if let Some(records) = self.shards.get_mut(&shard) {
            put_at(records, segment, record);
        }
    }

    /// The shards that are here, with how many bytes each takes.
    pub fn held(&self) -> impl Iterator<Item = (u8, usize)> {
        self.shards.iter().map(|(shard, records)| (*shard, records.iter().map(Vec::len).sum()))
    }

    /// Lets go of a shard.
    pub fn forget(&mut self, shard: u8) {
        self.shards.remove(&shard);
    }

    fn count_words(&mut self) {
        let known = || self.facts.iter().flat_map(|facts| facts.posts.iter().flatten());
        let words: usize = known().map(|fact| usize::from(fact.length)).sum();
        self.posts = known().count();
        self.usual = words as f32 / self.posts.max(1) as f32;
    }

    /// What it says of `query`. Every shard that [`shards`] names was read.
    pub fn find(&self, query: &Query, around: &Around<'_>) -> Answer {
        let mut asking = Asking { index: self, around, end: around.posts.len(), hits: Vec::new() };
        let Both { mut sure, mut may } = asking.ask(query, true);
        // Nothing is known of these, whatever was said.
        sure.drop(around.unknown);
        may.join(around.unknown);
        may.drop(&sure);
        let worth = self.worth(&asking.hits, around, |slot| sure.has(slot) || may.has(slot));
        Answer { sure, unclear: may, worth }
    }

    /// How well posts answer by the words that they have; of those only that are among what was found, as others are nobody's business.
    fn worth(&self, hits: &[Vec<Hit>], around: &Around<'_>, is_found: impl Fn(Slot) -> bool) -> Vec<f32> {
        if hits.is_empty() {
            return Vec::new();
        }
        let mut worth = vec![0.0; around.posts.len()];
        for hits in hits {
            let rarity = rank::rarity(hits.len(), self.posts);
            for (slot, posting) in hits.iter().filter(|(slot, _)| is_found(*slot)) {
                let facts = self.facts.get(slot.0 as usize / SEGMENT);
                let length = facts.and_then(|facts| facts.length(posting.at)).unwrap_or(self.usual);
                if let Some(worth) = worth.get_mut(slot.0 as usize) {
                    *worth += rarity * rank::weight(*posting, length, self.usual);
                }
            }
        }
        for (worth, post) in worth.iter_mut().zip(around.posts).filter(|(worth, _)| **worth > 0.0) {
            *worth = rank::aged(*worth, around.when.now.seconds() - i64::from(post.sort_at));
        }
        worth
    }
}

/// The posts that surely answer, and those that may: these and more.
struct Both {
    sure: Bits,
    may: Bits,
}

/// A post that has a word, and where.
type Hit = (Slot, Posting);

struct Asking<'a> {
    index: &'a Index,
    around: &'a Around<'a>,
    end: usize,
    /// Of each word that counts, the posts that have it.
    hits: Vec<Vec<Hit>>,
}

impl Asking<'_> {
    /// `counts` says whether what is found makes a post worth more.
    fn ask(&mut self, query: &Query, counts: bool) -> Both {
        match query {
            Query::Text(field, text) => self.text(*field, text, counts),
            Query::Not(query) => {
                let Both { sure, may } = self.ask(query, false);
                Both { sure: may.turned(), may: sure.turned() }
            }
            Query::And(parts) => self.together(parts, counts, Bits::keep),
            Query::Or(parts) => self.together(parts, counts, Bits::join),
            Query::Has(thing) => self.facts(&|_, fact| fact.brings(*thing)),
            Query::Words(compare, number) => self.facts(&|_, fact| compare.holds(fact.words, *number)),
            Query::Language(tag) => self.facts(&|facts, fact| {
                let language = usize::from(fact.language).checked_sub(1).and_then(|at| facts.languages.get(at));
                speaks(language.map(String::as_str), tag)
            }),
            Query::All | Query::Is(_) | Query::Before(_) | Query::After(_) | Query::Newer(..) | Query::Views(..) => {
                self.posts(&|post| {
                    query.holds_of(post.flags, post.views, Timestamp::from_seconds(post.sort_at.into()), self.around.when)
                })
            }
        }
    }

    fn together(&mut self, parts: &[Query], counts: bool, join: fn(&mut Bits, &Bits)) -> Both {
        let all = parts.iter().map(|part| self.ask(part, counts)).collect::<Vec<Both>>();
        let mut all = all.into_iter();
        let Some(mut both) = all.next() else { return clear(Bits::none(self.end)) };
        for other in all {
            join(&mut both.sure, &other.sure);
            join(&mut both.may, &other.may);
        }
        both
    }

    fn posts(&self, holds: &dyn Fn(&RiverPost) -> bool) -> Both {
        clear(Bits::of(self.end, |at| self.around.posts.get(at).is_some_and(holds)))
    }

    /// The posts of these blogs.
    fn of_blogs(&self, holds: &dyn Fn(&Blog) -> bool) -> Bits {
        let numbers: Vec<u16> = self.around.blogs.iter().filter(|blog| holds(blog)).map(|blog| blog.number).collect();
        let Some(most) = numbers.iter().max() else { return Bits::none(self.end) };
        // A look into a table for each post, where a search would be felt.
        let mut table = vec![false; usize::from(*most) + 1];
        numbers.iter().for_each(|number| table[usize::from(*number)] = true);
        self.posts(&|post| table.get(usize::from(post.feed)).copied().unwrap_or_default()).sure
    }

    /// The posts with one of these tags of the person's own.
    fn tagged(&self, holds: &dyn Fn(&str) -> bool) -> Bits {
        let mut tagged = Bits::none(self.end);
        for tag in self.around.tags.all().iter().filter(|tag| holds(&tag.name)) {
            tag.posts.iter().for_each(|slot| tagged.add(slot.0 as usize));
        }
        tagged
    }

    fn facts(&self, holds: &dyn Fn(&Facts, &super::facts::Fact) -> bool) -> Both {
        clear(Bits::of(self.end, |at| {
            let facts = self.index.facts.get(at / SEGMENT);
            facts.is_some_and(|facts| facts.posts.get(at % SEGMENT).and_then(Option::as_ref).is_some_and(|fact| holds(facts, fact)))
        }))
    }

    fn text(&mut self, field: Field, text: &Text, counts: bool) -> Both {
        let wanted = words(&text.said);
        let places = match field {
            Field::Feed => return clear(self.of_blogs(&|blog| text.names(&wanted, &blog.name))),
            Field::Folder => {
                return clear(self.of_blogs(&|blog| blog.folders.iter().any(|folder| text.names(&wanted, folder))));
            }
            Field::Any => place::ALL,
            Field::Title => place::TITLE,
            Field::Author => place::AUTHOR,
            Field::Tag => place::TAG,
        };
        let named = (field == Field::Any).then(|| self.of_blogs(&|blog| text.names(&wanted, &blog.name)));
        let keys = keys(&wanted);
        let last = keys.len().saturating_sub(1);
        let mut may: Option<Bits> = None;
        for (at, key) in keys.iter().enumerate() {
            // Behind a letter of a script without spaces that stands by itself here, another may stand in the post.
            let begins = text.prefix && at == last || is_joined(key) && key.chars().nth(1).is_none();
            let posts = self.word(key, begins, text.exact, places, counts);
            match &mut may {
                Some(may) => may.keep(&posts),
                None => may = Some(posts),
            }
        }
        let mut may = may.unwrap_or_else(|| Bits::none(self.end));
        // One key says all; of several the order is known to the rows alone, and whether all stand in one text.
        let mut sure = if keys.len() == 1 { may.clone() } else { Bits::none(self.end) };
        let tagged = matches!(field, Field::Any | Field::Tag).then(|| self.tagged(&|tag| text.names(&wanted, &words(tag))));
        for known in [named, tagged].into_iter().flatten() {
            sure.join(&known);
            may.join(&known);
        }
        Both { sure, may }
    }

    /// The posts that have a word, one that begins with it, or one of its kind, in one of these places.
    fn word(&mut self, word: &str, begins: bool, exact: bool, places: u8, counts: bool) -> Bits {
        let mut found = Bits::none(self.end);
        let mut hits: Vec<Hit> = Vec::new();
        let stems = kinds(word, exact);
        let root = root(word, &stems);
        let texts = if places == place::ALL { text_shards_of(word, root) } else { 0..0 };
        let shards = std::iter::once(shard_of(word)).chain(texts).filter_map(|shard| Some((shard, self.index.shards.get(&shard)?)));
        for (shard, (segment, record)) in shards.flat_map(|(shard, of)| of.iter().enumerate().map(move |record| (shard, record))) {
            let Some(facts) = self.index.facts.get(segment) else { continue };
            let (kind, places) = if shard < ROW_SHARDS { (Posts::Rows, places) } else { (Posts::Texts, place::TEXT) };
            shard::each(kind, record, root, &mut |known, posts| {
                let itself = known == word || begins && known.starts_with(word);
                if !itself && known.len() > root.len() + LONGEST_ENDING {
                    return;
                }
                let of_kind = |tongue: Tongue| stems.iter().any(|(of, stem)| *of == tongue && *stem == of.stem(known));
                // The tongues in which it is of the kind; asked once a word, not once a post.
                let kinds = if itself { [false; 2] } else { TONGUES.map(of_kind) };
                if !itself && kinds == [false; 2] {
                    return;
                }
                for posting in shard::posts(kind, posts) {
                    let holds = if itself {
                        posting.places & places != 0
                    } else {
                        let tongue = facts.tongue(posting.at);
                        posting.places & places & !place::AUTHOR != 0
                            && TONGUES.iter().zip(kinds).any(|(of, is)| is && *of == tongue)
                    };
                    if holds {
                        let at = segment * SEGMENT + usize::from(posting.at);
                        // What stands in the row counts, else that it stands in the text.
                        if counts && (kind == Posts::Rows || !found.has(Slot(at as u32))) {
                            hits.push((Slot(at as u32), posting));
                        }
                        found.add(at);
                    }
                }
            });
        }
        if counts {
            self.hits.push(hits);
        }
        found
    }
}

/// The stem of a word by the rules of each tongue; none when it stands for itself alone.
fn kinds(word: &str, exact: bool) -> Vec<(Tongue, Stem<'_>)> {
    let tongues: &[Tongue] = if exact || is_joined(word) { &[] } else { &TONGUES };
    tongues.iter().map(|tongue| (*tongue, tongue.stem(word))).collect()
}

/// How every word of these kinds begins; and the word itself does.
fn root<'a>(word: &'a str, kinds: &[(Tongue, Stem<'a>)]) -> &'a str {
    kinds.iter().map(|(_, stem)| stem.root()).min_by_key(|root| root.len()).unwrap_or(word)
}

/// Puts something in the place of what is there, or behind the last.
fn put_at<T: Default>(all: &mut Vec<T>, at: usize, new: T) {
    if all.len() <= at {
        all.resize_with(at + 1, T::default);
    }
    all[at] = new;
}

/// What is known for sure.
fn clear(bits: Bits) -> Both {
    Both { may: bits.clone(), sure: bits }
}

impl Answer {
    /// The posts that answer, best first, newest first among equals: those that surely do, of those `among`, which stand newest first,
    /// and those of whom the rows said so.
    pub fn ranked(&self, among: &[Slot], answered: &Bits) -> Vec<Slot> {
        let mut all = self.sure.clone();
        all.join(answered);
        let found = among.iter().enumerate().filter(|(_, slot)| all.has(**slot));
        if self.worth.is_empty() {
            return found.map(|(_, slot)| *slot).collect();
        }
        // As one number each, the greatest worth first, then the place in the order: the bits of floating-point numbers that
        // are not negative stand in their order.
        let worth = |slot: &Slot| self.worth.get(slot.0 as usize).copied().unwrap_or(0.0);
        let mut keys: Vec<u64> = found.map(|(at, slot)| u64::from(!worth(slot).to_bits()) << 32 | at as u64).collect();
        keys.sort_unstable();
        keys.iter().filter_map(|key| among.get(*key as u32 as usize).copied()).collect()
    }
}
