//! Joins the style's layers into one file.
//!
//! `style/main.css` imports one file a cascade layer. Browsers read that as it is, in the edit loop; a release saves
//! the round trips.

use crate::run::Outcome;
use std::path::Path;

/// Puts what `main` imports into it and removes the imported files. It stays in its folder, so relative addresses hold.
pub fn join(main: &Path) -> Outcome {
    let read = |file: &Path| std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()));
    let folder = main.parent().unwrap_or(Path::new("."));
    let mut joined = String::new();
    for line in without_comments(&read(main)?).lines() {
        let Some((name, layer)) = import(line) else {
            joined.push_str(line);
            joined.push('\n');
            continue;
        };
        let file = folder.join(name);
        let rules = plain_lines(&without_comments(&read(&file)?));
        match layer {
            Some(layer) => joined.push_str(&format!("@layer {layer} {{\n{rules}}}\n")),
            None => joined.push_str(&rules),
        }
        std::fs::remove_file(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        // The last one out of a subfolder takes it along; it is not empty before.
        let _ = file.parent().map(std::fs::remove_dir);
    }
    std::fs::write(main, plain_lines(&joined)).map_err(|error| format!("{}: {error}", main.display()))
}

/// The file and the layer of a line like `@import url("base.css") layer(base);`.
fn import(line: &str) -> Option<(&str, Option<&str>)> {
    let rest = line.trim().strip_prefix("@import")?;
    let name = rest.split('"').nth(1)?;
    let layer = rest.split("layer(").nth(1).and_then(|rest| rest.split(')').next());
    Some((name, layer))
}

fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        kept.push_str(&rest[..start]);
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    kept + rest
}

fn plain_lines(css: &str) -> String {
    css.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_read() {
        let check = |line, expected| assert_eq!(import(line), expected, "{line}");
        check("@import url(\"base.css\") layer(base);", Some(("base.css", Some("base"))));
        check("@import \"base.css\" layer(base);", Some(("base.css", Some("base"))));
        check("@import \"base.css\";", Some(("base.css", None)));
        check("@layer base, article;", None);
    }

    #[test]
    fn comments_go() {
        let check = |css, expected| assert_eq!(without_comments(css), expected);
        check("a /* b */ c", "a  c");
        check("/* a */b/* c */", "b");
        check("a /* b", "a ");
    }
}
