//! Cuts one module in two that share memory, tables, globals and functions.
//!
//! The first part runs as the whole did, with empty places in its table of functions. The second imports from the first what
//! it needs, and fills those places when it is instantiated. All that the browser gives stands in the first part alone, which
//! hands it on.

use super::reach::Apart;
use super::whole::{Whole, mentioned, read};
use crate::run::Outcome;
use crate::sections::{Renumber, rewrite};
use std::collections::BTreeSet;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind, ExportSection, FunctionSection,
    GlobalSection, ImportSection, MemorySection, Module, TableSection, TypeSection,
};
use wasmparser::{BinaryReaderError, ExternalKind, Payload};

/// The name under which the second part imports the first (`src/browser/part.rs`).
pub const FIRST: &str = "first";

/// The first part and the second.
///
/// # Errors
/// When the module is not one that wasm-bindgen and wasm-opt leave behind.
pub fn cut(whole: &[u8], seldom: &Apart) -> Outcome<(Vec<u8>, Vec<u8>)> {
    let problem = |error: Error<String>| format!("cutting the page: {error}");
    let whole = read(whole).map_err(|error| format!("cutting the page: {error}"))?;
    let often = often(&whole, seldom).map_err(|error| format!("cutting the page: {error}"))?;
    let shared = shared(&whole, seldom, &often).map_err(|error| format!("cutting the page: {error}"))?;
    Ok((first(&whole, seldom, &often, &shared).map_err(problem)?, second(&whole, seldom, &often, &shared).map_err(problem)?))
}

/// The module with these places in its table of functions left empty.
///
/// # Errors
/// When it is no module.
pub fn without(bytes: &[u8], idle: &BTreeSet<u32>) -> Outcome<Vec<u8>> {
    let problem = |error: Error<String>| format!("emptying places: {error}");
    let whole = read(bytes).map_err(|error| format!("emptying places: {error}"))?;
    let mut renumber = Renumber((0..whole.functions.len() as u32).map(|function| (function, function)).collect());
    let placed = whole.slots.iter().filter(|(slot, _)| !idle.contains(slot));
    let mut elements = elements(&mut renumber, placed).map_err(problem)?;
    for element in &whole.other_elements {
        renumber.parse_element(&mut elements, element.clone()).map_err(problem)?;
    }
    let changed = rewrite(bytes, |payload, module| {
        let is_elements = matches!(payload, Payload::ElementSection(_));
        if is_elements {
            module.section(&elements);
        }
        Ok::<_, BinaryReaderError>(is_elements)
    });
    changed.map_err(|error| format!("emptying places: {error}"))
}

/// What the first part has: all that its exports and its places in the table reach.
pub fn often(whole: &Whole, seldom: &Apart) -> Result<BTreeSet<u32>, BinaryReaderError> {
    let exported = whole.exports.iter().filter(|export| export.kind == ExternalKind::Func).map(|export| export.index);
    let placed = whole.slots.iter().filter(|(slot, _)| !seldom.slots.contains(slot)).map(|(_, function)| *function);
    let mut next: Vec<u32> = exported.chain(placed).chain(whole.start).chain(0..whole.imported as u32).collect();
    let mut reached = BTreeSet::new();
    while let Some(function) = next.pop() {
        if reached.insert(function)
            && let Some(body) = (function as usize).checked_sub(whole.imported).and_then(|at| whole.bodies.get(at))
        {
            next.extend(mentioned(body)?);
        }
    }
    Ok(reached)
}

/// What the second part takes from the first: functions, each with a short name.
fn shared(whole: &Whole, seldom: &Apart, often: &BTreeSet<u32>) -> Result<Vec<u32>, BinaryReaderError> {
    let mut taken: BTreeSet<u32> =
        whole.slots.iter().filter(|(slot, _)| seldom.slots.contains(slot)).map(|(_, function)| *function).collect();
    for (function, body) in (whole.imported as u32..).zip(&whole.bodies) {
        if !often.contains(&function) {
            taken.extend(mentioned(body)?);
        }
    }
    Ok(taken.into_iter().filter(|function| often.contains(function)).collect())
}

/// A short name of a thing that both parts use: its kind and its number. Of two of a kind the shorter comes first, and of those that are
/// as long the first of the alphabet.
pub fn name(kind: char, number: usize) -> String {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let before = if number < 62 { String::from(kind) } else { name(kind, number / 62 - 1) };
    before + &char::from(DIGITS[number % 62]).to_string()
}

fn types(whole: &Whole, renumber: &mut Renumber) -> Result<TypeSection, Error<String>> {
    let mut types = TypeSection::new();
    for group in &whole.types {
        renumber.parse_recursive_type_group(types.ty(), group.clone())?;
    }
    Ok(types)
}

fn first(whole: &Whole, seldom: &Apart, often: &BTreeSet<u32>, shared: &[u32]) -> Result<Vec<u8>, Error<String>> {
    let mut renumber = Renumber(often.iter().copied().zip(0..).collect());
    let mut imports = ImportSection::new();
    for import in &whole.imports {
        renumber.parse_import(&mut imports, *import)?;
    }
    let (mut tables, mut memories, mut globals) = (TableSection::new(), MemorySection::new(), GlobalSection::new());
    let mut exports = ExportSection::new();
    for export in &whole.exports {
        renumber.parse_export(&mut exports, *export)?;
    }
    for (number, table) in whole.tables.iter().enumerate() {
        tables.table(renumber.table_type(*table)?);
        exports.export(&name('t', number), ExportKind::Table, number as u32);
    }
    for (number, memory) in whole.memories.iter().enumerate() {
        memories.memory(renumber.memory_type(*memory)?);
        exports.export(&name('m', number), ExportKind::Memory, number as u32);
    }
    for (number, global) in whole.globals.iter().enumerate() {
        renumber.parse_global(&mut globals, global.clone())?;
        exports.export(&name('g', number), ExportKind::Global, number as u32);
    }
    for (number, function) in shared.iter().enumerate() {
        exports.export(&name('f', number), ExportKind::Func, renumber.function_index(*function)?);
    }
    let placed = whole.slots.iter().filter(|(slot, _)| !seldom.slots.contains(slot));
    let mut elements = elements(&mut renumber, placed)?;
    for element in &whole.other_elements {
        renumber.parse_element(&mut elements, element.clone())?;
    }
    let data = data(whole, |address| !seldom.data.iter().any(|range| range.contains(&address)));
    let mut module = Module::new();
    module.section(&types(whole, &mut renumber)?).section(&imports);
    let (functions, code) = functions(whole, &mut renumber, |function| often.contains(&function))?;
    module.section(&functions).section(&tables).section(&memories).section(&globals).section(&exports);
    if let Some(start) = whole.start {
        module.section(&wasm_encoder::StartSection { function_index: renumber.function_index(start)? });
    }
    module.section(&elements).section(&code).section(&data);
    Ok(module.finish())
}

fn second(whole: &Whole, seldom: &Apart, often: &BTreeSet<u32>, shared: &[u32]) -> Result<Vec<u8>, Error<String>> {
    let own = (0..whole.functions.len() as u32).filter(|function| !often.contains(function));
    let mut renumber = Renumber(shared.iter().copied().chain(own).zip(0..).collect());
    let mut imports = ImportSection::new();
    for (number, function) in shared.iter().enumerate() {
        imports.import(FIRST, &name('f', number), EntityType::Function(whole.functions[*function as usize]));
    }
    for (number, table) in whole.tables.iter().enumerate() {
        imports.import(FIRST, &name('t', number), renumber.table_type(*table)?);
    }
    for (number, memory) in whole.memories.iter().enumerate() {
        imports.import(FIRST, &name('m', number), renumber.memory_type(*memory)?);
    }
    for (number, global) in whole.globals.iter().enumerate() {
        imports.import(FIRST, &name('g', number), renumber.global_type(global.ty)?);
    }
    let placed = whole.slots.iter().filter(|(slot, _)| seldom.slots.contains(slot));
    let elements = elements(&mut renumber, placed)?;
    let data = data(whole, |address| seldom.data.iter().any(|range| range.contains(&address)));
    let mut module = Module::new();
    module.section(&types(whole, &mut renumber)?).section(&imports);
    let (functions, code) = functions(whole, &mut renumber, |function| !often.contains(&function))?;
    module.section(&functions).section(&elements).section(&code).section(&data);
    Ok(module.finish())
}

fn functions(
    whole: &Whole,
    renumber: &mut Renumber,
    is_here: impl Fn(u32) -> bool,
) -> Result<(FunctionSection, CodeSection), Error<String>> {
    let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
    for (function, body) in (whole.imported as u32..).zip(&whole.bodies) {
        if is_here(function) {
            functions.function(whole.functions[function as usize]);
            renumber.parse_function_body(&mut code, body.clone())?;
        }
    }
    Ok((functions, code))
}

/// One segment for each run of places.
fn elements<'a>(renumber: &mut Renumber, placed: impl Iterator<Item = &'a (u32, u32)>) -> Result<ElementSection, Error<String>> {
    let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
    for (slot, function) in placed {
        let function = renumber.function_index(*function)?;
        match runs.last_mut() {
            Some((start, run)) if *start + run.len() as u32 == *slot => run.push(function),
            _ => runs.push((*slot, vec![function])),
        }
    }
    let mut elements = ElementSection::new();
    for (start, run) in runs {
        elements.active(None, &ConstExpr::i32_const(start as i32), Elements::Functions(run.into()));
    }
    Ok(elements)
}

/// One segment for each run of bytes.
fn data(whole: &Whole, is_here: impl Fn(u32) -> bool) -> DataSection {
    let mut data = DataSection::new();
    for (start, bytes) in &whole.data {
        let mut run: Option<(u32, Vec<u8>)> = None;
        for (address, byte) in (*start..).zip(*bytes) {
            match (is_here(address), &mut run) {
                (true, Some((_, run))) => run.push(*byte),
                (true, None) => run = Some((address, vec![*byte])),
                (false, Some((start, bytes))) => {
                    data.active(0, &ConstExpr::i32_const(*start as i32), bytes.iter().copied());
                    run = None;
                }
                (false, None) => {}
            }
        }
        if let Some((start, bytes)) = run {
            data.active(0, &ConstExpr::i32_const(start as i32), bytes);
        }
    }
    data
}

// A list of one range is meant.
#[cfg(test)]
#[allow(clippy::single_range_in_vec_init)]
mod tests {
    use super::*;
    use wasm_encoder::{Function, GlobalType, MemoryType, RefType, TableType, ValType};

    /// The browser's function (0); the start (1), which calls what stands at place 2; what both parts call (2), at place 1; a
    /// door (3), at place 2; what it alone calls (4).
    fn whole() -> Vec<u8> {
        let (mut types, mut imports, mut functions) = (TypeSection::new(), ImportSection::new(), FunctionSection::new());
        types.ty().function([], []);
        imports.import("page.js", "browser", EntityType::Function(0));
        let mut code = CodeSection::new();
        for calls in [&[2][..], &[], &[0, 2, 4], &[0]] {
            functions.function(0);
            let mut body = Function::new([]);
            for function in calls {
                body.instructions().call(*function);
            }
            if calls == [2] {
                body.instructions().i32_const(2).call_indirect(0, 0);
            }
            body.instructions().global_get(0).drop().end();
            code.function(&body);
        }
        let mut tables = TableSection::new();
        tables.table(TableType { element_type: RefType::FUNCREF, minimum: 3, maximum: None, table64: false, shared: false });
        let mut memories = MemorySection::new();
        memories.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
        let mut globals = GlobalSection::new();
        globals.global(GlobalType { val_type: ValType::I32, mutable: true, shared: false }, &ConstExpr::i32_const(0));
        let mut exports = ExportSection::new();
        exports.export("run", ExportKind::Func, 1);
        let mut elements = ElementSection::new();
        elements.active(None, &ConstExpr::i32_const(1), Elements::Functions([2, 3].as_slice().into()));
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(1000), *b"often seldom often");
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&tables).section(&memories).section(&globals);
        module.section(&exports).section(&elements).section(&code).section(&data);
        module.finish()
    }

    /// What a part has: the names of its imports, of its exports, how many functions of its own, places, and data.
    fn shown(part: &[u8]) -> String {
        let part = read(part).unwrap();
        let imports: Vec<&str> = part.imports.iter().map(|import| import.name).collect();
        let exports: Vec<&str> = part.exports.iter().map(|export| export.name).collect();
        let slots: Vec<u32> = part.slots.iter().map(|(slot, _)| *slot).collect();
        let data: Vec<String> =
            part.data.iter().map(|(address, text)| format!("{address} {}", String::from_utf8_lossy(text))).collect();
        format!("{imports:?} {exports:?} {} {slots:?} {data:?}", part.bodies.len())
    }

    #[test]
    fn parts_share_what_both_need() {
        let check = |slots: &[u32], data: &[std::ops::Range<u32>], first: &str, second: &str| {
            let seldom = Apart { slots: slots.iter().copied().collect(), data: data.to_vec() };
            let parts = cut(&whole(), &seldom).unwrap();
            for part in [&parts.0, &parts.1] {
                wasmparser::validate(part).unwrap();
            }
            assert_eq!((shown(&parts.0).as_str(), shown(&parts.1).as_str()), (first, second), "{slots:?}");
        };
        check(
            &[2],
            &[1006..1013],
            r#"["browser"] ["run", "t0", "m0", "g0", "f0", "f1"] 2 [1] ["1000 often ", "1013 often"]"#,
            r#"["f0", "f1", "t0", "m0", "g0"] [] 2 [2] ["1006 seldom "]"#,
        );
        // What the first part has anyway is placed, not moved.
        check(
            &[1],
            &[],
            r#"["browser"] ["run", "t0", "m0", "g0", "f0"] 4 [2] ["1000 often seldom often"]"#,
            r#"["f0", "t0", "m0", "g0"] [] 0 [1] []"#,
        );
    }

    #[test]
    fn idle_places_are_emptied() {
        let check = |idle: &[u32], expected: &str| {
            let module = without(&whole(), &idle.iter().copied().collect()).unwrap();
            wasmparser::validate(&module).unwrap();
            assert_eq!(shown(&module), expected, "{idle:?}");
        };
        check(&[], r#"["browser"] ["run"] 4 [1, 2] ["1000 often seldom often"]"#);
        check(&[2], r#"["browser"] ["run"] 4 [1] ["1000 often seldom often"]"#);
    }

    #[test]
    fn names_are_short_and_in_order() {
        let check = |number, expected| assert_eq!(name('f', number), expected);
        check(0, "f0");
        check(61, "fz");
        check(62, "f00");
        check(123, "f0z");
        check(124, "f10");
        check(62 + 62 * 62, "f000");
    }
}
