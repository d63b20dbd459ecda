//! The names of what the first part hands to the second.
//!
//! Some 680 functions have a name in both parts. In each a line says which function it is, or of which type: where names are counted up
//! in that order, a line resembles the one before it (docs/notes/page-bytes.md).

use super::cut::name;
use super::whole::read;
use crate::names::{Error, rank, renamed};
use crate::run::Outcome;
use crate::sections::rewrite;
use std::collections::{BTreeMap, BTreeSet};
use wasm_encoder::ExportSection;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasmparser::{BinaryReaderError, ExternalKind, Import, Payload, TypeRef};

/// Both parts, with the functions that are handed on named in the order of their types, and of their places in the first.
///
/// # Errors
/// When they are no modules.
pub fn named(first: &[u8], second: &[u8]) -> Outcome<(Vec<u8>, Vec<u8>)> {
    let problem = |error: Error| format!("naming what is handed on: {error}");
    let names = names(first, second).map_err(|error| problem(error.into()))?;
    let handed: BTreeSet<&str> = names.values().map(String::as_str).collect();
    let first = renamed(first, &names).and_then(|first| sorted(&first, &handed)).map_err(problem)?;
    Ok((first, renamed(second, &names).map_err(problem)?))
}

/// The module with those of its exports that are `handed` on behind the others, in the order of names.
fn sorted(wasm: &[u8], handed: &BTreeSet<&str>) -> Result<Vec<u8>, Error> {
    rewrite(wasm, |payload, module| {
        let Payload::ExportSection(exports) = payload else { return Ok(false) };
        let mut exports = exports.clone().into_iter().collect::<Result<Vec<_>, _>>()?;
        exports.sort_by_key(|export| handed.contains(export.name).then(|| rank(export.name)));
        let mut section = ExportSection::new();
        for export in exports {
            RoundtripReencoder.parse_export(&mut section, export)?;
        }
        module.section(&section);
        Ok(true)
    })
}

/// The new name of each.
fn names(first: &[u8], second: &[u8]) -> Result<BTreeMap<String, String>, BinaryReaderError> {
    let (giving, taking) = (read(first)?, read(second)?);
    let functions = giving.exports.iter().filter(|export| export.kind == ExternalKind::Func);
    let places: BTreeMap<&str, u32> = functions.map(|export| (export.name, export.index)).collect();
    let handed = |import: &Import| match import.ty {
        TypeRef::Func(of) => Some((of, *places.get(import.name)?, import.name.to_owned())),
        _ => None,
    };
    let mut handed: Vec<(u32, u32, String)> = taking.imports.iter().filter_map(handed).collect();
    handed.sort_unstable();
    Ok(handed.into_iter().zip(0..).map(|((.., old), number)| (old, name('f', number))).collect())
}

#[cfg(test)]
mod tests {
    use super::super::cut::FIRST;
    use super::*;
    use wasm_encoder::{
        CodeSection, EntityType, ExportKind, ExportSection, Function, FunctionSection, ImportSection, MemorySection, MemoryType,
        Module, TypeSection, ValType,
    };

    const MEMORY: MemoryType = MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };

    fn types() -> TypeSection {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        types.ty().function([], [ValType::I32]);
        types
    }

    /// A module that hands on three functions, the first of which gives a number, and its memory.
    fn giving() -> Vec<u8> {
        let (mut functions, mut code, mut exports) = (FunctionSection::new(), CodeSection::new(), ExportSection::new());
        for of in [1, 0, 0] {
            functions.function(of);
            let mut body = Function::new([]);
            if of == 1 {
                body.instructions().i32_const(7);
            }
            body.instructions().end();
            code.function(&body);
        }
        let mut memories = MemorySection::new();
        memories.memory(MEMORY);
        exports.export("f0", ExportKind::Func, 0).export("f1", ExportKind::Func, 2).export("run", ExportKind::Func, 1);
        exports.export("f2", ExportKind::Func, 1).export("m0", ExportKind::Memory, 0);
        let mut module = Module::new();
        module.section(&types()).section(&functions).section(&memories).section(&exports).section(&code);
        module.finish()
    }

    /// A module that takes them, and calls the one with the number.
    fn taking() -> Vec<u8> {
        let (mut imports, mut functions, mut code) = (ImportSection::new(), FunctionSection::new(), CodeSection::new());
        for (name, of) in [("f0", 1), ("f1", 0), ("f2", 0)] {
            imports.import(FIRST, name, EntityType::Function(of));
        }
        imports.import(FIRST, "m0", EntityType::Memory(MEMORY));
        functions.function(0);
        let mut body = Function::new([]);
        body.instructions().call(0).drop().call(3).end();
        code.function(&body);
        let mut module = Module::new();
        module.section(&types()).section(&imports).section(&functions).section(&code);
        module.finish()
    }

    #[test]
    fn names_follow_types_and_places() {
        let (first, second) = named(&giving(), &taking()).unwrap();
        for part in [&first, &second] {
            wasmparser::validate(part).unwrap();
        }
        let (first, second) = (read(&first).unwrap(), read(&second).unwrap());
        let given: Vec<(&str, u32)> = first.exports.iter().map(|export| (export.name, export.index)).collect();
        assert_eq!(given, [("run", 1), ("m0", 0), ("f0", 1), ("f1", 2), ("f2", 0)]);
        let taken: Vec<&str> = second.imports.iter().map(|import| import.name).collect();
        assert_eq!(taken, ["f2", "f1", "f0", "m0"]);
    }
}
