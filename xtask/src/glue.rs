//! Shortens wasm-bindgen's scripts: its comments and indentation weigh a kilobyte of the page.

use crate::run::Outcome;
use std::path::Path;

/// Shortens one script in place.
pub fn shorten(file: &Path) -> Outcome {
    let problem = |error: std::io::Error| format!("{}: {error}", file.display());
    let script = std::fs::read_to_string(file).map_err(problem)?;
    std::fs::write(file, plain(&script)).map_err(problem)
}

/// Without documentation, blank lines and indentation; as it was when a string runs over several lines.
fn plain(script: &str) -> String {
    if script.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return script.into();
    }
    let mut kept = String::with_capacity(script.len());
    let mut documentation = false;
    for line in script.lines().map(str::trim) {
        documentation |= line.starts_with("/**");
        if !documentation && !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
        documentation &= !line.ends_with("*/");
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_runs_is_kept() {
        let check = |script, expected| assert_eq!(plain(script), expected);
        check("a;\n    b; // c\n\n// d\n", "a;\nb; // c\n");
        check("/**\n * @returns {number}\n */\nget a() {\n", "get a() {\n");
        check("/** one line */\na = '/** kept */';\n", "a = '/** kept */';\n");
        check("a = `\n  b`;\n", "a = `\n  b`;\n");
    }
}
