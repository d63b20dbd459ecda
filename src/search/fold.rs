//! Text as the words that are compared: no case, no accents. A letter of a script that writes without spaces is a word of its
//! own, so that words side by side find any stretch of it.

use std::ops::Range;

/// Bytes of a folded word that count; what is longer is no word but somebody's data.
const LONGEST: usize = 64;

/// Letters that carry something, and the letters that people type for them. Lower case only.
const PLAIN: [(&str, &str); 34] = [
    ("àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "a"),
    ("çćĉċč", "c"),
    ("ďđ", "d"),
    ("èéêëēĕėęěẹẻẽếềểễệ", "e"),
    ("ĝğġģǧ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįıǐỉị", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņňŋ", "n"),
    ("òóôõöøōŏőơǒọỏốồổỗộớờởỡợ", "o"),
    ("ŕŗř", "r"),
    ("śŝşšșſ", "s"),
    ("ţťŧț", "t"),
    ("ùúûüũūŭůűųưǔụủứừửữự", "u"),
    ("ŵẁẃẅ", "w"),
    ("ýÿŷỳỵỷỹ", "y"),
    ("źżž", "z"),
    ("ß", "ss"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("þ", "th"),
    ("ð", "d"),
    ("ĳ", "ij"),
    ("ά", "α"),
    ("έ", "ε"),
    ("ή", "η"),
    ("ίϊΐ", "ι"),
    ("ό", "ο"),
    ("ύϋΰ", "υ"),
    ("ώ", "ω"),
    ("ς", "σ"),
    ("ё", "е"),
];

/// Calls `hear` with each word of `text`, folded, and with the bytes of `text` that it stands in.
pub fn each_word(text: &str, mut hear: impl FnMut(&str, Range<usize>)) {
    let mut word = String::new();
    let mut place = 0..0;
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        if is_silent(letter) {
            place.end = end;
            continue;
        }
        let is_part = letter.is_alphanumeric();
        let alone = is_part && stands_alone(letter);
        if (alone || !is_part) && !word.is_empty() {
            hear(&word, place.clone());
            word.clear();
        }
        if !is_part {
            continue;
        }
        if word.is_empty() {
            place.start = at;
        }
        place.end = end;
        if word.len() < LONGEST {
            push(letter, &mut word);
        }
        if alone {
            hear(&word, place.clone());
            word.clear();
        }
    }
    if !word.is_empty() {
        hear(&word, place);
    }
}

/// The words of `text`, folded.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word, _| words.push(word.to_owned()));
    words
}

/// Whether `word`, folded, is a letter of a script that writes without spaces: such a word joins its neighbours.
pub fn is_joined(word: &str) -> bool {
    word.chars().next().is_some_and(stands_alone)
}

fn push(letter: char, word: &mut String) {
    if letter.is_ascii() {
        word.push(letter.to_ascii_lowercase());
    } else {
        narrow(letter).to_lowercase().filter(|letter| !is_silent(*letter)).for_each(|letter| push_plain(letter, word));
    }
}

fn push_plain(letter: char, word: &mut String) {
    match letter {
        // Where the table's letters stand: Latin, Greek, Cyrillic, Vietnamese.
        'ß'..='ț' | 'ΐ'..='ё' | '\u{1E00}'..='\u{1EFF}' => match PLAIN.iter().find(|(letters, _)| letters.contains(letter)) {
            Some((_, plain)) => word.push_str(plain),
            None => word.push(letter),
        },
        letter => word.push(letter),
    }
}

/// What stands in a word and is not compared: accents and vowel points behind their letter, signs that join and part letters,
/// soft hyphens.
fn is_silent(letter: char) -> bool {
    matches!(
        letter,
        '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}'
            | '\u{670}' | '\u{94D}' | '\u{9CD}' | '\u{A4D}' | '\u{ACD}' | '\u{B4D}' | '\u{BCD}' | '\u{C4D}' | '\u{CCD}'
            | '\u{D4D}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}'
    )
}

/// Full-width letters and figures as the narrow ones.
fn narrow(letter: char) -> char {
    match letter {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(letter as u32 - 0xFEE0).unwrap_or(letter),
        _ => letter,
    }
}

/// Thai, Lao, Burmese, Khmer, kana, Han and Hangul.
fn stands_alone(letter: char) -> bool {
    matches!(letter, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3005}'..='\u{30FF}'
        | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_accents_make_no_difference() {
        let check = |text: &str, expected: &str| assert_eq!(words(text).join(" "), expected, "{text}");
        check("The Tide-Table, 1998", "the tide table 1998");
        check("Crème brûlée à l’île", "creme brulee a l ile");
        check("Cre\u{300}me", "creme");
        check("ÅNGSTRÖM Øre Łódź Straße Þing Ærø Œuvre", "angstrom ore lodz strasse thing aero oeuvre");
        check("İstanbul ısı", "istanbul isi");
        check("Phở Đà Nẵng", "pho da nang");
        check("soft\u{AD}ened non\u{2011}stop", "softened non stop");
        check("雨の日 Ёлка Ἀθήνα ΑΒΓΣ λόγος", "雨 の 日 елка ἀθηνα αβγσ λογοσ");
        check("Ｒｕｓｔ２", "rust2");
        check("שָׁלוֹם كِتَاب हिन्दी", "שלום كتاب हिनदी");
        check("<b>&amp;", "b amp");
        check("", "");
    }

    #[test]
    fn a_word_stands_where_it_was_written() {
        let text = "«Crème» 雨の, soft\u{AD}ened e\u{301}.";
        let mut found = Vec::new();
        each_word(text, |_, place| found.push(&text[place]));
        assert_eq!(found, ["Crème", "雨", "の", "soft\u{AD}ened", "e\u{301}"]);
    }

    #[test]
    fn data_is_cut() {
        let check = |letter: &str, bytes: usize| assert_eq!(words(&letter.repeat(9_000))[0].len(), bytes);
        check("a", LONGEST);
        check("ж", LONGEST);
        check("ß", LONGEST);
    }

    #[test]
    fn the_table_names_a_letter_once_and_in_lower_case() {
        let mut letters: Vec<char> = PLAIN.iter().flat_map(|(letters, _)| letters.chars()).collect();
        for letter in &letters {
            assert!(letter.to_lowercase().eq([*letter]), "{letter}");
            assert!(!words(&letter.to_string())[0].contains(*letter), "{letter} is out of reach");
        }
        let all = letters.len();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), all);
    }
}
