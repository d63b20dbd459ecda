//! A wasm module, section by section.

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
