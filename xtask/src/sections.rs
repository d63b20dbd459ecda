//! A wasm module, section by section.

use std::collections::BTreeMap;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{Module, RawSection};
use wasmparser::{BinaryReaderError, Parser, Payload};

/// The module again, but for what `change` puts in a section's place. It says whether it did; nothing put there leaves it out.
///
/// # Errors
/// When it is no module, and what `change` returns.
pub fn rewrite<E: From<BinaryReaderError>>(
    wasm: &[u8],
    mut change: impl FnMut(&Payload, &mut Module) -> Result<bool, E>,
) -> Result<Vec<u8>, E> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if !change(&payload, &mut module)?
            && let Some((id, range)) = payload.as_section()
        {
            module.section(&RawSection { id, data: &wasm[range] });
        }
    }
    Ok(module.finish())
}

/// New indices of functions; all else keeps its own.
pub struct Renumber(pub BTreeMap<u32, u32>);

impl Reencode for Renumber {
    type Error = String;

    fn function_index(&mut self, index: u32) -> Result<u32, Error<String>> {
        self.0.get(&index).copied().ok_or_else(|| Error::UserError(format!("function {index} is not in this module")))
    }
}
