//! A module as wasm-bindgen and wasm-opt leave it behind, read.

use super::reach::{constant, slots};
use wasmparser::{DataKind, FunctionBody, Operator, Parser, Payload, TypeRef};

/// All of a module that cutting it needs.
#[derive(Default)]
pub struct Whole<'a> {
    pub types: Vec<wasmparser::RecGroup>,
    pub imports: Vec<wasmparser::Import<'a>>,
    /// The type of each function, imported ones first.
    pub functions: Vec<u32>,
    pub imported: usize,
    pub tables: Vec<wasmparser::TableType>,
    pub memories: Vec<wasmparser::MemoryType>,
    pub globals: Vec<wasmparser::Global<'a>>,
    pub exports: Vec<wasmparser::Export<'a>>,
    pub start: Option<u32>,
    pub slots: Vec<(u32, u32)>,
    pub other_elements: Vec<wasmparser::Element<'a>>,
    pub bodies: Vec<FunctionBody<'a>>,
    pub data: Vec<(u32, &'a [u8])>,
}

/// Reads a module.
pub fn read(bytes: &[u8]) -> Result<Whole<'_>, wasmparser::BinaryReaderError> {
    let mut whole = Whole::default();
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::TypeSection(section) => whole.types = section.into_iter().collect::<Result<_, _>>()?,
            Payload::ImportSection(section) => {
                whole.imports = section.into_imports().collect::<Result<_, _>>()?;
                let function = |import: &wasmparser::Import| match import.ty {
                    TypeRef::Func(of) => Some(of),
                    _ => None,
                };
                whole.functions = whole.imports.iter().filter_map(function).collect();
                whole.imported = whole.functions.len();
            }
            Payload::FunctionSection(section) => {
                for of in section {
                    whole.functions.push(of?);
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    whole.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(section) => whole.memories = section.into_iter().collect::<Result<_, _>>()?,
            Payload::GlobalSection(section) => whole.globals = section.into_iter().collect::<Result<_, _>>()?,
            Payload::ExportSection(section) => whole.exports = section.into_iter().collect::<Result<_, _>>()?,
            Payload::StartSection { func, .. } => whole.start = Some(func),
            Payload::ElementSection(section) => {
                for element in section {
                    let element = element?;
                    let found = slots(&element)?;
                    match found.is_empty() {
                        true => whole.other_elements.push(element),
                        false => whole.slots.extend(found),
                    }
                }
            }
            Payload::CodeSectionEntry(body) => whole.bodies.push(body),
            Payload::DataSection(section) => {
                for segment in section {
                    let segment = segment?;
                    if let DataKind::Active { offset_expr, .. } = &segment.kind {
                        whole.data.extend(constant(offset_expr)?.map(|address| (address, segment.data)));
                    }
                }
            }
            _ => {}
        }
    }
    Ok(whole)
}

/// The functions that a body mentions.
pub fn mentioned(body: &FunctionBody) -> Result<Vec<u32>, wasmparser::BinaryReaderError> {
    let mut found = Vec::new();
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Call { function_index } | Operator::RefFunc { function_index } | Operator::ReturnCall { function_index } => {
                found.push(function_index);
            }
            _ => {}
        }
    }
    Ok(found)
}
