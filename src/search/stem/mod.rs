//! What words of one kind have in common: *glaze*, *glazes* and *glazing* are looked for as one.
//!
//! Light, by endings alone, and for the languages that have rules here. Which rules count is a matter of the text, not of what is
//! looked for: a person types a word and not its language.

mod english;
mod german;

use super::fold::is_joined;

/// A language with rules, or every other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// No rules: a word is what it is.
    Other,
    /// English.
    English,
    /// German.
    German,
}

/// The tongues with rules.
pub const TONGUES: [Tongue; 2] = [Tongue::English, Tongue::German];

/// No word has more letters beyond the root of its kind: `-ings` behind a letter that stands twice, and the root's own last one.
pub const LONGEST_ENDING: usize = 7;

/// What is left of a word: a beginning of it, and the ending that its kind has in the place of its own.
#[derive(Clone, Copy, Debug)]
pub struct Stem<'a> {
    base: &'a str,
    /// `e`, `i` or nothing.
    tail: &'static str,
}

impl Tongue {
    /// Of a language tag (BCP 47), by its beginning.
    pub fn of(language: Option<&str>) -> Tongue {
        let language = language.unwrap_or_default();
        let first = language.split(['-', '_']).next().unwrap_or_default();
        match first {
            _ if first.eq_ignore_ascii_case("en") => Tongue::English,
            _ if first.eq_ignore_ascii_case("de") => Tongue::German,
            _ => Tongue::Other,
        }
    }

    /// The stem of a folded word.
    pub fn stem(self, word: &str) -> Stem<'_> {
        let plain = word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        match self {
            Tongue::English if plain => english::stem(word),
            Tongue::German if plain => german::stem(word),
            _ => Stem { base: word, tail: "" },
        }
    }

    /// Whether two folded words are of one kind.
    pub fn same(self, one: &str, other: &str) -> bool {
        one == other || self != Tongue::Other && !is_joined(one) && self.stem(one) == self.stem(other)
    }
}

impl<'a> Stem<'a> {
    /// How every word of this kind begins: without a last letter that may have been put there, see `tail`.
    pub fn root(&self) -> &'a str {
        match self.tail {
            "" => self.base.strip_suffix(['e', 'i']).unwrap_or(self.base),
            _ => self.base,
        }
    }
}

impl PartialEq for Stem<'_> {
    fn eq(&self, other: &Self) -> bool {
        let letters = |stem: &Self| stem.base.len() + stem.tail.len();
        letters(self) == letters(other)
            && self.base.bytes().chain(self.tail.bytes()).eq(other.base.bytes().chain(other.tail.bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tongue: Tongue, kinds: &[&str]) {
        let mut firsts: Vec<&str> = Vec::new();
        for kind in kinds {
            let words: Vec<&str> = kind.split(' ').collect();
            for word in &words {
                assert!(tongue.same(words[0], word), "{word} is not of the kind of {}", words[0]);
                assert!(word.starts_with(tongue.stem(words[0]).root()), "{word} begins otherwise");
            }
            for first in &firsts {
                assert!(!tongue.same(first, words[0]), "{first} and {} are not of one kind", words[0]);
            }
            firsts.push(words[0]);
        }
    }

    #[test]
    fn english() {
        check(
            Tongue::English,
            &[
                "glaze glazes glazed glazing",
                "fire fires fired firing",
                "fir firs",
                "story stories",
                "store stores stored storing",
                "study studies studied studying",
                "plan plans planned planning",
                "plane planes planed planing",
                "plant plants planted planting",
                "arrive arrives arrived arriving",
                "box boxes boxed",
                "glass glasses",
                "movie movies",
                "bus",
                "this",
                "red",
                "ring rings",
                "sing sings singing",
                "feed feeds feeding",
                "create creates created creating",
                "sizing size sizes sized",
                "falling fall falls",
                "yes",
                "news",
            ],
        );
    }

    #[test]
    fn german() {
        check(
            Tongue::German,
            &[
                "haus hauser hausern hauses hause",
                "ofen ofens",
                "kanne kannen",
                "leben lebens",
                "garten gartens",
                "glas glaser glasern",
                "tag tage tagen tages tags",
                "der",
                "aber",
                "strasse strassen",
            ],
        );
    }

    #[test]
    fn no_ending_is_longer() {
        let endings = ["", "s", "e", "i", "y", "n", "d", "ie", "ies", "ed", "ing", "ern", "em", "en", "er", "es", "sses"];
        let count = endings.len();
        for number in 0..count * count * count {
            let [one, two, three] = [number, number / count, number / count / count].map(|place| endings[place % count]);
            for beginning in ["plan", "fir", "stor", "glaz", "lat"] {
                let word = [beginning, one, two, three].concat();
                for tongue in TONGUES {
                    let root = tongue.stem(&word).root();
                    assert!(word.len() - root.len() <= LONGEST_ENDING, "{word} has the root {root}");
                }
            }
        }
    }

    #[test]
    fn no_rules() {
        check(Tongue::Other, &["stories", "story", "häuser"]);
        assert_eq!(Tongue::of(Some("EN_gb")), Tongue::English);
        assert_eq!(Tongue::of(Some("de")), Tongue::German);
        assert_eq!(Tongue::of(Some("den")), Tongue::Other);
        assert_eq!(Tongue::of(None), Tongue::Other);
    }
}
