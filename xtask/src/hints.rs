//! What a module says and no browser heeds.
//!
//! Each reading and writing of memory says how its address is aligned. That is a hint (WebAssembly 2.0, section 2.4.7), engines of today
//! look past it, and the lowest is always true. Said the same everywhere it costs nothing: 1 of 100 bytes of the worker that is loaded.

use crate::run::Outcome;
use crate::sections::rewrite;
use crate::split::read;
use std::path::Path;
use wasm_encoder::reencode::{self, Error, Reencode};
use wasm_encoder::{CodeSection, MemArg};
use wasmparser::Payload;

struct Plain;

impl Reencode for Plain {
    type Error = String;

    fn mem_arg(&mut self, arg: wasmparser::MemArg) -> Result<MemArg, Error<String>> {
        Ok(MemArg { align: 0, ..reencode::utils::mem_arg(self, arg)? })
    }
}

/// Takes the hints out of a wasm file, in place.
///
/// # Errors
/// When the file cannot be read or written, or is not what wasm-bindgen and wasm-opt leave behind.
pub fn drop_hints(wasm: &Path) -> Outcome {
    let problem = |error: std::io::Error| format!("{}: {error}", wasm.display());
    let plain = without_hints(&std::fs::read(wasm).map_err(problem)?).map_err(|error| format!("{}: {error}", wasm.display()))?;
    std::fs::write(wasm, plain).map_err(problem)
}

fn without_hints(wasm: &[u8]) -> Result<Vec<u8>, Error<String>> {
    let mut code = CodeSection::new();
    for body in read(wasm)?.bodies {
        Plain.parse_function_body(&mut code, body)?;
    }
    rewrite(wasm, |payload, module| {
        let is_code = matches!(payload, Payload::CodeSectionStart { .. });
        if is_code {
            module.section(&code);
        }
        Ok(is_code)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{Function, FunctionSection, MemorySection, MemoryType, Module, TypeSection};

    /// A function that reads four bytes and writes them elsewhere.
    fn module(align: u32) -> Vec<u8> {
        let (mut types, mut functions, mut memories, mut code) =
            (TypeSection::new(), FunctionSection::new(), MemorySection::new(), CodeSection::new());
        types.ty().function([], []);
        functions.function(0);
        memories.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
        let mut body = Function::new([]);
        let at = |offset| MemArg { offset, align, memory_index: 0 };
        body.instructions().i32_const(1).i32_const(2).i32_load(at(8)).i32_store(at(300)).end();
        code.function(&body);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&memories).section(&code);
        module.finish()
    }

    #[test]
    fn all_but_the_hints_stays() {
        assert_eq!(without_hints(&module(2)).unwrap(), module(0));
        wasmparser::validate(&module(0)).unwrap();
    }
}
