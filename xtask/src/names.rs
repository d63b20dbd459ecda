//! The names between a wasm file and its script.
//!
//! wasm-bindgen gives each of some 230 imports and each closure a long name with a hash in it, once in the wasm and once in
//! the script. Brotli cannot do much about them, so numbers take their place, as long as the names were: nothing in the wasm
//! moves.

use crate::run::Outcome;
use std::collections::BTreeMap;
use std::path::Path;

/// Puts numbers in the place of the names of one wasm file and its script.
pub fn number(wasm: &Path, script: &Path) -> Outcome {
    let problem = |error: std::io::Error| format!("{}: {error}", wasm.display());
    let mut bytes = std::fs::read(wasm).map_err(problem)?;
    let text = read(script)?;
    let numbered = in_wasm(&mut bytes, &words(&text));
    std::fs::write(wasm, bytes).map_err(problem)?;
    std::fs::write(script, in_script(&text, &numbered)).map_err(|error| format!("{}: {error}", script.display()))
}

/// What a script takes from its wasm, by name: all that stands behind `wasm.` in it.
pub fn exports(script: &Path) -> Outcome<Vec<String>> {
    Ok(taken(&read(script)?))
}

/// Those of the names that the script, shortened since, still has.
pub fn used(script: &Path, mut names: Vec<String>) -> Outcome<Vec<String>> {
    let script = read(script)?;
    let words = words(&script);
    names.retain(|name| words.contains_key(name.as_str()));
    Ok(names)
}

fn read(script: &Path) -> Outcome<String> {
    std::fs::read_to_string(script).map_err(|error| format!("{}: {error}", script.display()))
}

const fn is_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == '$'
}

/// The words of a script, each with the place where it is met first.
fn words(script: &str) -> BTreeMap<&str, usize> {
    let mut words = BTreeMap::new();
    for (place, word) in script.split(|letter| !is_name(letter)).enumerate() {
        words.entry(word).or_insert(place);
    }
    words
}

fn taken(script: &str) -> Vec<String> {
    let name = |rest: &str| rest.split(|letter| !is_name(letter)).next().map(str::to_owned);
    let mut names: Vec<String> = script.split("wasm.").skip(1).filter_map(name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Whether wasm-bindgen made the name up: it ends in, or holds, sixteen hexadecimal digits behind an underscore.
fn has_hash(name: &str) -> bool {
    name.split('_').any(|part| part.len() == 16 && part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')))
}

/// Numbers those words that the wasm has as names: there the name's length stands before it, as LEB128.
fn in_wasm(wasm: &mut [u8], words: &BTreeMap<&str, usize>) -> BTreeMap<String, String> {
    let mut candidates: Vec<(&usize, &str)> =
        words.iter().filter(|(word, _)| has_hash(word)).map(|(word, at)| (at, *word)).collect();
    candidates.sort_unstable();
    let mut numbered = BTreeMap::new();
    for (number, (_, name)) in candidates.into_iter().enumerate() {
        let (before, after) = (prefixed(name), format!("{number:_>width$}", width = name.len()));
        let places: Vec<usize> = memchr::memmem::find_iter(wasm, &before).collect();
        for end in places.iter().map(|at| at + before.len()) {
            wasm[end - name.len()..end].copy_from_slice(after.as_bytes());
        }
        if !places.is_empty() {
            numbered.insert(name.to_owned(), after);
        }
    }
    numbered
}

fn in_script(script: &str, numbered: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while !rest.is_empty() {
        let end = rest.find(|letter| !is_name(letter)).unwrap_or(rest.len());
        out.push_str(numbered.get(&rest[..end]).map_or(&rest[..end], String::as_str));
        let next = rest[end..].find(is_name).map_or(rest.len(), |at| end + at);
        out.push_str(&rest[end..next]);
        rest = &rest[next..];
    }
    out
}

/// A name as it stands in wasm.
fn prefixed(name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut length = name.len();
    while length >= 0x80 {
        bytes.push(length as u8 | 0x80);
        length >>= 7;
    }
    bytes.push(length as u8);
    bytes.extend(name.as_bytes());
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_numbers() {
        let script =
            "f(){ wasm.close_00112233445566aa() } g = { __wbg_get_0123456789abcdef: a, __wbg_ptr: b, x_0123456789abcdef: c }";
        let mut wasm = b"\x1a__wbg_get_0123456789abcdef \x16close_00112233445566aa __wbg_get_0123456789abcdef".to_vec();
        let numbered = in_wasm(&mut wasm, &words(script));
        let number = format!("{:_>26}", 1);
        let close = format!("{:_>22}", 0);
        // Not a name of the wasm where its length does not stand before it.
        assert_eq!(String::from_utf8_lossy(&wasm), format!("\x1a{number} \x16{close} __wbg_get_0123456789abcdef"));
        let expected = format!("f(){{ wasm.{close}() }} g = {{ {number}: a, __wbg_ptr: b, x_0123456789abcdef: c }}");
        assert_eq!(in_script(script, &numbered), expected);
    }

    #[test]
    fn long_names_have_long_lengths() {
        let check = |length: usize, expected: &[u8]| assert_eq!(prefixed(&"a".repeat(length))[..expected.len()], *expected);
        check(5, b"\x05a");
        check(127, b"\x7fa");
        check(200, b"\xc8\x01a");
    }

    #[test]
    fn what_a_script_takes() {
        let check = |script, expected: &[&str]| assert_eq!(taken(script), expected, "{script}");
        check("wasm.memory.buffer; wasm.free(wasm.memory)", &["free", "memory"]);
        check("const wasm = 1; get(wasm)", &[]);
    }
}
