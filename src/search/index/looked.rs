//! The words that were looked up last, so that who types on, or asks again, waits for what is new alone.

use super::bits::Bits;
use crate::model::Slot;
use std::rc::Rc;

/// Bytes of all words that are kept.
const ROOM: usize = 4_000_000;

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
    /// Of them, those in whose text alone it stands.
    pub texts: Bits,
    /// What the word is worth in each of the others, without how rare it is; a post may be there for each word of a kind.
    pub worths: Vec<(Slot, f32)>,
}

impl Having {
    /// How many bytes it takes.
    fn size(&self) -> usize {
        self.posts.size() + self.texts.size() + size_of_val(self.worths.as_slice())
    }
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
        let mut held: usize = self.words.iter().map(|(_, having)| having.size()).sum();
        while held > ROOM {
            held -= self.words.remove(0).1.size();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(word: &str) -> Wanted {
        Wanted { word: word.into(), begins: false, exact: false, places: 15 }
    }

    fn having(bytes: usize) -> Rc<Having> {
        Rc::new(Having { posts: Bits::default(), texts: Bits::default(), worths: vec![(Slot(0), 1.0); bytes / 8] })
    }

    #[test]
    fn keeps_what_was_wanted_last() {
        let mut looked = Looked::default();
        let check = |looked: &Looked, expected: &[&str]| {
            assert_eq!(looked.words.iter().map(|(wanted, _)| wanted.word.as_str()).collect::<Vec<_>>(), expected);
        };
        assert!(looked.get(&wanted("kiln"), 10).is_none());
        looked.keep(wanted("kiln"), &having(ROOM / 2));
        looked.keep(wanted("glaze"), &having(ROOM / 2));
        check(&looked, &["kiln", "glaze"]);
        assert!(looked.get(&wanted("kiln"), 10).is_some());
        check(&looked, &["glaze", "kiln"]);
        // There is no room for three.
        looked.keep(wanted("clay"), &having(8));
        check(&looked, &["kiln", "clay"]);
        // Another way of looking is another answer, and so is another library.
        assert!(looked.get(&Wanted { begins: true, ..wanted("kiln") }, 10).is_none());
        assert!(looked.get(&wanted("kiln"), 11).is_none());
        check(&looked, &[]);
    }
}
