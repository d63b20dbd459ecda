//! What had to be mended, and on which line.

use memchr::memchr_iter;

/// Something that was mended while reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line of the input, from 1; 0 when the problem is with the whole.
    pub line: u32,
    /// What it was.
    pub kind: ProblemKind,
}

/// The kinds of mending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemKind {
    /// Bytes that the encoding does not know.
    BadBytes,
    /// Characters that XML does not allow.
    ControlCharacter,
    /// An `&` that starts no reference.
    BareAmpersand,
    /// An end tag without its start, or a start without its end.
    CrossedTags,
    /// A tag or an attribute not written as XML demands.
    BadMarkup,
    /// A prefix that no `xmlns` declares.
    UnknownPrefix,
    /// Something before the root element, or after it.
    JunkOutside,
    /// The input ends before the root element does.
    Truncated,
    /// A date that could not be read.
    BadDate,
    /// Posts past the number that is kept.
    TooManyEntries,
}

/// Past this many nobody reads on.
const MOST: usize = 100;

/// Problems by their place in the text; lines are counted once, at the end, as most feeds have none.
#[derive(Debug, Default)]
pub struct Problems {
    noted: Vec<(usize, ProblemKind)>,
}

/// The place of a problem with the whole.
const WHOLE: usize = usize::MAX;

impl Problems {
    /// Notes a problem at this byte of the text. Only the first hundred are kept.
    pub fn note(&mut self, at: usize, kind: ProblemKind) {
        if self.noted.len() < MOST {
            self.noted.push((at, kind));
        }
    }

    /// Notes a problem of a kind that is said once.
    pub fn note_once(&mut self, at: usize, kind: ProblemKind) {
        if !self.noted.iter().any(|(_, known)| *known == kind) {
            self.note(at, kind);
        }
    }

    /// Notes a problem with the whole.
    pub fn note_whole(&mut self, kind: ProblemKind) {
        self.note(WHOLE, kind);
    }

    /// The problems in the order of the text, each kind once a line.
    pub fn lines(mut self, text: &str) -> Vec<Problem> {
        self.noted.sort_by_key(|&(at, _)| at);
        let mut found: Vec<Problem> = Vec::with_capacity(self.noted.len());
        let (mut from, mut line) = (0, 1);
        for (at, kind) in self.noted {
            let problem = if at == WHOLE {
                Problem { line: 0, kind }
            } else {
                let at = at.min(text.len());
                line += memchr_iter(b'\n', &text.as_bytes()[from..at]).count() as u32;
                from = at;
                Problem { line, kind }
            };
            if !found.contains(&problem) {
                found.push(problem);
            }
        }
        found
    }
}
