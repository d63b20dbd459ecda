//! The names between a wasm file and its script.
//!
//! wasm-bindgen gives each of some 230 imports and each closure a long name with a hash in it, once in the wasm and once in
//! the script. Brotli cannot do much about them, so numbers take their place.

use crate::run::Outcome;
use crate::sections::rewrite;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection};
use wasmparser::{Parser, Payload};

/// What can be wrong with a module.
pub type Error = wasm_encoder::reencode::Error<std::convert::Infallible>;

/// Puts numbers in the place of the names of one wasm file and its script.
pub fn number(wasm: &Path, script: &Path) -> Outcome {
    let problem = |error: std::io::Error| format!("{}: {error}", wasm.display());
    let bytes = std::fs::read(wasm).map_err(problem)?;
    let text = read(script)?;
    let (bytes, numbered) = in_wasm(&bytes, &words(&text)).map_err(|error| format!("{}: {error}", wasm.display()))?;
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

/// Where a name stands among others that are counted up: the shorter come first.
pub const fn rank(name: &str) -> (usize, &str) {
    (name.len(), name)
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

/// Numbers those words of the script that the wasm has as names of imports or exports, in the order of the script. The wasm with the
/// numbers in their places, and which name got which.
fn in_wasm(wasm: &[u8], words: &BTreeMap<&str, usize>) -> Result<(Vec<u8>, BTreeMap<String, String>), Error> {
    let mut names = BTreeSet::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    names.insert(import?.name);
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    names.insert(export?.name);
                }
            }
            _ => {}
        }
    }
    let mut met: Vec<(usize, &str)> =
        names.iter().filter(|name| has_hash(name)).filter_map(|name| Some((*words.get(name)?, *name))).collect();
    met.sort_unstable();
    let numbered = met.iter().enumerate().map(|(number, (_, name))| ((*name).to_owned(), format!("${number}"))).collect();
    Ok((renamed(wasm, &numbered)?, numbered))
}

/// The module with these names of imports and exports changed.
///
/// # Errors
/// When it is no module.
pub fn renamed(wasm: &[u8], names: &BTreeMap<String, String>) -> Result<Vec<u8>, Error> {
    let new = |name: &str| names.get(name).map_or(name.to_owned(), Clone::clone);
    rewrite(wasm, |payload, module| {
        match payload {
            Payload::ImportSection(imports) => {
                let mut section = ImportSection::new();
                for import in imports.clone().into_imports() {
                    let import = import?;
                    section.import(import.module, &new(import.name), RoundtripReencoder.entity_type(import.ty)?);
                }
                module.section(&section);
            }
            Payload::ExportSection(exports) => {
                let mut section = ExportSection::new();
                for export in exports.clone() {
                    let export = export?;
                    section.export(&new(export.name), RoundtripReencoder.export_kind(export.kind)?, export.index);
                }
                module.section(&section);
            }
            _ => return Ok(false),
        }
        Ok(true)
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, ExportKind, MemoryType, Module};

    /// A module with these imports and this export.
    fn module(imports: &[&str], export: &str) -> Vec<u8> {
        let (mut given, mut taken) = (ImportSection::new(), ExportSection::new());
        let memory = MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };
        for name in imports {
            given.import("page.js", name, EntityType::Memory(memory));
        }
        taken.export(export, ExportKind::Memory, 0);
        let mut module = Module::new();
        module.section(&given).section(&taken);
        module.finish()
    }

    #[test]
    fn names_become_numbers() {
        let script =
            "f(){ wasm.close_00112233445566aa() } g = { __wbg_get_0123456789abcdef: a, __wbg_ptr: b, x_0123456789abcdef: c }";
        let given = module(&["__wbg_get_0123456789abcdef", "__wbg_ptr", "y_0123456789abcdef"], "close_00112233445566aa");
        let (wasm, numbered) = in_wasm(&given, &words(script)).unwrap();
        // What has no hash stays, and what only one of the two has.
        assert_eq!(wasm, module(&["$1", "__wbg_ptr", "y_0123456789abcdef"], "$0"));
        assert_eq!(in_script(script, &numbered), "f(){ wasm.$0() } g = { $1: a, __wbg_ptr: b, x_0123456789abcdef: c }");
    }

    #[test]
    fn what_a_script_takes() {
        let check = |script, expected: &[&str]| assert_eq!(taken(script), expected, "{script}");
        check("wasm.memory.buffer; wasm.free(wasm.memory)", &["free", "memory"]);
        check("const wasm = 1; get(wasm)", &[]);
    }
}
