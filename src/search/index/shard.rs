//! One record of words: in order, each with the posts that have it.
//!
//! Blocks of [`BLOCK`] words follow a table: the number of blocks (u16, little endian), and for each the place of its first byte
//! (u32), counted from behind the table. Most words are in one post only, and most stand once in one place, so a word is written as:
//!
//! - a byte: how many bytes it shares with the word before (the highest three bits, nothing in a block's first word), whether
//!   one post has it (the next bit), how many bytes of its own follow (the rest). A number that has no room in its bits is all
//!   ones there, and follows;
//! - its own bytes, then the length of its posts in bytes, unless it is one;
//! - its posts: the distance from the one before, four times, and where it stands when that is once: excerpt 0, title 1, author
//!   2; else 3, and a byte follows with the places (the high half) and how often (the low half, up to 15). Of whole texts the
//!   distance alone is written.
//!
//! Numbers that follow are as in `varint`.

use super::place::{AUTHOR, EXCERPT, TEXT, TITLE};
use super::varint::{push, take, take_bytes};

/// Words in a block.
const BLOCK: usize = 64;
/// Bits for how many bytes are a word's own, and for how many it shares.
const OWN: u32 = 15;
const SHARED: u32 = 7;
/// The places that a posting can name by itself.
const PLACES: [u8; 3] = [EXCERPT, TITLE, AUTHOR];

/// What is written of a post that has a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Posts {
    /// Where in its row the word stands, and how often.
    Rows,
    /// That it stands in the text.
    Texts,
}

/// A post that has a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    /// Its slot within the segment.
    pub at: u16,
    /// Where the word stands in it.
    pub places: u8,
    /// How often, up to 15.
    pub times: u8,
}

/// A record made of a `stored` one, of whose posts some stay, and of words that were `added`, which are in order, with their posts,
/// in order as well. Words of which nothing changes are copied.
pub(super) fn merge<'a>(
    kind: Posts,
    stored: &[u8],
    stays: &dyn Fn(u16) -> bool,
    added: impl Iterator<Item = (&'a str, &'a [Posting])>,
) -> Vec<u8> {
    let mut added = added.peekable();
    let mut packer = Packer::default();
    let (mut all, mut bytes) = (Vec::new(), Vec::new());
    let mut pack = |packer: &mut Packer, word: &str, postings: &[Posting]| {
        bytes.clear();
        pack_posts(kind, postings, &mut bytes);
        packer.add(word, &bytes, postings.len() == 1);
    };
    each(kind, stored, "", &mut |word, bytes| {
        while let Some((next, postings)) = added.next_if(|(next, _)| *next < word) {
            pack(&mut packer, next, postings);
        }
        let new = added.next_if(|(next, _)| *next == word).map(|(_, postings)| postings);
        if new.is_none() && posts(kind, bytes).all(|posting| stays(posting.at)) {
            return packer.add(word, bytes, posts(kind, bytes).nth(1).is_none());
        }
        all.clear();
        all.extend(posts(kind, bytes).filter(|posting| stays(posting.at)));
        all.extend_from_slice(new.unwrap_or_default());
        all.sort_unstable_by_key(|posting| posting.at);
        if !all.is_empty() {
            pack(&mut packer, word, &all);
        }
    });
    for (next, postings) in added {
        pack(&mut packer, next, postings);
    }
    packer.finish()
}

/// A record in the making, word by word.
#[derive(Default)]
struct Packer {
    count: usize,
    blocks: Vec<u32>,
    bytes: Vec<u8>,
    before: Vec<u8>,
}

impl Packer {
    /// Adds a word with its packed posts.
    fn add(&mut self, word: &str, posts: &[u8], is_one: bool) {
        let Packer { count, blocks, bytes, before } = self;
        if *count % BLOCK == 0 {
            blocks.push(bytes.len() as u32);
            before.clear();
        }
        *count += 1;
        let word = word.as_bytes();
        let shared = before.iter().zip(word).take_while(|(one, other)| one == other).count();
        let own = &word[shared..];
        let lengths = [(shared as u32, SHARED), (own.len() as u32, OWN)];
        let [shares, owns] = lengths.map(|(length, most)| length.min(most) as u8);
        bytes.push(shares << 5 | u8::from(is_one) << 4 | owns);
        lengths.iter().filter(|(length, most)| length >= most).for_each(|(length, _)| push(*length, bytes));
        bytes.extend_from_slice(own);
        if !is_one {
            push(posts.len() as u32, bytes);
        }
        bytes.extend_from_slice(posts);
        before.truncate(shared);
        before.extend_from_slice(own);
    }

    fn finish(self) -> Vec<u8> {
        let mut packed = (self.blocks.len() as u16).to_le_bytes().to_vec();
        self.blocks.iter().for_each(|block| packed.extend_from_slice(&block.to_le_bytes()));
        packed.extend_from_slice(&self.bytes);
        packed
    }
}

fn pack_posts(kind: Posts, postings: &[Posting], bytes: &mut Vec<u8>) {
    // One more than the slot, so that the first distance is not nothing either.
    let mut before = 0;
    for posting in postings {
        let at = u32::from(posting.at) + 1;
        if kind == Posts::Texts {
            push(at - before, bytes);
            before = at;
            continue;
        }
        let place = PLACES.iter().position(|place| posting.times == 1 && *place == posting.places);
        push((at - before) << 2 | place.unwrap_or(PLACES.len()) as u32, bytes);
        if place.is_none() {
            bytes.push(posting.places << 4 | posting.times.min(15));
        }
        before = at;
    }
}

/// The posts of a word.
pub(super) fn posts(kind: Posts, mut bytes: &[u8]) -> impl Iterator<Item = Posting> {
    let mut before = 0;
    std::iter::from_fn(move || next_post(kind, &mut bytes, &mut before))
}

/// The next post; `before` is one more than the slot of the one before.
#[inline]
fn next_post(kind: Posts, bytes: &mut &[u8], before: &mut u32) -> Option<Posting> {
    let number = take(bytes)?;
    if kind == Posts::Texts {
        *before = before.wrapping_add(number);
        return Some(Posting { at: before.checked_sub(1)? as u16, places: TEXT, times: 1 });
    }
    *before = before.wrapping_add(number >> 2);
    let (places, times) = match PLACES.get(number as usize & 3) {
        Some(place) => (*place, 1),
        None => {
            let (byte, rest) = bytes.split_first()?;
            *bytes = rest;
            (byte >> 4, byte & 15)
        }
    };
    Some(Posting { at: before.checked_sub(1)? as u16, places, times })
}

/// Calls `hear` with each word of a record that has this beginning, and with the bytes of its posts. Damage ends it.
pub(super) fn each<'a>(kind: Posts, record: &'a [u8], beginning: &str, hear: &mut dyn FnMut(&str, &'a [u8])) {
    let Some((table, words)) = split(record) else { return };
    let beginning = beginning.as_bytes();
    // The last block whose first word stands before the beginning: words with it stand there, or from the next block on.
    let first = table.partition_point(|block| first_word(words, block).is_some_and(|word| word < beginning)).saturating_sub(1);
    let mut rest = words.get(table.start(first)..).unwrap_or_default();
    let mut word = Vec::new();
    while let Some(posts) = next(kind, &mut rest, &mut word) {
        if word.starts_with(beginning) {
            if let Ok(word) = std::str::from_utf8(&word) {
                hear(word, posts);
            }
        } else if word.as_slice() > beginning {
            return;
        }
    }
}

/// Reads the next word into `word`, over the word before, and returns its posts.
fn next<'a>(kind: Posts, rest: &mut &'a [u8], word: &mut Vec<u8>) -> Option<&'a [u8]> {
    let (shared, own, is_one) = head(rest)?;
    word.truncate(shared);
    word.extend_from_slice(take_bytes(own, rest)?);
    if !is_one {
        let length = take(rest)?;
        return take_bytes(length, rest);
    }
    let posts = *rest;
    next_post(kind, rest, &mut 0)?;
    posts.get(..posts.len() - rest.len())
}

/// How many bytes a word shares, how many are its own, and whether one post has it.
#[inline]
fn head(rest: &mut &[u8]) -> Option<(usize, u32, bool)> {
    let (byte, more) = rest.split_first()?;
    *rest = more;
    let mut length = |bits: u32, most: u32| if bits == most { take(rest) } else { Some(bits) };
    let shared = length(u32::from(byte >> 5), SHARED)?;
    let own = length(u32::from(byte & 15), OWN)?;
    Some((shared as usize, own, byte >> 4 & 1 == 1))
}

fn first_word(words: &[u8], start: usize) -> Option<&[u8]> {
    let mut rest = words.get(start..)?;
    let (_, own, _) = head(&mut rest)?;
    take_bytes(own, &mut rest)
}

/// Where the blocks begin.
struct Table<'a>(&'a [u8]);

impl Table<'_> {
    fn start(&self, block: usize) -> usize {
        let bytes = self.0.get(block * 4..block * 4 + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, |bytes| u32::from_le_bytes(bytes) as usize)
    }

    /// How many blocks from the first one on, by their places, are so.
    fn partition_point(&self, is_before: impl Fn(usize) -> bool) -> usize {
        let (mut low, mut high) = (0, self.0.len() / 4);
        while low < high {
            let middle = (low + high) / 2;
            if is_before(self.start(middle)) { low = middle + 1 } else { high = middle }
        }
        low
    }
}

fn split(record: &[u8]) -> Option<(Table<'_>, &[u8])> {
    let (count, rest) = record.split_at_checked(2)?;
    let blocks = usize::from(u16::from_le_bytes([count[0], count[1]]));
    let (table, words) = rest.split_at_checked(blocks * 4)?;
    Some((Table(table), words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack<'a>(kind: Posts, words: impl Iterator<Item = (&'a str, &'a [Posting])>) -> Vec<u8> {
        merge(kind, &[], &|_| true, words)
    }

    #[test]
    fn packed_and_back() {
        let words: Vec<String> = (0..100).map(|n| format!("w{:02}", n * 7 % 100)).collect();
        let long = ["a".repeat(64), "a".repeat(60) + "b"];
        let mut words: Vec<&str> = words.iter().chain(&long).map(String::as_str).chain(["雨の", "雨", "zz", "rare"]).collect();
        words.sort_unstable();
        let posting = |at, places, times| Posting { at, places, times };
        let own = [
            posting(0, EXCERPT, 1),
            posting(1, 3, 2),
            posting(2, AUTHOR, 1),
            posting(3, TITLE, 1),
            posting(4095, EXCERPT, 15),
            posting(65535, 15, 1),
        ];
        let rare = [posting(4095, TITLE, 1)];
        let of = |word: &str| if word == "rare" { &rare[..] } else { &own[..] };
        let record = pack(Posts::Rows, words.iter().map(|word| (*word, of(word))));
        let check = |beginning: &str, expected: &[&str]| {
            let mut found = Vec::new();
            each(Posts::Rows, &record, beginning, &mut |word, bytes| {
                assert!(posts(Posts::Rows, bytes).eq(of(word).iter().copied()));
                found.push(word.to_owned());
            });
            assert_eq!(found, expected, "{beginning}");
        };
        check("", &words);
        check("w0", &words[3..13]);
        check("w55", &["w55"]);
        check("w9", &words[93..103]);
        check("zz", &["zz"]);
        check("rare", &["rare"]);
        check("雨", &["雨", "雨の"]);
        check("aa", &[&long[0], &long[1]]);
        for none in ["b", "w1x", "zzz", "雨a", "龍"] {
            check(none, &[]);
        }
        // Damage is no panic.
        for length in 0..record.len() {
            each(Posts::Rows, &record[..length], "w5", &mut |_, bytes| assert!(posts(Posts::Rows, bytes).count() <= bytes.len()));
            each(Posts::Rows, &record[length..], "", &mut |_, bytes| assert!(posts(Posts::Rows, bytes).count() <= bytes.len()));
        }
        each(Posts::Rows, &pack(Posts::Rows, std::iter::empty()), "", &mut |_, _| panic!());
    }

    #[test]
    fn merged_is_as_packed_at_once() {
        let posting = |at| Posting { at, places: TITLE, times: 1 };
        let words = ["glaze", "kiln", "kilns", "loam", "oak"];
        // Of each word the posts before, and those that are added; the third goes.
        let before: [&[u16]; 5] = [&[1, 3, 9], &[3], &[], &[2], &[7, 8]];
        let new: [&[u16]; 5] = [&[2], &[], &[4, 5], &[1], &[]];
        let after: [&[u16]; 5] = [&[1, 2, 9], &[], &[4, 5], &[1, 2], &[7, 8]];
        let packed = |stored: &[u8], posts: [&[u16]; 5]| {
            let posts = posts.map(|posts| posts.iter().map(|at| posting(*at)).collect::<Vec<Posting>>());
            let words = words.iter().zip(&posts).filter(|(_, posts)| !posts.is_empty());
            merge(Posts::Rows, stored, &|at| at != 3, words.map(|(word, posts)| (*word, posts.as_slice())))
        };
        assert_eq!(packed(&packed(&[], before), new), packed(&[], after));
    }

    #[test]
    fn of_whole_texts_the_distances_alone() {
        let posting = |at| Posting { at, places: TEXT, times: 1 };
        let (many, one) = ([posting(0), posting(127), posting(4095)], [posting(4095)]);
        let record = pack(Posts::Texts, [("glaze", &many[..]), ("kiln", &one[..])].into_iter());
        let mut found = Vec::new();
        each(Posts::Texts, &record, "", &mut |word, bytes| found.push((word.to_owned(), posts(Posts::Texts, bytes).collect())));
        assert_eq!(found, [("glaze".to_owned(), many.to_vec()), ("kiln".to_owned(), one.to_vec())]);
    }
}
