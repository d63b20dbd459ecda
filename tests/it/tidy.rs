//! The rules of the house that a compiler does not keep.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, lowest first. A room may name the rooms of earlier lines, and no others.
const ROOMS: [&[&str]; 8] = [
    &["html", "word", "coding"],
    &["xml"],
    &["model"],
    &["feed", "discover", "opml"],
    &["refresh", "list", "search"],
    &["command", "protocol"],
    &["browser", "native", "proxy"],
    &["ui"],
];

/// What stands in a file, and who alone may write it.
const KEPT_TO: [(&str, &[&str], &str); 4] = [
    ("indexed_db_futures", &["src/browser/db/"], "only browser::db knows IndexedDB"),
    ("web_sys::Idb", &["src/browser/db/"], "only browser::db knows IndexedDB"),
    ("set_inner_html", &["src/browser/trusted.rs"], "only browser::trusted writes HTML"),
    ("cfg(target", &["src/lib.rs", "src/main.rs", "src/bin/"], "target cfgs stand in lib.rs and the binaries' stubs"),
];

/// What `ui` leaves to the worker, though it stands above it.
const NOT_IN_UI: [&str; 4] = ["feed", "xml", "discover", "opml"];

/// What `ui/signal.rs` has in place of Leptos' own, which the glob of Leptos' prelude brings unnoticed.
const OF_ITS_OWN: [&str; 3] = ["Memo", "RwSignal", "StoredValue"];

/// What those are made of.
const MADE_OF_LEPTOS: [&str; 2] = ["src/ui/signal.rs", "src/ui/lasting.rs"];

const MOST_LINES: usize = 400;

/// Everything wrong with one file of `src/`.
fn problems(path: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let room = path.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default();
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        let mut complain = |problem: String| found.push(format!("{path}:{}: {problem}", number + 1));
        for other in rooms_named(code) {
            if other.is_empty() {
                complain("name one room a line".into());
            } else if let (Some(here), Some(there)) = (floor(room), floor(other))
                && room != other
                && there >= here
            {
                complain(format!("{room} may not name {other}: imports run downward"));
            } else if room == "ui" && NOT_IN_UI.contains(&other) {
                complain(format!("ui never names {other}"));
            }
        }
        for (word, places, rule) in KEPT_TO {
            if code.contains(word) && !places.iter().any(|place| path.starts_with(place)) {
                complain(rule.into());
            }
        }
    }
    if room == "ui" && !MADE_OF_LEPTOS.contains(&path) {
        found.extend(leptos_own(text).map(|name| format!("{path}: {name} is to be ui::signal's")));
    }
    if !text.starts_with("//! ") {
        found.push(format!("{path}: begins without a //! line that says what it is"));
    }
    if text.lines().count() > MOST_LINES {
        found.push(format!("{path}: over {MOST_LINES} lines, it wants a room of its own"));
    }
    found
}

/// Those of [`OF_ITS_OWN`] that a file names and does not import from `signal`.
fn leptos_own(text: &str) -> impl Iterator<Item = &str> {
    let names = |code: &str, name: &str| code.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == name);
    let imports =
        move |name: &str| text.split("signal::").skip(1).any(|rest| rest.split(';').next().is_some_and(|list| names(list, name)));
    let uses = move |name: &str| text.lines().any(|line| names(line.split("//").next().unwrap_or_default(), name));
    OF_ITS_OWN.into_iter().filter(move |name| uses(name) && !imports(name))
}

/// The rooms that a line of code names, as `crate::feed` or, in a binary, `rill::feed`; "" for a list of several.
fn rooms_named(code: &str) -> impl Iterator<Item = &str> {
    ["crate::", "rill::"].into_iter().flat_map(move |start| code.split(start).skip(1)).map(|rest| {
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
        &rest[..end]
    })
}

fn floor(room: &str) -> Option<usize> {
    ROOMS.iter().position(|floor| floor.contains(&room))
}

#[test]
fn the_house_is_tidy() {
    let mut found = Vec::new();
    let files = files("src", "rs");
    assert!(files.len() > 20, "src/ is not where this test looks");
    for (path, text) in files {
        found.extend(problems(&path, &text));
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn what_is_untidy_is_found() {
    let check = |path: &str, line: &str, expected: &str| {
        let found = problems(path, &format!("//! A room.\n{line}\n")).join("\n");
        assert_eq!(found.is_empty(), expected.is_empty(), "{path}: {line}: {found}");
        assert!(found.contains(expected), "{path}: {line}: {found}");
    };
    check("src/feed/atom.rs", "use crate::xml::Element;", "");
    check("src/feed/atom.rs", "use crate::discover::Link;", "imports run downward");
    check("src/html/mod.rs", "use crate::xml::clean;", "imports run downward");
    check("src/command.rs", "let x = crate::ui::mount();", "imports run downward");
    check("src/command.rs", "// as crate::ui does", "");
    check("src/ui/app.rs", "use crate::feed::parse;", "ui never names feed");
    check("src/ui/app.rs", "use crate::{list, model};", "one room a line");
    check("src/ui/app.rs", "use indexed_db_futures::prelude::*;", "only browser::db");
    check("src/browser/db/mod.rs", "use indexed_db_futures::prelude::*;", "");
    check("src/browser/fetch.rs", "#[cfg(target_arch = \"wasm32\")]", "target cfgs");
    check("src/bin/feed.rs", "use rill::feed::parse;", "");
    check(
        "src/ui/app.rs",
        "use crate::ui::signal::{RwSignal};\nfn name(of: Memo<u32>, by: RwSignal<u32>) {}",
        "Memo is to be ui::signal's",
    );
    check("src/ui/app.rs", "use super::signal::{Memo, RwSignal};\nfn name(of: Memo<u32>, by: RwSignal<u32>) {}", "");
    assert!(!problems("src/feed/atom.rs", "use crate::xml::Element;\n").is_empty());
    assert!(!problems("src/feed/atom.rs", &format!("//! Long.\n{}", "\n".repeat(MOST_LINES))).is_empty());
}

#[test]
fn the_style_names_files_that_are_there() {
    let mut seen = 0;
    for (path, text) in files("style", "css") {
        for address in text.split("url(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            if address.starts_with("data:") {
                continue;
            }
            seen += 1;
            let folder = root().join(&path);
            let folder = folder.parent().unwrap_or(Path::new("."));
            // In the built site style/ and what is in public/ stand side by side.
            let file = address.strip_prefix("../").map_or(folder.join(address), |rest| root().join("public").join(rest));
            assert!(file.is_file(), "{path} names {address}");
        }
    }
    assert!(seen > 0, "style/ is not where this test looks");
}

/// Where a line begins depends on the language. These alone are a matter of the screen, or of code.
const LEFT_AND_RIGHT: [&str; 3] = [".swipe-hint", "text-align: left;", "right-to-left"];

#[test]
fn the_style_knows_start_and_end() {
    let bad = |line: &str| {
        let physical = ["left", "right"].iter().any(|side| {
            line.split(side).skip(1).any(|rest| rest.starts_with(':') || rest.starts_with(';') || rest.starts_with("-"))
        });
        physical && !LEFT_AND_RIGHT.iter().any(|known| line.contains(known))
    };
    for (line, expected) in [
        ("  margin-left: 1rem;", true),
        ("  .a { right: 0 }", true),
        ("  border-right-color: red", true),
        ("  text-align: right;", true),
        ("  margin-inline-start: 1rem;", false),
        ("  .swipe-hint.read { right: 100% }", false),
        ("  background: linear-gradient(to bottom, red, blue)", false),
    ] {
        assert_eq!(bad(line), expected, "{line}");
    }
    for (path, text) in files("style", "css") {
        for (number, line) in text.lines().enumerate() {
            assert!(!bad(line), "{path}:{}: {line}: start or end, not left or right", number + 1);
        }
    }
}

#[test]
fn page_and_server_have_one_policy() {
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    let policy = format!("content=\"{}\"", rill::proxy::files::CONTENT_SECURITY_POLICY);
    assert!(page.contains(&policy), "index.html and proxy::files differ");
}

#[test]
fn the_first_script_opens_the_program_s_database() {
    let schema = fs::read_to_string(root().join("src/browser/db/schema.rs")).unwrap();
    let (_, rest) = schema.split_once("const NAME: &str = ").unwrap();
    let (name, _) = rest.split_once(';').unwrap();
    let script = fs::read_to_string(root().join("public/start.js")).unwrap();
    assert!(script.contains(&format!("indexedDB.open({name})")), "public/start.js would make a database that is not {name}");
}

/// The files below a folder whose name ends so, with their text; paths relative to the repository and with `/`.
fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == extension) {
                let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
