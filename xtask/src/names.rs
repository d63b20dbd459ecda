//! Shortens what brotli cannot: the names between a wasm file and its script.
//!
//! wasm-bindgen ends the name of each of some 250 imports and of each closure with sixteen hexadecimal digits of a hash, in
//! the wasm and in the script. Random digits do not compress. Numbers of the same length do, and nothing in the wasm moves.

use crate::run::Outcome;
use std::collections::HashMap;
use std::path::Path;

/// An underscore, then this many digits.
const DIGITS: usize = 16;

/// Numbers the names of one wasm file and its script in place.
pub fn number(wasm: &Path, script: &Path) -> Outcome {
    let mut numbers = HashMap::new();
    // The script names all that stands between the two, and more: it decides.
    for (file, is_script) in [(script, true), (wasm, false)] {
        let problem = |error: std::io::Error| format!("{}: {error}", file.display());
        let mut bytes = std::fs::read(file).map_err(problem)?;
        renumber(&mut bytes, &mut numbers, is_script);
        std::fs::write(file, bytes).map_err(problem)?;
    }
    Ok(())
}

/// Puts numbers in the place of hashes: of all in what defines them, elsewhere of those that are known.
fn renumber(bytes: &mut [u8], numbers: &mut HashMap<Vec<u8>, usize>, defines: bool) {
    let mut at = 0;
    while at + DIGITS < bytes.len() {
        let (start, end) = (at + 1, at + 1 + DIGITS);
        at += 1;
        if bytes[start - 1] != b'_' || !bytes[start..end].iter().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
            continue;
        }
        let next = numbers.len();
        let hash = bytes[start..end].to_vec();
        let number = if defines { Some(*numbers.entry(hash).or_insert(next)) } else { numbers.get(&hash).copied() };
        if let Some(number) = number {
            bytes[start..end].copy_from_slice(format!("{number:0DIGITS$}").as_bytes());
            at = end;
        }
    }
}

/// What a script takes from its wasm, by name: all that stands behind `wasm.` in it.
pub fn exports(script: &Path) -> Outcome<Vec<String>> {
    Ok(taken(&read(script)?))
}

/// Those of the names that the script, shortened since, still has.
pub fn used(script: &Path, mut names: Vec<String>) -> Outcome<Vec<String>> {
    let script = read(script)?;
    names.retain(|name| script.contains(&format!(".{name}")));
    Ok(names)
}

fn read(script: &Path) -> Outcome<String> {
    std::fs::read_to_string(script).map_err(|error| format!("{}: {error}", script.display()))
}

fn taken(script: &str) -> Vec<String> {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    let name = |rest: &str| rest.split(|letter| !is_name(letter)).next().map(str::to_owned);
    let mut names: Vec<String> = script.split("wasm.").skip(1).filter_map(name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_become_numbers() {
        let mut numbers = HashMap::new();
        let mut check = |text: &str, defines, expected: &str| {
            let mut bytes = text.as_bytes().to_vec();
            renumber(&mut bytes, &mut numbers, defines);
            assert_eq!(String::from_utf8_lossy(&bytes), expected);
        };
        check("__wbg_get_0123456789abcdef: f", true, "__wbg_get_0000000000000000: f");
        check("a_fedcba9876543210___b_0123456789abcdef", true, "a_0000000000000001___b_0000000000000000");
        check("__wbg_get_0123456789abcdef", false, "__wbg_get_0000000000000000");
        // Too short, no hash, not known.
        check("a_0123456789abcde", true, "a_0123456789abcde");
        check("a_0123456789abcdeg", true, "a_0123456789abcdeg");
        check("a_aaaaaaaaaaaaaaaa", false, "a_aaaaaaaaaaaaaaaa");
    }

    #[test]
    fn what_a_script_takes() {
        let check = |script, expected: &[&str]| assert_eq!(taken(script), expected, "{script}");
        check("wasm.memory.buffer; wasm.free(wasm.memory)", &["free", "memory"]);
        check("const wasm = 1; get(wasm)", &[]);
    }
}
