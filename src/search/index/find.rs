//! Asking the index: the posts that surely answer, those that may, and how well.

use super::answer::Answer;
use super::bits::Bits;
use super::facts::Facts;
use super::looked::{Having, Looked, Wanted};
use super::shard::{self, Posts};
use super::{FACTS, ROW_SHARDS, SEGMENT, Shard, keys, place, rank, shard_of, text_shards_of};
use crate::model::{RiverPost, Slot, Tags, Timestamp};
use crate::search::fold::{is_joined, words};
use crate::search::holds::{When, speaks};
use crate::search::query::{Field, Query, Text};
use crate::search::stem::{LONGEST_ENDING, Stem, TONGUES, Tongue};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The shards that `query` reads.
pub fn shards(query: &Query) -> Vec<Shard> {
    let mut found = Vec::new();
    collect(query, &mut found);
    found.sort_unstable();
    found.dedup();
    found
}

fn collect(query: &Query, found: &mut Vec<Shard>) {
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
    shards: BTreeMap<Shard, Vec<Vec<u8>>>,
    /// How many words a post has, in the middle.
    usual: f32,
    posts: usize,
    /// What was looked up in these shards.
    looked: Looked,
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

impl Index {
    /// Whether a shard was read.
    pub fn has(&self, shard: Shard) -> bool {
        self.shards.contains_key(&shard)
    }

    /// Puts the records of a shard in, by segment; those of segments without whole texts are empty in the shards of texts.
    pub fn put(&mut self, shard: Shard, records: Vec<Vec<u8>>) {
        // What was looked up without this shard had no need of it.
        if shard == FACTS || self.has(shard) {
            self.looked = Looked::default();
        }
        if shard == FACTS {
            self.facts = records.iter().map(|record| Facts::unpack(record)).collect();
            self.count_words();
            self.shards.insert(FACTS, Vec::new());
        } else {
            self.shards.insert(shard, records);
        }
    }

    /// Puts the record of one segment in the place of the one that a shard has, or behind its last.
    pub fn put_one(&mut self, shard: Shard, segment: usize, record: Vec<u8>) {
        self.looked = Looked::default();
        if shard == FACTS {
            put_at(&mut self.facts, segment, Facts::unpack(&record));
            self.count_words();
        } else if let Some(records) = self.shards.get_mut(&shard) {
            put_at(records, segment, record);
        }
    }

    /// The shards that are here, with how many bytes each takes.
    pub fn held(&self) -> impl Iterator<Item = (Shard, usize)> {
        self.shards.iter().map(|(shard, records)| (*shard, records.iter().map(Vec::len).sum()))
    }

    /// Lets go of a shard.
    pub fn forget(&mut self, shard: Shard) {
        self.looked = Looked::default();
        self.shards.remove(&shard);
    }

    fn count_words(&mut self) {
        let known = || self.facts.iter().flat_map(|facts| facts.posts.iter().flatten());
        let words: usize = known().map(|fact| usize::from(fact.length)).sum();
        self.posts = known().count();
        self.usual = words as f32 / self.posts.max(1) as f32;
    }

    /// What it says of `query`. Every shard that [`shards`] names was read.
    // Within what calls it, it would be compiled as that is: for bytes.
    #[inline(never)]
    pub fn find(&mut self, query: &Query, around: &Around<'_>) -> Answer {
        let mut looked = std::mem::take(&mut self.looked);
        let mut asking = Asking { index: self, around, end: around.posts.len(), looked: &mut looked, counting: Vec::new() };
        let Both { mut sure, mut may } = asking.ask(query, true);
        let counting = asking.counting;
        // Nothing is known of these, whatever was said.
        sure.drop(around.unknown);
        may.join(around.unknown);
        let worth = self.worth(&counting, around, &may);
        may.drop(&sure);
        self.looked = looked;
        Answer { sure, unclear: may, worth }
    }

    /// How well posts answer by the words that they have; of those only that may, as others are nobody's business.
    fn worth(&self, counting: &[Rc<Having>], around: &Around<'_>, may: &Bits) -> Vec<f32> {
        if counting.is_empty() {
            return Vec::new();
        }
        let mut worth = vec![0.0; around.posts.len()];
        for having in counting {
            let rarity = rank::rarity(having.worths.len() + having.texts.len(), self.posts);
            let in_texts = having.texts.iter().map(|slot| (slot, rank::TEXT));
            having.worths.iter().copied().chain(in_texts).filter(|(slot, _)| may.has(*slot)).for_each(|(slot, by_word)| {
                if let Some(worth) = worth.get_mut(slot.0 as usize) {
                    *worth += rarity * by_word;
                }
            });
        }
        for slot in may.iter() {
            if let (Some(worth), Some(post)) = (worth.get_mut(slot.0 as usize), around.posts.get(slot.0 as usize)) {
                *worth = rank::aged(*worth, around.when.now.seconds() - i64::from(post.sort_at));
            }
        }
        worth
    }

    /// The posts that have a word, one that begins with it, or one of its kind, in one of the places.
    fn look_up(&self, wanted: &Wanted, end: usize) -> Having {
        let Wanted { word, begins, exact, places } = wanted;
        let (mut rows, mut texts) = (Bits::none(end), Bits::none(end));
        let mut worths = Vec::new();
        let stems = kinds(word, *exact);
        let root = root(word, &stems);
        let of_texts = if *places == place::ALL { text_shards_of(word, root) } else { 0..0 };
        let shards = std::iter::once(shard_of(word)).chain(of_texts).filter_map(|shard| Some((shard, self.shards.get(&shard)?)));
        for (shard, (segment, record)) in shards.flat_map(|(shard, of)| of.iter().enumerate().map(move |record| (shard, record))) {
            let Some(facts) = self.facts.get(segment) else { continue };
            let (kind, places) = if shard < ROW_SHARDS { (Posts::Rows, *places) } else { (Posts::Texts, place::TEXT) };
            shard::each(kind, record, root, &mut |known, having| {
                let itself = known == word || *begins && known.starts_with(word.as_str());
                if !itself && known.len() > root.len() + LONGEST_ENDING {
                    return;
                }
                let of_kind = |tongue: Tongue| stems.iter().any(|(of, stem)| *of == tongue && *stem == of.stem(known));
                // The tongues in which it is of the kind; asked once a word, not once a post.
                let kinds = if itself { [false; 2] } else { TONGUES.map(of_kind) };
                if !itself && kinds == [false; 2] {
                    return;
                }
                let first = segment * SEGMENT;
                let is_kind = |at: u16| TONGUES.iter().zip(kinds).any(|(of, is)| is && *of == facts.tongue(at));
                let places = if itself { places } else { places & !place::AUTHOR };
                for posting in shard::posts(kind, having) {
                    if posting.places & places == 0 || !itself && !is_kind(posting.at) {
                        continue;
                    }
                    let at = first + usize::from(posting.at);
                    if kind == Posts::Texts {
                        texts.add(at);
                        continue;
                    }
                    rows.add(at);
                    let length = || facts.length(posting.at).unwrap_or(self.usual);
                    worths.push((Slot(at as u32), rank::weight(posting, length, self.usual)));
                }
            });
        }
        // What stands in the row counts, else that it stands in the text.
        texts.drop(&rows);
        rows.join(&texts);
        Having { posts: rows, texts, worths }
    }
}

/// The posts that surely answer, and those that may: these and more.
struct Both {
    sure: Bits,
    may: Bits,
}

struct Asking<'a> {
    index: &'a Index,
    around: &'a Around<'a>,
    end: usize,
    looked: &'a mut Looked,
    /// Of each word that counts, the posts that have it.
    counting: Vec<Rc<Having>>,
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
            let having = self.word(Wanted { word: key.clone(), begins, exact: text.exact, places });
            match &mut may {
                Some(may) => may.keep(&having.posts),
                None => may = Some(having.posts.clone()),
            }
            if counts {
                self.counting.push(having);
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

    /// The posts that have a word.
    fn word(&mut self, wanted: Wanted) -> Rc<Having> {
        if let Some(known) = self.looked.get(&wanted, self.end) {
            return known;
        }
        let having = Rc::new(self.index.look_up(&wanted, self.end));
        self.looked.keep(wanted, &having);
        having
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
