//! A feed on standard input, normalised JSON on standard output: for comparing parsers, and for looking at a feed.
//!
//! `feed --base URL [--content-type TYPE] [--raw]` reads one feed. `feed --batch` reads one JSON line a feed, such as
//! `{"path": "a.xml", "base": "https://…", "content_type": null, "raw": false}`, and answers each with one line.
//!
//! `feed extract --base URL [--content-type TYPE]` reads a web page and prints its article. `feed sanitize --batch` reads one JSON
//! line a text, such as `{"html": "<p>…", "base": "https://…"}`, and answers each with one line, the HTML cleaned.

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
    use rill::discover::decode_label;
    use rill::feed::{Input, parse};
    use rill::html::extract;
    use rill::native::article::{article, cleaned};
    use rill::native::decode;
    use rill::native::normalised::{Markup, answer};
    use serde_json::Value;
    use std::io::{self, BufRead, Read, Write};

    pub fn run() -> io::Result<()> {
        let arguments: Vec<String> = std::env::args().skip(1).collect();
        let has = |name: &str| arguments.iter().any(|argument| argument == name);
        let option = |name: &str| {
            let at = arguments.iter().position(|argument| argument == name)?;
            arguments.get(at + 1).map(String::as_str)
        };
        let (base, content_type) = (option("--base").unwrap_or_default(), option("--content-type"));
        match arguments.first().map(String::as_str) {
            Some("sanitize") => return each_line(|case| Ok(cleaned(case))),
            Some("extract") => return one(|bytes| article(extract(&page(bytes, content_type), base).as_ref())),
            _ => {}
        }
        if has("--batch") { each_line(case) } else { one(|bytes| read(bytes, base, content_type, has("--raw"))) }
    }

    /// The answer to all of standard input.
    fn one(answer: impl Fn(&[u8]) -> Value) -> io::Result<()> {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        writeln!(io::stdout().lock(), "{}", answer(&bytes))
    }

    /// One answer a line of standard input.
    fn each_line(answer: impl Fn(&Value) -> io::Result<Value>) -> io::Result<()> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        for line in io::stdin().lock().lines() {
            let line = line?;
            if !line.trim().is_empty() {
                writeln!(out, "{}", answer(&serde_json::from_str(&line)?)?)?;
            }
        }
        out.flush()
    }

    fn case(case: &Value) -> io::Result<Value> {
        let bytes = std::fs::read(case["path"].as_str().unwrap_or_default())?;
        let base = case["base"].as_str().unwrap_or_default();
        let raw = case["raw"].as_bool().unwrap_or(false);
        Ok(read(&bytes, base, case["content_type"].as_str(), raw))
    }

    /// A web page as text, in the encoding that a browser would choose.
    fn page(bytes: &[u8], content_type: Option<&str>) -> String {
        let label = decode_label(content_type, bytes);
        decode(&label, bytes).map_or_else(|| String::from_utf8_lossy(bytes).into_owned(), |decoded| decoded.text)
    }

    fn read(bytes: &[u8], base: &str, content_type: Option<&str>, raw: bool) -> Value {
        let parsed = parse(&Input { bytes, content_type, base }, decode);
        answer(&parsed, if raw { Markup::Raw } else { Markup::Clean })
    }
}
