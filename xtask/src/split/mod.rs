//! What is done to linked wasm by the linker's own notes: the page is split into what every visit needs and what is seldom opened,
//! and the worker loses a table that nothing asks. `docs/notes/page-bytes.md`.

mod blank;
mod cut;
mod handed;
mod reach;
mod way;
mod weigh;
mod whole;

pub use whole::read;

use crate::run::Outcome;
use crate::sections::rewrite;
use std::path::Path;
use wasmparser::{BinaryReaderError, Payload};

/// All functions of this module are doors (`src/ui/doors.rs`), as mangled names have it.
const DOORS: &str = "4rill2ui5doors";

/// What starts a program is called by a function of wasm-bindgen's, and by no script.
const START: &str = "start";

/// A name that stands in html5ever's table of references and nowhere else.
const A_NAME: &[u8] = b"CounterClockwiseContourIntegral;";
/// Those that cleaned HTML is written with.
const WRITTEN: [&[u8]; 5] = [b"amp;", b"gt;", b"lt;", b"nbsp;", b"quot;"];

/// Empties in `wasm`, in place, what nothing asks of html5ever's table of names, by what `linked`, the same code before
/// wasm-bindgen, says.
///
/// # Errors
/// When a file cannot be read or written, or there is no such table.
pub fn blank(linked: &Path, wasm: &Path) -> Outcome {
    // The parser asks for the beginnings of a name, letter by letter.
    let stays = |name: &[u8]| WRITTEN.iter().any(|written| written.starts_with(name));
    let unasked = blank::unasked(&bytes_of(linked)?, A_NAME, stays)?;
    let mut bytes = bytes_of(wasm)?;
    blank::blank(&mut bytes, &unasked).map_err(|problem| format!("{}: {problem}", wasm.display()))?;
    write(wasm, &bytes)
}

/// Takes the linker's notes out of `wasm`, in place: they hold no more once wasm-bindgen has been there.
///
/// # Errors
/// When the file cannot be read or written, or is no wasm.
pub fn forget_notes(wasm: &Path) -> Outcome {
    let is_note = |name: &str| name == "linking" || name.starts_with("reloc.");
    let without = rewrite(&bytes_of(wasm)?, |payload, _| {
        Ok::<_, BinaryReaderError>(matches!(payload, Payload::CustomSection(section) if is_note(section.name())))
    });
    write(wasm, &without.map_err(|error| format!("{}: {error}", wasm.display()))?)
}

/// Empties in `wasm`, in place, the places in its table of functions and the data that are reached through exports alone which its script
/// does not use: `exported` are those it was given, `used` those it uses. What stands only there then goes when the wasm is shrunk.
///
/// # Errors
/// When a file cannot be read or written, or is not what the linker and wasm-bindgen leave behind.
pub fn forget_idle(linked: &Path, wasm: &Path, exported: &[String], used: &[String]) -> Outcome {
    let gone = |name: &str| name != START && exported.iter().any(|export| export == name) && !used.iter().any(|used| used == name);
    let idle = reach::idle(&bytes_of(linked)?, DOORS, gone)?;
    let mut emptied = cut::without(&bytes_of(wasm)?, &idle.slots)?;
    blank::blank(&mut emptied, &idle.data)?;
    write(wasm, &emptied)
}

/// Splits `wasm` in place and puts the second part beside it, by what `linked`, the same code before wasm-bindgen, says.
///
/// # Errors
/// When a file cannot be read or written, or is not what the linker and wasm-bindgen leave behind.
pub fn split(linked: &Path, wasm: &Path, part: &Path) -> Outcome {
    let seldom = reach::seldom(&bytes_of(linked)?, DOORS)?;
    let (first, second) = cut::cut(&bytes_of(wasm)?, &seldom)?;
    write(wasm, &first)?;
    write(part, &second)
}

/// Names what the first part hands to the second in the order in which it stands there, in place.
///
/// # Errors
/// When a file cannot be read or written, or they are not such parts.
pub fn name_handed(first: &Path, second: &Path) -> Outcome {
    let (named_first, named_second) = handed::named(&bytes_of(first)?, &bytes_of(second)?)?;
    write(first, &named_first)?;
    write(second, &named_second)
}

/// Why the first part has a function or data whose name has `wanted` in it, by what `linked` says: who mentions it, who mentions
/// that, and so on to the start of the page. Nothing when it has none.
///
/// # Errors
/// When the file cannot be read, or is not what the linker leaves behind.
pub fn way(linked: &Path, wanted: &str) -> Outcome<Vec<String>> {
    way::way(&bytes_of(linked)?, DOORS, wanted)
}

/// Each function of `wasm`: whether it belongs to the first part, how many bytes it has, and its name, by what `linked`, the same code
/// before wasm-bindgen, says.
///
/// # Errors
/// When a file cannot be read, or is not what the linker and wasm-bindgen leave behind.
pub fn functions(linked: &Path, wasm: &Path) -> Outcome<Vec<(bool, usize, String)>> {
    weigh::weigh(&bytes_of(wasm)?, &reach::seldom(&bytes_of(linked)?, DOORS)?)
}

fn bytes_of(file: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn write(file: &Path, bytes: &[u8]) -> Outcome {
    std::fs::write(file, bytes).map_err(|error| format!("{}: {error}", file.display()))
}
