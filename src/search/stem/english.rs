//! English: the plural, `-ed` and `-ing`, a last `-y` and a last `-e`. The rules are the first and last steps of M. F. Porter's
//! "An algorithm for suffix stripping" (1980); what turns one word into another (`-ness`, `-ly`, `-tion`) stays.

use super::Stem;

pub(super) fn stem(word: &str) -> Stem<'_> {
    if let Some(base) = word.strip_suffix("ies").or_else(|| word.strip_suffix("ie")).filter(|base| base.len() > 1) {
        return Stem { base, tail: "i" };
    }
    let (base, tail) = without_ending(without_plural(word));
    if tail.is_empty()
        && let Some(base) = base.strip_suffix('y').filter(|base| base.len() > 1 && !is_vowel(base, base.len() - 1))
    {
        return Stem { base, tail: "i" };
    }
    let (base, e) = match base.strip_suffix('e') {
        Some(base) if tail.is_empty() => (base, true),
        _ => (base, tail == "e"),
    };
    match (e, measure(base)) {
        (false, _) => Stem { base, tail },
        (true, 0) => Stem { base, tail: "e" },
        (true, 1) if is_short(base) => Stem { base, tail: "e" },
        (true, _) => Stem { base, tail: "" },
    }
}

fn without_plural(word: &str) -> &str {
    match word.strip_suffix("sses") {
        Some(_) => &word[..word.len() - 2],
        None if ["ss", "us", "is"].iter().any(|end| word.ends_with(end)) => word,
        None => word.strip_suffix('s').unwrap_or(word),
    }
}

/// Without `-ed` or `-ing`, and with the `e` that it stood in for.
fn without_ending(word: &str) -> (&str, &'static str) {
    let cut = word.strip_suffix("ing").or_else(|| word.strip_suffix("ed").filter(|base| !base.ends_with('e')));
    let Some(base) = cut.filter(|base| base.len() > 1 && (0..base.len()).any(|at| is_vowel(base, at))) else { return (word, "") };
    if let Some(base) = base.strip_suffix("ie") {
        return (base, "i");
    }
    let last = base.as_bytes()[base.len() - 1];
    let doubled = base.len() > 2 && base.as_bytes()[base.len() - 2] == last && !is_vowel(base, base.len() - 1);
    match base {
        _ if ["at", "bl", "iz"].iter().any(|end| base.ends_with(end)) => (base, "e"),
        _ if doubled && !matches!(last, b'l' | b's' | b'z') => (&base[..base.len() - 1], ""),
        _ if measure(base) == 1 && is_short(base) => (base, "e"),
        _ => (base, ""),
    }
}

/// How often a consonant follows a vowel.
fn measure(word: &str) -> usize {
    (1..word.len()).filter(|&at| is_vowel(word, at - 1) && !is_vowel(word, at)).count()
}

/// Whether it ends in a consonant, a vowel and a consonant that is not w, x or y.
fn is_short(word: &str) -> bool {
    let Some(last) = word.len().checked_sub(1).filter(|last| *last > 1) else { return false };
    !is_vowel(word, last)
        && !matches!(word.as_bytes()[last], b'w' | b'x' | b'y')
        && is_vowel(word, last - 1)
        && !is_vowel(word, last - 2)
}

fn is_vowel(word: &str, at: usize) -> bool {
    match word.as_bytes()[at] {
        b'a' | b'e' | b'i' | b'o' | b'u' => true,
        b'y' => at > 0 && !is_vowel(word, at - 1),
        _ => false,
    }
}
