//! What only the doors reach, by the linker's own notes.
//!
//! Linked with `--emit-relocs`, the wasm says of each function and each piece of data which others it mentions: calls,
//! addresses, and places in the table of functions, the only way to a closure or a trait's method.

use crate::run::Outcome;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;
use wasmparser::{
    BinaryReaderError, ConstExpr, ElementItems, ElementKind, ExternalKind, KnownCustom, Linking, Operator, Parser, Payload,
    RelocationEntry, RelocationType as Type, SymbolInfo, TypeRef,
};

/// More bytes than this are not put between two data: they stand apart.
const PADDING: usize = 16;

/// What stands in a part, or nowhere. Addresses and places mean the same before and after wasm-bindgen and wasm-opt.
#[derive(Debug, Default, PartialEq)]
pub struct Apart {
    /// Places in the table of functions.
    pub slots: BTreeSet<u32>,
    /// Addresses of data.
    pub data: Vec<Range<u32>>,
}

/// A function by its index, or data by its symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// A function.
    Function(u32),
    /// A datum.
    Data(u32),
}

/// What the linked file says.
#[derive(Default)]
pub struct Linked {
    imported: u32,
    /// Where each function's code stands, from the start of the section of code.
    code: Vec<Range<usize>>,
    /// Address, and where it stands from the start of the section of data, of each segment.
    segments: Vec<(u32, Range<usize>)>,
    slots: Vec<(u32, u32)>,
    /// What the browser is given: the start, and exports by name.
    pub roots: Vec<Node>,
    exports: Vec<(String, Node)>,
    pub doors: Vec<Node>,
    symbols: BTreeMap<u32, Node>,
    /// What functions and data are called.
    pub names: BTreeMap<Node, String>,
    /// Addresses of data, and where it stands, by symbol.
    pub data: BTreeMap<u32, (Range<u32>, Range<usize>)>,
    /// Where the section of data starts in the file.
    pub data_start: usize,
    code_mentions: Vec<RelocationEntry>,
    /// What data mentions, by the place from the start of the section of data.
    pub data_mentions: Vec<RelocationEntry>,
}

/// What only functions whose name has `door` in it reach.
///
/// # Errors
/// When the file is not one that was linked with `--emit-relocs`, or has no door.
pub fn seldom(linked: &[u8], door: &str) -> Outcome<Apart> {
    let linked = read(linked, door).map_err(|error| format!("the linked page: {error}"))?;
    if linked.doors.is_empty() {
        return Err(format!("no function of the page is called {door}"));
    }
    let mentions = mentions(&linked);
    let often = reach(&linked.roots, &linked.doors, &mentions);
    let behind = reach(&linked.doors, &[], &mentions);
    let is_seldom = |node: &Node| behind.contains(node) && !often.contains(node);
    let slots = linked.slots.iter().filter(|(_, function)| is_seldom(&Node::Function(*function))).map(|(slot, _)| *slot);
    Ok(Apart { slots: slots.collect(), data: padded(&linked, data(&linked, &often, is_seldom)) })
}

/// What nothing reaches once these exports are gone.
///
/// # Errors
/// When the file is not one that was linked with `--emit-relocs`.
pub fn idle(linked: &[u8], door: &str, gone: impl Fn(&str) -> bool) -> Outcome<Apart> {
    let linked = read(linked, door).map_err(|error| format!("what was linked: {error}"))?;
    let gone: BTreeSet<Node> = linked.exports.iter().filter(|(name, _)| gone(name)).map(|(_, node)| *node).collect();
    let kept: BTreeSet<Node> = linked.exports.iter().filter(|(_, node)| !gone.contains(node)).map(|(_, node)| *node).collect();
    let roots = linked.roots.iter().filter(|root| kept.contains(root) || !gone.contains(root));
    let reached = reach(&roots.copied().collect::<Vec<Node>>(), &[], &mentions(&linked));
    let is_idle = |node: &Node| !reached.contains(node);
    let slots = linked.slots.iter().filter(|(_, function)| is_idle(&Node::Function(*function))).map(|(slot, _)| *slot);
    Ok(Apart { slots: slots.collect(), data: data(&linked, &reached, is_idle) })
}

/// Reads what was linked; doors are the functions whose name has `door` in it.
pub fn read(bytes: &[u8], door: &str) -> Result<Linked, BinaryReaderError> {
    let mut linked = Linked::default();
    let mut start = 0;
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    linked.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    if export.kind == ExternalKind::Func {
                        linked.roots.push(Node::Function(export.index));
                        linked.exports.push((export.name.to_owned(), Node::Function(export.index)));
                    }
                }
            }
            Payload::StartSection { func, .. } => linked.roots.push(Node::Function(func)),
            Payload::ElementSection(section) => {
                for element in section {
                    linked.slots.extend(slots(&element?)?);
                }
            }
            Payload::CodeSectionStart { range, .. } => start = range.start,
            Payload::CodeSectionEntry(body) => linked.code.push(body.range().start - start..body.range().end - start),
            Payload::DataSection(section) => {
                let start = section.range().start;
                linked.data_start = start;
                for segment in section {
                    let segment = segment?;
                    let end = segment.range.end - start;
                    let address = match &segment.kind {
                        wasmparser::DataKind::Active { offset_expr, .. } => constant(offset_expr)?,
                        wasmparser::DataKind::Passive => None,
                    };
                    linked.segments.push((address.unwrap_or(0), end - segment.data.len()..end));
                }
            }
            Payload::CustomSection(section) => match section.as_known() {
                KnownCustom::Linking(linking) => read_symbols(&mut linked, linking, door)?,
                KnownCustom::Reloc(relocations) => {
                    let mentions = relocations.entries().into_iter().collect::<Result<Vec<_>, _>>()?;
                    match section.name() {
                        "reloc.CODE" => linked.code_mentions = mentions,
                        "reloc.DATA" => linked.data_mentions = mentions,
                        _ => {}
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
    Ok(linked)
}

fn read_symbols(linked: &mut Linked, linking: wasmparser::LinkingSectionReader, door: &str) -> Result<(), BinaryReaderError> {
    for part in linking.subsections() {
        let Linking::SymbolTable(symbols) = part? else { continue };
        for (number, symbol) in (0..).zip(symbols) {
            match symbol? {
                SymbolInfo::Func { index, name, .. } => {
                    linked.symbols.insert(number, Node::Function(index));
                    linked.names.entry(Node::Function(index)).or_insert_with(|| name.unwrap_or_default().to_owned());
                    if name.is_some_and(|name| name.contains(door)) {
                        linked.doors.push(Node::Function(index));
                    }
                }
                SymbolInfo::Data { symbol: Some(symbol), name, .. } => {
                    let Some((address, place)) = linked.segments.get(symbol.index as usize) else { continue };
                    let (from, to) = (symbol.offset, symbol.offset + symbol.size);
                    let place = place.start + from as usize..place.start + to as usize;
                    linked.data.insert(number, (address + from..address + to, place));
                    linked.symbols.insert(number, Node::Data(number));
                    linked.names.insert(Node::Data(number), name.to_owned());
                }
                _ => {}
            }
        }
    }
    Ok(())
}

/// Addresses of data that only `table` reaches, the table itself left out.
pub fn only_behind(linked: &Linked, table: u32) -> HashSet<Range<u32>> {
    let (mentions, table) = (mentions(linked), [Node::Data(table)]);
    let often = reach(&linked.roots, &table, &mentions);
    let behind = reach(&table, &[], &mentions);
    let alone = |node: &Node| behind.contains(node) && !often.contains(node) && !table.contains(node);
    data(linked, &often, alone).into_iter().collect()
}

/// Who mentions whom.
pub fn mentions(linked: &Linked) -> BTreeMap<Node, Vec<Node>> {
    let mut mentions = BTreeMap::<Node, Vec<Node>>::new();
    let mut add = |from: Option<Node>, mention: &RelocationEntry| {
        let is_about_code_or_data = !matches!(mention.ty, Type::TypeIndexLeb | Type::GlobalIndexLeb | Type::TableNumberLeb);
        if let (true, Some(from), Some(to)) = (is_about_code_or_data, from, linked.symbols.get(&mention.index)) {
            mentions.entry(from).or_default().push(*to);
        }
    };
    for mention in &linked.code_mentions {
        let at = mention.offset as usize;
        let before = linked.code.partition_point(|code| code.start <= at);
        let inside = before.checked_sub(1).filter(|index| linked.code[*index].contains(&at));
        add(inside.map(|index| Node::Function(linked.imported + index as u32)), mention);
    }
    let places = places(linked);
    for mention in &linked.data_mentions {
        // What stands in no known data counts as mentioned by everybody.
        let from = holder(&places, mention).map(Node::Data).or(linked.roots.first().copied());
        add(from, mention);
    }
    mentions
}

/// Where data stands, in that order, from the start of the section of data.
pub fn places(linked: &Linked) -> Vec<(&Range<usize>, u32)> {
    let mut places: Vec<(&Range<usize>, u32)> = linked.data.iter().map(|(symbol, (_, place))| (place, *symbol)).collect();
    places.sort_by_key(|(place, _)| (place.start, place.end));
    places
}

/// The datum that a mention stands in.
pub fn holder(places: &[(&Range<usize>, u32)], mention: &RelocationEntry) -> Option<u32> {
    let at = mention.offset as usize;
    let before = places.partition_point(|(place, _)| place.start <= at);
    before.checked_sub(1).map(|index| &places[index]).filter(|(place, _)| place.contains(&at)).map(|(_, symbol)| *symbol)
}

fn reach(from: &[Node], closed: &[Node], mentions: &BTreeMap<Node, Vec<Node>>) -> BTreeSet<Node> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<Node> = from.to_vec();
    while let Some(node) = next.pop() {
        if !closed.contains(&node) && reached.insert(node) {
            next.extend(mentions.get(&node).into_iter().flatten());
        }
    }
    reached
}

/// Addresses of seldom data; what shares an address with other data is not among them.
fn data(linked: &Linked, often: &BTreeSet<Node>, is_seldom: impl Fn(&Node) -> bool) -> Vec<Range<u32>> {
    let mut ranges: Vec<(Range<u32>, bool)> = Vec::new();
    for (symbol, (addresses, _)) in &linked.data {
        let node = Node::Data(*symbol);
        if is_seldom(&node) || often.contains(&node) {
            ranges.push((addresses.clone(), is_seldom(&node)));
        }
    }
    ranges.sort_by_key(|(addresses, _)| (addresses.start, addresses.end));
    let mut kept = Vec::new();
    let mut end = 0;
    for (at, (addresses, seldom)) in ranges.iter().enumerate() {
        let next = ranges.get(at + 1).map_or(u32::MAX, |(next, _)| next.start);
        if *seldom && addresses.start >= end && addresses.end <= next && !addresses.is_empty() {
            kept.push(addresses.clone());
        }
        end = end.max(addresses.end);
    }
    kept
}

/// The same, with what lies between two and belongs to nothing: a segment more would weigh more than a few zeros.
fn padded(linked: &Linked, data: Vec<Range<u32>>) -> Vec<Range<u32>> {
    let mut padded: Vec<Range<u32>> = Vec::new();
    for next in data {
        let between = padded.last().map(|last| last.end..next.start).filter(|between| between.len() <= PADDING);
        let is_free =
            |between: &Range<u32>| linked.data.values().all(|(other, _)| other.end <= between.start || other.start >= between.end);
        match padded.last_mut().filter(|_| between.is_some_and(|between| is_free(&between))) {
            Some(last) => last.end = next.end,
            None => padded.push(next),
        }
    }
    padded
}

/// The places of an active segment, each with its function.
pub fn slots(element: &wasmparser::Element) -> Result<Vec<(u32, u32)>, BinaryReaderError> {
    let (ElementKind::Active { offset_expr, .. }, ElementItems::Functions(functions)) = (&element.kind, &element.items) else {
        return Ok(Vec::new());
    };
    let start = constant(offset_expr)?.unwrap_or(0);
    (start..).zip(functions.clone()).map(|(slot, function)| Ok((slot, function?))).collect()
}

/// A constant address or place.
pub fn constant(expression: &ConstExpr) -> Result<Option<u32>, BinaryReaderError> {
    Ok(match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => Some(value as u32),
        _ => None,
    })
}

// A list of one range is meant.
#[cfg(test)]
#[allow(clippy::single_range_in_vec_init)]
pub mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, CustomSection, DataSection, DataSymbolDefinition, ElementSection, Elements, Encode, ExportKind, ExportSection,
        Function, FunctionSection, LinkingSection, Module, SymbolTable, TypeSection,
    };

    const CODE: u32 = 5;

    /// So many functions that take and give nothing, with room for mentions.
    pub fn functions(count: u32) -> (TypeSection, FunctionSection, CodeSection) {
        let (mut types, mut functions, mut code) = (TypeSection::new(), FunctionSection::new(), CodeSection::new());
        types.ty().function([], []);
        for _ in 0..count {
            functions.function(0);
            let mut body = Function::new([]);
            for _ in 0..40 {
                body.instructions().nop();
            }
            body.instructions().end();
            code.function(&body);
        }
        (types, functions, code)
    }

    /// A page of four functions: the start (0), a door (1) and a closure behind it (2), and what both parts call (3). Data
    /// 0 is the table of the closure's type, 1 the door's text, 2 a text of both. `more` is mentioned by the start besides.
    pub fn linked(more: &[(u8, u32)]) -> Vec<u8> {
        let (types, functions, code) = functions(4);
        let mut exports = ExportSection::new();
        exports.export("main", ExportKind::Func, 0);
        let mut elements = ElementSection::new();
        elements.active(None, &wasm_encoder::ConstExpr::i32_const(1), Elements::Functions([3, 1, 2].as_slice().into()));
        let mut data = DataSection::new();
        data.active(0, &wasm_encoder::ConstExpr::i32_const(1000), [0; 32]);
        let mut symbols = SymbolTable::new();
        for (index, name) in ["main", "_ZN4rill2ui5doors4help17hE", "closure", "both"].into_iter().enumerate() {
            symbols.function(0, index as u32, Some(name));
        }
        for (name, offset, size) in [("vtable", 0, 8), ("door's", 8, 4), ("both's", 12, 6)] {
            symbols.data(0, name, Some(DataSymbolDefinition { index: 0, offset, size }));
        }
        let mut linking = LinkingSection::new();
        linking.symbol_table(&symbols);
        let in_code = |function: u32, number: u32, kind: u8, symbol: u32| (kind, 2 + function * 43 + CODE * number, symbol);
        let calls = [in_code(0, 0, 0, 3), in_code(0, 1, 1, 1), in_code(0, 2, 4, 6)];
        let behind = [in_code(1, 0, 0, 3), in_code(1, 1, 4, 4), in_code(1, 2, 4, 5), in_code(1, 3, 4, 6)];
        let more = (3..).zip(more).map(|(number, (kind, symbol))| in_code(0, number, *kind, *symbol));
        let mentions: Vec<_> = calls.into_iter().chain(more).chain(behind).collect();
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&elements).section(&code).section(&data);
        module.section(&linking).section(&relocations("reloc.CODE", &mentions));
        // Behind the number of segments, the segment's kind, its address and its length.
        module.section(&relocations("reloc.DATA", &[(2, 7, 2)]));
        module.finish()
    }

    pub fn relocations(name: &'static str, mentions: &[(u8, u32, u32)]) -> CustomSection<'static> {
        let mut bytes = vec![0];
        (mentions.len() as u32).encode(&mut bytes);
        for (kind, offset, symbol) in mentions {
            bytes.push(*kind);
            offset.encode(&mut bytes);
            symbol.encode(&mut bytes);
            if *kind >= 3 {
                0i32.encode(&mut bytes);
            }
        }
        CustomSection { name: name.into(), data: bytes.into() }
    }

    #[test]
    fn only_what_doors_reach_is_seldom() {
        let check = |more: &[(u8, u32)], slots: &[u32], data: &[Range<u32>]| {
            let expected = Apart { slots: slots.iter().copied().collect(), data: data.to_vec() };
            assert_eq!(seldom(&linked(more), "5doors"), Ok(expected), "{more:?}");
        };
        check(&[], &[2, 3], &[1000..1012]);
        // The start mentions the closure itself, its type's table, the door's text.
        check(&[(1, 2)], &[2], &[1000..1012]);
        check(&[(4, 4)], &[2], &[1008..1012]);
        check(&[(4, 5)], &[2, 3], &[1000..1008]);
    }

    #[test]
    fn what_only_lost_exports_reach_is_idle() {
        let check = |gone: &str, expected: &[u32], data: &[Range<u32>]| {
            let idle = idle(&linked(&[]), "5doors", |name| name == gone).unwrap();
            assert_eq!(idle.slots.into_iter().collect::<Vec<u32>>(), expected, "{gone}");
            assert_eq!(idle.data, data, "{gone}");
        };
        check("main", &[1, 2, 3], &[1000..1008, 1008..1012, 1012..1018]);
        check("free", &[], &[]);
    }

    #[test]
    fn a_page_without_doors_is_refused() {
        let problem = seldom(&linked(&[]), "6window").unwrap_err();
        assert!(problem.contains("6window"), "{problem}");
    }
}
