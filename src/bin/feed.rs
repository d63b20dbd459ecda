//! A feed on standard input, normalised JSON on standard output: for comparing parsers, and for looking at a feed.
//!
//! `feed --base URL [--content-type TYPE] [--raw]` reads one feed. `feed --batch` reads one JSON line a feed, such as
//! `{"path": "a.xml", "base": "https://…", "content_type": null, "raw": false}`, and answers each with one line.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    match native::run() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("feed: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use rill::feed::{Input, parse};
    use rill::native::decode;
    use rill::native::normalised::{Markup, answer};
    use serde_json::Value;
    use std::io::{self, BufRead, Read, Write};

    pub fn run() -> io::Result<()> {
        let arguments: Vec<String> = std::env::args().skip(1).collect();
        if arguments.iter().any(|argument| argument == "--batch") {
            return batch();
        }
        let option = |name: &str| {
            let at = arguments.iter().position(|argument| argument == name)?;
            arguments.get(at + 1).map(String::as_str)
        };
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        let raw = arguments.iter().any(|argument| argument == "--raw");
        let base = option("--base").unwrap_or_default();
        writeln!(io::stdout().lock(), "{}", read(&bytes, base, option("--content-type"), raw))
    }

    fn batch() -> io::Result<()> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        for line in io::stdin().lock().lines() {
            let line = line?;
            if line.trim().is_empty() {
                continue;
            }
            let case: Value = serde_json::from_str(&line)?;
            let bytes = std::fs::read(case["path"].as_str().unwrap_or_default())?;
            let base = case["base"].as_str().unwrap_or_default();
            let raw = case["raw"].as_bool().unwrap_or(false);
            writeln!(out, "{}", read(&bytes, base, case["content_type"].as_str(), raw))?;
        }
        out.flush()
    }

    fn read(bytes: &[u8], base: &str, content_type: Option<&str>, raw: bool) -> Value {
        let parsed = parse(&Input { bytes, content_type, base }, decode);
        answer(&parsed, if raw { Markup::Raw } else { Markup::Clean })
    }
}
