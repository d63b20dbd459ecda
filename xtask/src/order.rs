//! The order of a module's functions.
//!
//! What brotli finds again costs less the nearer it is, and wasm-opt leaves functions in the order of how often they are called. Here
//! each stands behind those that it resembles: 2 of 100 bytes of what is loaded (docs/notes/page-bytes.md). What is imported stands in
//! the order of its names, which are numbers.

use crate::names::rank;
use crate::run::Outcome;
use crate::sections::{Renumber, rewrite};
use crate::split::read;
use std::collections::HashMap;
use std::path::Path;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, ElementSection, ExportSection, FunctionSection, ImportSection, StartSection};
use wasmparser::{FunctionBody, Import, Payload, TypeRef};

/// Bytes in a row that two functions have in common, or have not.
const PIECE: usize = 4;
/// Pieces that more functions have say nothing about any.
const COMMON: usize = 600;
/// What a function counts of what the one behind it counts, when it is asked what a third resembles.
const FADING: f32 = 0.5;
/// A function has so many pieces more, in that question: else the smallest resemble everything.
const SMALL: f32 = 8.0;

/// Puts the functions of a wasm file in order, in place. Their names, if it has them, go.
///
/// # Errors
/// When the file cannot be read or written, or is not what wasm-bindgen and wasm-opt leave behind.
pub fn order(wasm: &Path) -> Outcome {
    let problem = |error: std::io::Error| format!("{}: {error}", wasm.display());
    let ordered = ordered(&std::fs::read(wasm).map_err(problem)?).map_err(|error| format!("{}: {error}", wasm.display()))?;
    std::fs::write(wasm, ordered).map_err(problem)
}

fn ordered(wasm: &[u8]) -> Result<Vec<u8>, Error<String>> {
    let whole = read(wasm)?;
    let (imported, types) = (whole.imported as u32, &whole.functions[whole.imported..]);
    let order = by_likeness(&whole.bodies.iter().map(FunctionBody::as_bytes).collect::<Vec<&[u8]>>());
    let (imports, taken) = by_name(&whole.imports);
    let places = taken.into_iter().chain(order.iter().map(|function| imported + *function as u32)).zip(0..);
    let mut renumber = Renumber(places.collect());
    let mut code = CodeSection::new();
    for function in &order {
        renumber.parse_function_body(&mut code, whole.bodies[*function].clone())?;
    }
    rewrite(wasm, |payload, module| {
        match payload {
            Payload::ImportSection(_) => {
                let mut section = ImportSection::new();
                for import in &imports {
                    renumber.parse_import(&mut section, **import)?;
                }
                module.section(&section);
            }
            Payload::FunctionSection(_) => {
                let mut functions = FunctionSection::new();
                order.iter().for_each(|function| _ = functions.function(types[*function]));
                module.section(&functions);
            }
            Payload::ExportSection(section) => {
                let mut exports = ExportSection::new();
                renumber.parse_export_section(&mut exports, section.clone())?;
                module.section(&exports);
            }
            Payload::StartSection { func, .. } => {
                module.section(&StartSection { function_index: renumber.function_index(*func)? });
            }
            Payload::ElementSection(section) => {
                let mut elements = ElementSection::new();
                renumber.parse_element_section(&mut elements, section.clone())?;
                module.section(&elements);
            }
            Payload::CodeSectionStart { .. } => _ = module.section(&code),
            Payload::CustomSection(section) if section.name() == "name" => {}
            _ => return Ok(false),
        }
        Ok(true)
    })
}

/// What is imported, in the order of names, the shorter first; and the numbers of the functions among it.
fn by_name<'a>(imports: &'a [Import<'a>]) -> (Vec<&'a Import<'a>>, Vec<u32>) {
    let is_function = |import: &Import| matches!(import.ty, TypeRef::Func(_));
    let mut functions = 0..;
    let mut numbered: Vec<(&Import, Option<u32>)> =
        imports.iter().map(|import| (import, is_function(import).then(|| functions.next()).flatten())).collect();
    numbered.sort_by_key(|(import, _)| rank(import.name));
    (numbered.iter().map(|(import, _)| *import).collect(), numbered.iter().filter_map(|(_, function)| *function).collect())
}

/// The places of these functions, in an order in which each resembles those before it.
fn by_likeness(bodies: &[&[u8]]) -> Vec<usize> {
    let pieces: Vec<Vec<&[u8]>> = bodies.iter().map(|body| pieces(body)).collect();
    let mut having: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (function, pieces) in pieces.iter().enumerate() {
        pieces.iter().for_each(|piece| having.entry(piece).or_default().push(function));
    }
    having.retain(|_, functions| functions.len() < COMMON);
    // How much each shares with those that stand already.
    let mut shared = vec![0.0; bodies.len()];
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let mut order = Vec::with_capacity(bodies.len());
    while !left.is_empty() {
        let likeness = |place: usize| shared[left[place]] / (pieces[left[place]].len() as f32 + SMALL);
        let most = (1..left.len()).fold(0, |most, place| if likeness(place) > likeness(most) { place } else { most });
        let function = left.remove(most);
        order.push(function);
        shared.iter_mut().for_each(|shared| *shared *= FADING);
        for other in pieces[function].iter().filter_map(|piece| having.get(piece)).flatten() {
            shared[*other] += 1.0;
        }
    }
    order
}

/// All pieces of a function, each once.
fn pieces(body: &[u8]) -> Vec<&[u8]> {
    let mut pieces: Vec<&[u8]> = body.windows(PIECE).collect();
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ConstExpr, Elements, EntityType, ExportKind, Function, ImportSection, Module, RefType, TableSection};
    use wasm_encoder::{TableType, TypeSection};

    #[test]
    fn each_resembles_those_before_it() {
        let check = |bodies: &[&str], expected: &[usize]| {
            assert_eq!(by_likeness(&bodies.iter().map(|body| body.as_bytes()).collect::<Vec<&[u8]>>()), expected, "{bodies:?}");
        };
        check(&[], &[]);
        check(&["of its own", "alike: kiln", "another", "alike: loam"], &[0, 1, 3, 2]);
        // What is in nothing else comes in the order in which it came.
        check(&["a", "b", "c"], &[0, 1, 2]);
    }

    #[test]
    fn what_is_imported_stands_by_name() {
        let import = |name, ty| Import { module: "page.js", name, ty };
        let memory = TypeRef::Memory(wasmparser::MemoryType {
            memory64: false,
            shared: false,
            initial: 1,
            maximum: None,
            page_size_log2: None,
        });
        let imports =
            [import("$10", TypeRef::Func(0)), import("m", memory), import("$2", TypeRef::Func(0)), import("$1", TypeRef::Func(0))];
        let (sorted, functions) = by_name(&imports);
        assert_eq!(sorted.iter().map(|import| import.name).collect::<Vec<&str>>(), ["m", "$1", "$2", "$10"]);
        assert_eq!(functions, [2, 1, 0]);
    }

    /// One function of the browser's, then three: the second and the third call the one before, and the last is exported and placed.
    fn module() -> Vec<u8> {
        let (mut types, mut imports, mut functions) = (TypeSection::new(), ImportSection::new(), FunctionSection::new());
        types.ty().function([], []);
        types.ty().function([], [wasm_encoder::ValType::I32]);
        imports.import("page.js", "browser", EntityType::Function(0));
        let mut code = CodeSection::new();
        let number = |number| {
            let mut body = Function::new([]);
            body.instructions().i32_const(number).i32_const(7_000_000).i32_add().end();
            body
        };
        let mut calls = Function::new([]);
        calls.instructions().call(0).call(1).drop().end();
        for (of, body) in [(1, number(1)), (0, calls), (1, number(2))] {
            functions.function(of);
            code.function(&body);
        }
        let mut tables = TableSection::new();
        tables.table(TableType { element_type: RefType::FUNCREF, minimum: 2, maximum: None, table64: false, shared: false });
        let mut exports = ExportSection::new();
        exports.export("two", ExportKind::Func, 3);
        let mut elements = ElementSection::new();
        elements.active(None, &ConstExpr::i32_const(1), Elements::Functions([2].as_slice().into()));
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&tables).section(&exports);
        module.section(&StartSection { function_index: 2 }).section(&elements).section(&code);
        module.finish()
    }

    #[test]
    fn what_is_called_stays_the_same() {
        let ordered = ordered(&module()).unwrap();
        wasmparser::validate(&ordered).unwrap();
        let whole = read(&ordered).unwrap();
        // The two that resemble each other stand first.
        assert_eq!(whole.functions, [0, 1, 1, 0]);
        assert_eq!(whole.exports[0].index, 2);
        assert_eq!(whole.start, Some(3));
        assert_eq!(whole.slots, [(1, 3)]);
    }
}
