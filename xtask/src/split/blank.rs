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
