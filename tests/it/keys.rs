//! `docs/keys.md` is what the table of commands says.

use rill::command::{COMMANDS, is_single, word};
use std::fs;
use std::path::PathBuf;

/// The page, made of the table.
fn page() -> String {
    let mut page = String::from(
        "# Keys\n\nMade of `COMMANDS` in `src/command/keys.rs`; to write it anew: `cargo test --test it keys -- --ignored`.\n\n\
         `g s` is `g`, then `s`. Keys marked with * write a character: Settings changes each that is not behind `g`, or switches all off.\n\n\
         | key | does |\n|---|---|\n",
    );
    for (command, keys) in COMMANDS {
        let keys: Vec<String> =
            keys.iter().map(|keys| format!("`{}`{}", name(keys), if is_single(keys) { "*" } else { "" })).collect();
        page += &format!("| {} | {} |\n", keys.join(", "), word(*command).english());
    }
    page
}

fn name(keys: &str) -> &str {
    if keys == " " { "Space" } else { keys }
}

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/keys.md")
}

#[test]
fn the_page_is_what_the_table_says() {
    assert_eq!(fs::read_to_string(file()).unwrap(), page());
}

#[test]
#[ignore = "writes docs/keys.md"]
fn write_the_page() {
    fs::write(file(), page()).unwrap();
}
