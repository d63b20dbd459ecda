//! German: the endings of case and number. Umlauts are folded before, so that *Häuser* and *Haus* meet.

use super::Stem;

/// Letters that must be left.
const SHORTEST: usize = 3;

pub(super) fn stem(word: &str) -> Stem<'_> {
    // A genitive's s stands behind these letters only; behind others it mostly belongs to the word, as in Haus.
    let genitive = word.strip_suffix('s').filter(|rest| rest.ends_with(['b', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'r', 't']));
    let word = genitive.filter(|rest| rest.len() >= SHORTEST).unwrap_or(word);
    let endings = ["ern", "em", "en", "er", "es", "e"];
    let base = endings.iter().find_map(|ending| word.strip_suffix(ending).filter(|base| base.len() >= SHORTEST));
    Stem { base: base.unwrap_or(word), tail: "" }
}
