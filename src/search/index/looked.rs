//! The words that were looked up last, so that who types on, or asks again, waits for what is new alone.

use super::bits::Bits;
use crate::model::Slot;
use std::rc::Rc;

/// Posts with a word, of all words that are kept: eight bytes each.
const MOST: usize = 500_000;

/// What is looked up: a word, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    pub word: String,
    /// Words that begin so will do.
    pub begins: bool,
    /// Others of its kind will not.
    pub exact: bool,
    /// Where it may stand.
    pub places: u8,
}

/// The posts that have a word.
#[derive(Debug)]
pub(super) struct Having {
    /// As a set.
    pub posts: Bits,
    /// What the word is worth in each, without how rare it is; a post may be there for each word of a kind.
    pub worths: Vec<(Slot, f32)>,
}

/// What was looked up and is still so.
#[derive(Debug, Default)]
pub(super) struct Looked {
    /// The slots that there were.
    end: usize,
    /// What was wanted last stands last.
    words: Vec<(Wanted, Rc<Having>)>,
}

impl Looked {
    /// What was found for this word among slots up to `end`.
    pub fn get(&mut self, wanted: &Wanted, end: usize) -> Option<Rc<Having>> {
        if self.end != end {
            *self = Looked { end, words: Vec::new() };
        }
        let at = self.words.iter().position(|(known, _)| known == wanted)?;
        let known = self.words.remove(at);
        let having = known.1.clone();
        self.words.push(known);
        Some(having)
    }

    /// Keeps what was found, in the place of what was wanted longest ago.
    pub fn keep(&mut self, wanted: Wanted, having: &Rc<Having>) {
        self.words.push((wanted, having.clone()));
        let mut held: usize = self.words.iter().map(|(_, having)| having.worths.len()).sum();
        while held > MOST {
            held -= self.words.remove(0).1.worths.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(word: &str) -> Wanted {
        Wanted { word: word.into(), begins: false, exact: false, places: 15 }
    }

    fn having(posts: usize) -> Rc<Having> {
        Rc::new(Having { posts: Bits::default(), worths: vec![(Slot(0), 1.0); posts] })
    }

    #[test]
    fn keeps_what_was_wanted_last() {
        let mut looked = Looked::default();
        let check = |looked: &Looked, expected: &[&str]| {
            assert_eq!(looked.words.iter().map(|(wanted, _)| wanted.word.as_str()).collect::<Vec<_>>(), expected);
        };
        assert!(looked.get(&wanted("kiln"), 10).is_none());
        looked.keep(wanted("kiln"), &having(MOST / 2));
        looked.keep(wanted("glaze"), &having(MOST / 2));
        check(&looked, &["kiln", "glaze"]);
        assert!(looked.get(&wanted("kiln"), 10).is_some());
        check(&looked, &["glaze", "kiln"]);
        // There is no room for three.
        looked.keep(wanted("clay"), &having(1));
        check(&looked, &["kiln", "clay"]);
        // Another way of looking is another answer, and so is another library.
        assert!(looked.get(&Wanted { begins: true, ..wanted("kiln") }, 10).is_none());
        assert!(looked.get(&wanted("kiln"), 11).is_none());
        check(&looked, &[]);
    }
}
