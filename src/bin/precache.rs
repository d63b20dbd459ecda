//! Gives the built site its last form: files named by their content, and their list in the service worker.
//!
//! `precache FOLDER`, run once by the build on what Trunk made (see `Trunk.toml`). Trunk names the page's files before
//! wasm-opt changes them and never the worker's; a page of one release must never find a file of another under the
//! same name.

use base64::Engine;
use sha2::{Digest, Sha256, Sha384};
use std::collections::BTreeMap;
use std::path::Path;

/// A site in memory: bytes by path, relative and with `/`.
type Site = BTreeMap<String, Vec<u8>>;

/// Files that change together; each set moves into a folder named by its content. Paths inside a set stay as they
/// are to each other, so nothing in the files has to change.
const SETS: [(&str, &[&str]); 6] = [
    ("page", &["page.js", "page_bg.wasm", "page_part.wasm"]),
    ("worker", &["worker.js", "worker_bg.wasm", "worker_loader.js"]),
    ("extract", &["extract.js", "extract_bg.wasm", "extract_loader.js"]),
    ("start", &["start.js"]),
    ("style", &["style/main.css"]),
    ("words", &["words/de.json"]),
];

/// Files that not every visit uses: fetched when first wanted, and kept from then on.
const ONCE: [&str; 6] = ["extract-", "icons/icon-", "icons/maskable-", "icons/apple-touch-icon", "catalogue", "fonts/"];

/// But these of them are in every post that is set as the looks have it.
const ALWAYS: [&str; 2] = ["fonts/literata-latin.woff2", "fonts/literata-latin-italic.woff2"];

/// Files that are asked for anew at each start, or by the browser itself, or by nobody: English stands in the page.
const NEVER: [&str; 3] = ["sw.js", "config.json", "words/en.json"];

fn main() -> Result<(), String> {
    let folder = std::env::args().nth(1).ok_or("usage: precache FOLDER")?;
    let folder = Path::new(&folder);
    let mut before = Site::new();
    read(folder, folder, &mut before).map_err(|error| format!("{}: {error}", folder.display()))?;
    let after = stamp(before.clone())?;
    write(folder, &before, &after).map_err(|error| format!("{}: {error}", folder.display()))
}

/// The site in its last form. Fails when a file it counts on is missing, or is stamped already.
fn stamp(mut site: Site) -> Result<Site, String> {
    if site.keys().any(|path| path.starts_with("snippets/")) {
        return Err("a dependency brings its own script (snippets/): page.js would no longer find it".into());
    }
    let mut html = text(&site, "index.html")?;
    for (set, files) in SETS {
        html = name_by_content(&mut site, html, set, files)?;
    }
    let build = build_of(&site, &html);
    html = replace(&html, "name=\"rill-build\" content=\"\"", &format!("name=\"rill-build\" content=\"{build}\""))?;
    site.insert("index.html".into(), html.clone().into_bytes());

    let (once, always): (Vec<_>, Vec<_>) = listed(&site).partition(|(path, _)| wanted_once(path));
    let stamp = serde_json::json!({ "build": build, "policy": policy(&html)?, "always": always, "once": once });
    let script = replace(&text(&site, "sw.js")?, "const STAMP = null;", &format!("const STAMP = {stamp};"))?;
    site.insert("sw.js".into(), script.into_bytes());
    Ok(site)
}

/// Moves a set into its folder, and the page's mentions of it with it.
fn name_by_content(site: &mut Site, mut html: String, set: &str, files: &[&str]) -> Result<String, String> {
    let mut bytes = Vec::new();
    for file in files {
        bytes.push(site.remove(*file).ok_or_else(|| format!("{file} is missing"))?);
    }
    let mut hash = Sha256::new();
    for content in &bytes {
        hash.update(content.len().to_le_bytes());
        hash.update(content);
    }
    let folder = format!("{set}-{}", short(&hash.finalize()));
    let mut mentions = 0;
    for (file, content) in files.iter().zip(bytes) {
        let new = format!("{folder}/{}", file.rsplit('/').next().unwrap_or(file));
        for old in [format!("\"{file}\""), format!("\"./{file}\"")] {
            mentions += html.matches(&old).count();
            html = html.replace(&old, &format!("\"./{new}\""));
        }
        site.insert(new, content);
    }
    if mentions == 0 { Err(format!("index.html mentions nothing of {set}")) } else { Ok(html) }
}

/// What the service worker may keep, each with its integrity. The page stands under its address, `./`.
fn listed(site: &Site) -> impl Iterator<Item = (String, String)> {
    site.iter().filter(|(path, _)| !NEVER.contains(&path.as_str())).map(|(path, bytes)| {
        let path = if path == "index.html" { "./" } else { path };
        (path.to_string(), integrity(bytes))
    })
}

fn wanted_once(path: &str) -> bool {
    ONCE.iter().any(|start| path.starts_with(start)) && !ALWAYS.contains(&path)
}

/// A release's name: it changes when any file does.
fn build_of(site: &Site, html: &str) -> String {
    let mut hash = Sha256::new();
    for (path, integrity) in listed(site).filter(|(path, _)| path != "./") {
        hash.update(format!("{path} {integrity}\n"));
    }
    hash.update(html);
    short(&hash.finalize())
}

/// The policy in the page's `<meta>`, for the responses that a `<meta>` does not reach.
fn policy(html: &str) -> Result<String, String> {
    let start = "http-equiv=\"Content-Security-Policy\" content=\"";
    let rest = html.split_once(start).ok_or("index.html has no policy")?.1;
    Ok(rest.split_once('"').ok_or("index.html's policy does not end")?.0.into())
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", base64::engine::general_purpose::STANDARD.encode(Sha384::digest(bytes)))
}

/// 64 bits in hex: `sw.js` knows such names by their sixteen digits.
fn short(hash: &[u8]) -> String {
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn text(site: &Site, path: &str) -> Result<String, String> {
    let bytes = site.get(path).ok_or_else(|| format!("{path} is missing"))?;
    String::from_utf8(bytes.clone()).map_err(|error| format!("{path}: {error}"))
}

fn replace(text: &str, old: &str, new: &str) -> Result<String, String> {
    if text.matches(old).count() == 1 { Ok(text.replace(old, new)) } else { Err(format!("expected `{old}` exactly once")) }
}

fn read(root: &Path, folder: &Path, site: &mut Site) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read(root, &path, site)?;
        } else if let Ok(name) = path.strip_prefix(root) {
            site.insert(name.to_string_lossy().replace('\\', "/"), std::fs::read(&path)?);
        }
    }
    Ok(())
}

fn write(folder: &Path, before: &Site, after: &Site) -> std::io::Result<()> {
    for (path, bytes) in after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)) {
        let file = folder.join(path);
        if let Some(parent) = file.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(file, bytes)?;
    }
    for path in before.keys().filter(|path| !after.contains_key(*path)) {
        std::fs::remove_file(folder.join(path))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="rill-build" content=""><meta name="rill-worker" content="worker_loader.js"><meta name="rill-extract" content="extract_loader.js">
<meta name="rill-part" content="page_part.wasm">
<meta name="rill-words" lang="de" content="words/de.json">
<link rel="stylesheet" href="style/main.css"><link href="./page.js"><script src="./start.js" data-wasm="./page_bg.wasm">"#;

    fn site(changes: &[(&str, &str)]) -> Site {
        let plain = [
            ("index.html", HTML),
            ("sw.js", "const STAMP = null;\n"),
            ("page.js", "page"),
            ("page_bg.wasm", "wasm"),
            ("page_part.wasm", "part"),
            ("worker.js", "worker"),
            ("worker_bg.wasm", "worker wasm"),
            ("worker_loader.js", "import './worker.js'"),
            ("extract.js", "extract"),
            ("extract_bg.wasm", "extract wasm"),
            ("extract_loader.js", "import './extract.js'"),
            ("start.js", "start"),
            ("style/main.css", "body{}"),
            ("words/de.json", "{}"),
            ("words/en.json", "{}"),
            ("icons/icon.svg", "<svg/>"),
            ("icons/icon-512.png", "png"),
            ("fonts/literata-latin.woff2", "face"),
            ("fonts/atkinson-latin.woff2", "face"),
            ("config.json", "{}"),
        ];
        plain.iter().chain(changes).map(|(path, text)| (path.to_string(), text.as_bytes().to_vec())).collect()
    }

    fn stamped(changes: &[(&str, &str)]) -> (Site, String, String) {
        let site = stamp(site(changes)).unwrap();
        let (html, script) = (text(&site, "index.html").unwrap(), text(&site, "sw.js").unwrap());
        (site, html, script)
    }

    /// The folder that a set has moved to.
    fn folder(site: &Site, set: &str) -> String {
        let start = format!("{set}-");
        let path = site.keys().find(|path| path.starts_with(&start)).unwrap();
        path.split('/').next().unwrap().to_string()
    }

    #[test]
    fn the_page_names_what_is_there() {
        let (site, html, script) = stamped(&[]);
        for name in html.split('"').filter(|word| word.starts_with("./")) {
            assert!(site.contains_key(&name[2..]), "{name}");
        }
        assert_eq!(html.matches("./").count(), 8);
        assert!(script.contains("default-src 'none'"));
        let (always, once) = script.split_once("\"once\":").unwrap();
        for path in ["\"./\"", "worker_bg.wasm", "icons/icon.svg", "fonts/literata-latin.woff2", "/de.json"] {
            assert!(always.contains(path) && !once.contains(path), "{path}");
        }
        for path in ["icons/icon-512.png", "fonts/atkinson-latin.woff2", "extract_bg.wasm"] {
            assert!(once.contains(path) && !always.contains(path), "{path}");
        }
        for path in ["[\"config.json\"", "en.json"] {
            assert!(!script.contains(path), "{path}");
        }
    }

    #[test]
    fn only_what_changed_is_renamed() {
        let (before, old_html, old_script) = stamped(&[]);
        let (after, html, script) = stamped(&[("worker_bg.wasm", "new")]);
        assert_ne!(folder(&before, "worker"), folder(&after, "worker"));
        for set in ["page", "start", "style", "words"] {
            assert_eq!(folder(&before, set), folder(&after, set));
        }
        assert_ne!(html, old_html);
        assert_ne!(script, old_script);
    }

    #[test]
    fn any_change_is_another_build() {
        let build =
            |changes: &[(&str, &str)]| stamped(changes).1.split("rill-build\" content=\"").nth(1).unwrap()[..16].to_string();
        let plain = build(&[]);
        for changed in
            ["page.js", "page_bg.wasm", "worker.js", "start.js", "style/main.css", "icons/icon.svg", "icons/icon-512.png"]
        {
            assert_ne!(build(&[(changed, "other")]), plain, "{changed}");
        }
        assert_eq!(build(&[]), plain);
    }

    #[test]
    fn integrity_is_what_browsers_compute() {
        let expected = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(integrity(b""), expected);
    }

    #[test]
    fn an_unfit_site_is_refused() {
        let check = |path: &str, text: &str, expected: &str| {
            let problem = stamp(site(&[(path, text)])).unwrap_err();
            assert!(problem.contains(expected), "{problem}");
        };
        check("index.html", "<html>", "mentions nothing of page");
        check("sw.js", "const STAMP = {};", "exactly once");
        check("snippets/a.js", "", "snippets/");
        let mut without = site(&[]);
        without.remove("worker_bg.wasm");
        assert_eq!(stamp(without).unwrap_err(), "worker_bg.wasm is missing");
    }
}
