//! What each function of a module weighs, and in which part it is.

use super::cut::often;
use super::reach::Apart;
use super::whole::read;
use crate::run::Outcome;
use std::collections::BTreeMap;
use wasmparser::{FunctionBody, KnownCustom, Name, Parser, Payload};

/// Each function: whether it belongs to the first part, how many bytes it has, and its name.
///
/// # Errors
/// When the module is not one that wasm-bindgen and wasm-opt leave behind.
pub fn weigh(bytes: &[u8], seldom: &Apart) -> Outcome<Vec<(bool, usize, String)>> {
    let problem = |error: wasmparser::BinaryReaderError| format!("reading the page: {error}");
    let whole = read(bytes).map_err(problem)?;
    let often = often(&whole, seldom).map_err(problem)?;
    let names = names(bytes).map_err(problem)?;
    let line = |(function, body): (u32, &FunctionBody)| {
        let name = names.get(&function).copied().unwrap_or_default();
        (often.contains(&function), body.range().len(), name.to_owned())
    };
    Ok((whole.imported as u32..).zip(&whole.bodies).map(line).collect())
}

/// The names of functions, where they were kept.
fn names(bytes: &[u8]) -> Result<BTreeMap<u32, &str>, wasmparser::BinaryReaderError> {
    let mut names = BTreeMap::new();
    for payload in Parser::new(0).parse_all(bytes) {
        let Payload::CustomSection(section) = payload? else { continue };
        let KnownCustom::Name(parts) = section.as_known() else { continue };
        for part in parts {
            let Name::Function(functions) = part? else { continue };
            for name in functions {
                let name = name?;
                names.insert(name.index, name.name);
            }
        }
    }
    Ok(names)
}
