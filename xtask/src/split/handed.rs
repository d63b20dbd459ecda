//! What the first part hands to the second, in order.
//!
//! Some 680 functions have a name in both parts. In each a line says which function it is or of which type: sorted by that, a line
//! resembles the one before it, and names are counted up (docs/notes/page-bytes.md).

use super::cut::{FIRST, name};
use super::whole::read;
use crate::sections::{Renumber, rewrite};
use std::collections::BTreeMap;
use wasm_encoder::reencode::{Error, Reencode, RoundtripReencoder};
use wasm_encoder::{CodeSection, EntityType, ExportKind, ExportSection, ImportSection};
use wasmparser::{ExternalKind, Import, Payload, TypeRef};

/// Both parts, with what is handed on sorted by its type, and by its place in the first.
///
/// # Errors
/// When they are not what cutting left behind.
pub fn sorted(first: &[u8], second: &[u8]) -> Result<(Vec<u8>, Vec<u8>), Error<String>> {
    let (giving, taking) = (read(first)?, read(second)?);
    let is_function = |import: &&Import| matches!(import.ty, TypeRef::Func(_));
    let places: BTreeMap<&str, u32> = giving
        .exports
        .iter()
        .filter(|export| export.kind == ExternalKind::Func)
        .map(|export| (export.name, export.index))
        .collect();
    let mut handed = Vec::new();
    for (import, (function, of)) in taking.imports.iter().filter(is_function).zip((0..).zip(&taking.functions)) {
        let place = places.get(import.name).ok_or_else(|| Error::UserError(format!("nothing is handed on as {}", import.name)))?;
        handed.push((*of, *place, function, import.name));
    }
    handed.sort_unstable();
    let names: BTreeMap<&str, String> = handed.iter().enumerate().map(|(number, (.., old))| (*old, name('f', number))).collect();

    let mut exports = ExportSection::new();
    for export in giving.exports.iter().filter(|export| !names.contains_key(export.name)) {
        RoundtripReencoder.parse_export(&mut exports, *export).map_err(unlikely)?;
    }
    let mut imports = ImportSection::new();
    for (of, place, _, old) in &handed {
        exports.export(&names[old], ExportKind::Func, *place);
        imports.import(FIRST, &names[old], EntityType::Function(*of));
    }
    for import in taking.imports.iter().filter(|import| !is_function(import)) {
        RoundtripReencoder.parse_import(&mut imports, *import).map_err(unlikely)?;
    }
    let first = rewrite(first, |payload, module| {
        let is_exports = matches!(payload, Payload::ExportSection(_));
        if is_exports {
            module.section(&exports);
        }
        Ok::<_, Error<String>>(is_exports)
    })?;

    let moved = handed.iter().map(|(_, _, function, _)| *function);
    let own = taking.imported as u32..taking.functions.len() as u32;
    let mut renumber = Renumber(moved.chain(own).zip(0..).collect());
    let mut code = CodeSection::new();
    for body in &taking.bodies {
        renumber.parse_function_body(&mut code, body.clone())?;
    }
    let second = rewrite(second, |payload, module| {
        match payload {
            Payload::ImportSection(_) => _ = module.section(&imports),
            Payload::CodeSectionStart { .. } => _ = module.section(&code),
            _ => return renumber.parse_mention(payload, module),
        }
        Ok(true)
    })?;
    Ok((first, second))
}

/// What only copies has no mistakes of its own.
fn unlikely(error: Error<std::convert::Infallible>) -> Error<String> {
    Error::UserError(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{Function, FunctionSection, MemorySection, MemoryType, Module, TypeSection, ValType};

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
        exports.export("fa", ExportKind::Func, 0).export("fb", ExportKind::Func, 2).export("run", ExportKind::Func, 1);
        exports.export("fc", ExportKind::Func, 1).export("ma", ExportKind::Memory, 0);
        let mut module = Module::new();
        module.section(&types()).section(&functions).section(&memories).section(&exports).section(&code);
        module.finish()
    }

    /// A module that takes them, and calls the one with the number.
    fn taking() -> Vec<u8> {
        let (mut imports, mut functions, mut code) = (ImportSection::new(), FunctionSection::new(), CodeSection::new());
        for (name, of) in [("fa", 1), ("fb", 0), ("fc", 0)] {
            imports.import(FIRST, name, EntityType::Function(of));
        }
        imports.import(FIRST, "ma", EntityType::Memory(MEMORY));
        functions.function(0);
        let mut body = Function::new([]);
        body.instructions().call(0).drop().call(3).end();
        code.function(&body);
        let mut module = Module::new();
        module.section(&types()).section(&imports).section(&functions).section(&code);
        module.finish()
    }

    #[test]
    fn what_is_called_stays_the_same() {
        let (first, second) = sorted(&giving(), &taking()).unwrap();
        for part in [&first, &second] {
            wasmparser::validate(part).unwrap();
        }
        let (first, second) = (read(&first).unwrap(), read(&second).unwrap());
        let given: Vec<(&str, u32)> = first.exports.iter().map(|export| (export.name, export.index)).collect();
        assert_eq!(given, [("run", 1), ("ma", 0), ("fa", 1), ("fb", 2), ("fc", 0)]);
        let taken: Vec<&str> = second.imports.iter().map(|import| import.name).collect();
        assert_eq!((taken.as_slice(), second.functions.as_slice()), (["fa", "fb", "fc", "ma"].as_slice(), [0, 0, 1, 0].as_slice()));
        assert_eq!(super::super::whole::mentioned(&second.bodies[0]).unwrap(), [2, 3]);
    }
}
