//! Empties a table of names that the program has, but for the names that it asks for.
//!
//! html5ever's table of named references holds every beginning of every name: a sixth of the worker. All that html5ever reads
//! is written by `src/html/prepare.rs` and `src/html/extract/page.rs`, which know five names. An emptied entry answers as one
//! that was never there, and zeros weigh nothing.

use super::reach::{Linked, constant, holder, only_behind, places, read};
use crate::run::Outcome;
use std::collections::BTreeMap;
use std::ops::Range;
use wasmparser::{DataKind, Parser, Payload};

/// Where the entries and names of the table that has the name `one` stand in memory, but for those that `stays` keeps.
///
/// # Errors
/// When the file is not one that was linked with `--emit-relocs`, or has no such table.
pub fn unasked(bytes: &[u8], one: &[u8], stays: impl Fn(&[u8]) -> bool) -> Outcome<Vec<Range<u32>>> {
    // No function of it is asked for.
    let linked = read(bytes, "no door").map_err(|error| format!("the linked worker: {error}"))?;
    let text = |symbol: &u32| {
        let (_, place) = linked.data.get(symbol)?;
        bytes.get(linked.data_start + place.start..linked.data_start + place.end)
    };
    let mut found = Vec::new();
    for (table, names) in tables(&linked).into_iter().filter(|(_, names)| names.iter().any(|(_, name)| text(name) == Some(one))) {
        let Some((addresses, place)) = linked.data.get(&table) else { continue };
        let alone = only_behind(&linked, table);
        // Each entry mentions its name, and nothing else.
        let length = place.len() / names.len();
        for (at, name) in names {
            if text(&name).is_none_or(&stays) {
                continue;
            }
            let entry = addresses.start + ((at - place.start) / length * length) as u32;
            found.push(entry..entry + length as u32);
            found.extend(linked.data.get(&name).map(|(addresses, _)| addresses.clone()).filter(|name| alone.contains(name)));
        }
    }
    if found.is_empty() { Err("there is no such table of names".into()) } else { Ok(found) }
}

/// All data that mention other data: each with the places in it that do so, and what they mention.
fn tables(linked: &Linked) -> BTreeMap<u32, Vec<(usize, u32)>> {
    let places = places(linked);
    let mut tables = BTreeMap::<u32, Vec<(usize, u32)>>::new();
    for mention in &linked.data_mentions {
        if let Some(table) = holder(&places, mention) {
            tables.entry(table).or_default().push((mention.offset as usize, mention.index));
        }
    }
    tables
}

/// Fills these addresses of `wasm` with zeros.
///
/// # Errors
/// When it is no wasm, or has nothing at such an address.
pub fn blank(wasm: &mut [u8], addresses: &[Range<u32>]) -> Outcome {
    let mut segments = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::DataSection(section) = payload.map_err(|error| error.to_string())? else { continue };
        for segment in section {
            let segment = segment.map_err(|error| error.to_string())?;
            if let DataKind::Active { offset_expr, .. } = &segment.kind {
                let start = constant(offset_expr).map_err(|error| error.to_string())?;
                segments.extend(start.map(|start| (start, segment.range.end - segment.data.len()..segment.range.end)));
            }
        }
    }
    for range in addresses {
        let inside = |(start, place): &&(u32, Range<usize>)| *start <= range.start && range.end <= *start + place.len() as u32;
        let (start, place) = segments.iter().find(inside).ok_or_else(|| format!("nothing stands at {range:?}"))?;
        let at = place.start + (range.start - start) as usize;
        wasm[at..at + range.len()].fill(0);
    }
    Ok(())
}

// A list of one range is meant.
#[cfg(test)]
#[allow(clippy::single_range_in_vec_init)]
mod tests {
    use super::super::reach::tests::{functions, relocations};
    use super::*;
    use wasm_encoder::{
        CustomSection, DataSection, DataSymbolDefinition, ExportKind, ExportSection, LinkingSection, Module, SymbolTable,
    };

    /// Names at 1000, 1004 and 1008, and a table of them at 1016, of three entries of 8 bytes. The one function mentions the
    /// table, and the first name when `twice` says so.
    fn linked(twice: bool) -> Vec<u8> {
        let ((types, functions, code), mut data) = (functions(1), DataSection::new());
        let mut exports = ExportSection::new();
        exports.export("main", ExportKind::Func, 0);
        data.active(0, &wasm_encoder::ConstExpr::i32_const(1000), *b"two;    one;    aaaa1111bbbb2222cccc3333");
        let mut symbols = SymbolTable::new();
        symbols.function(0, 0, Some("main"));
        for (name, offset, size) in [("two", 0, 4), ("three", 4, 4), ("one", 8, 4), ("table", 16, 24)] {
            symbols.data(0, name, Some(DataSymbolDefinition { index: 0, offset, size }));
        }
        let mut linking = LinkingSection::new();
        linking.symbol_table(&symbols);
        let table = (4, 4, 4);
        let mentions: &[(u8, u32, u32)] = if twice { &[table, (4, 9, 1)] } else { &[table] };
        // Behind the number of segments, the segment's kind, its address and its length.
        let names: Vec<_> = [(0, 1), (8, 2), (16, 3)].into_iter().map(|(at, name)| (2, 7 + 16 + at, name)).collect();
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code).section(&data).section(&linking);
        let sections: [CustomSection; 2] = [relocations("reloc.CODE", mentions), relocations("reloc.DATA", &names)];
        sections.iter().for_each(|section| _ = module.section(section));
        module.finish()
    }

    #[test]
    fn what_is_not_asked_for_is_emptied() {
        let check = |twice: bool, stays: &[u8], expected: &str| {
            let mut module = linked(twice);
            let unasked = unasked(&module, b"one;", |name| name == stays).unwrap();
            blank(&mut module, &unasked).unwrap();
            let shown: String = module.iter().map(|byte| if *byte == 0 { '.' } else { *byte as char }).collect();
            assert!(shown.contains(expected), "{expected} in {shown}");
        };
        check(false, b"two;", "two;........    aaaa1111................");
        check(false, b"one;", "........one;    ................cccc3333");
        // The first name is mentioned elsewhere, so only its entry goes.
        check(true, b"one;", "two;....one;    ................cccc3333");
    }

    #[test]
    fn a_program_without_the_table_is_refused() {
        assert!(unasked(&linked(false), b"four", |_| true).is_err());
        assert!(blank(&mut linked(false), &[2000..2004]).is_err());
    }
}
