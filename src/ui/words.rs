//! What a person reads, in the language that is theirs: `docs/notes/words.md`.

use wasm_bindgen::prelude::*;

pub use crate::word::Word;

/// The languages that there are words in, each by its own name.
pub const LANGUAGES: [(&str, &str); 2] = [("en", "English"), ("de", "Deutsch")];

// What public/start.js found before the page was started. The browser knows each language's plurals, numbers, dates and alphabet.
#[wasm_bindgen]
extern "C" {
    /// The text of this number, in a language other than English.
    #[wasm_bindgen(js_namespace = language, js_name = text)]
    fn translated(number: u32) -> Option<String>;

    /// Which of a text's forms goes with `n`.
    #[wasm_bindgen(js_namespace = language)]
    fn form(n: u32) -> usize;

    /// A number as one writes it.
    #[wasm_bindgen(js_namespace = language)]
    pub fn number(n: u32) -> String;

    /// A time, given in milliseconds, as one writes it.
    #[wasm_bindgen(js_namespace = language)]
    pub fn date(at: f64) -> String;

    /// The first letter or numeral of a word, of whatever script; none of a word that has none.
    #[wasm_bindgen(js_namespace = language)]
    pub fn letter(word: &str) -> Option<String>;

    /// Below, at or above 0, as `a` stands before, with or behind `b`.
    #[wasm_bindgen(js_namespace = language)]
    fn compare(a: &str, b: &str) -> f64;
}

/// The text of a key.
#[inline(never)]
pub fn say(word: Word) -> String {
    translated(word.number()).unwrap_or_else(|| word.english().to_owned())
}

/// The text of a key with `{name}` filled in.
pub fn say_with(word: Word, name: &str, value: &str) -> String {
    fill(&say(word), name, value)
}

/// A text with each `{name}` filled in.
#[inline(never)]
pub fn fill(text: &str, name: &str, value: &str) -> String {
    let mut filled = String::new();
    let mut parts = text.split('{');
    filled.push_str(parts.next().unwrap_or_default());
    for part in parts {
        match part.strip_prefix(name).and_then(|rest| rest.strip_prefix('}')) {
            Some(rest) => [value, rest].map(|part| filled.push_str(part)),
            None => ["{", part].map(|part| filled.push_str(part)),
        };
    }
    filled
}

/// Whether a text has another in it. Shorter than the standard library's, which is quick for long ones.
#[inline(never)]
pub fn has(text: &str, part: &str) -> bool {
    part.is_empty() || text.as_bytes().windows(part.len()).any(|window| window == part.as_bytes())
}

/// The text of a key for a number: the form that goes with it (`one|many`), with `{n}` filled in.
pub fn say_count(word: Word, n: u32) -> String {
    let text = say(word);
    // A text of fewer forms has one for every number.
    let form = text.split('|').nth(form(n)).unwrap_or_else(|| text.split('|').fold("", |_, form| form));
    fill(form, "n", &number(n))
}

/// The text of a key with `{done}` and `{total}` filled in.
pub fn say_part(word: Word, done: u32, total: u32) -> String {
    fill(&say_with(word, "done", &number(done)), "total", &number(total))
}

/// Makes what [`by_name`] needs, where no names are there yet, as before an import: it takes the browser longer than a frame.
pub fn prepare_order() {
    compare("a", "b");
}

/// The order of two names, as the person's language has it.
pub fn by_name(a: &str, b: &str) -> std::cmp::Ordering {
    compare(a, b).total_cmp(&0.0)
}
