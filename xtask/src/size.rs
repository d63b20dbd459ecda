//! `cargo xtask size`: what a visit costs in bytes.

use crate::build;
use crate::run::{Outcome, root};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Bytes of one part of the site.
#[derive(Default)]
struct Bytes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// What is weighed together, by how its files' names begin; and the budget of DESIGN in brotli bytes.
struct Part {
    name: &'static str,
    files: &'static [&'static str],
    /// What is left out: files whose names have this in them.
    without: Option<&'static str>,
    budget: usize,
}

const PAGE: &[&str] = &["index.html", "start", "page", "style"];

const PARTS: [Part; 4] = [
    // The first load: the river, reading, following one blog.
    Part { name: "main job", files: PAGE, without: Some("part."), budget: 120_000 },
    // With every view opened.
    Part { name: "whole reader", files: PAGE, without: None, budget: 180_000 },
    // Loaded after the first rows.
    Part { name: "worker", files: &["worker"], without: None, budget: 450_000 },
    // Loaded when the first whole text is asked for.
    Part { name: "extract", files: &["extract"], without: None, budget: 300_000 },
];

/// Builds and weighs.
pub fn size() -> Outcome {
    build::native()?;
    build::page()?;
    let dist = root().join("dist");
    let mut files = Vec::new();
    collect(&dist, &dist, &mut files)?;
    println!("{:<44}{:>10}{:>10}{:>10}", "", "raw", "gzip", "brotli");
    let mut weighed = Vec::new();
    for file in files.iter().filter(|file| PARTS.iter().any(|part| part.has(file))) {
        let bytes = weigh(&dist.join(file))?;
        show(file, &bytes);
        weighed.push((file, bytes));
    }
    let mut over = Vec::new();
    for part in PARTS {
        let mut total = Bytes::default();
        for (_, bytes) in weighed.iter().filter(|(file, _)| part.has(file)) {
            total.raw += bytes.raw;
            total.gzip += bytes.gzip;
            total.brotli += bytes.brotli;
        }
        show(&format!("{}, at most {}", part.name, part.budget), &total);
        if total.raw == 0 || total.brotli > part.budget {
            over.push(format!("the {} has {} bytes, its budget is {}", part.name, total.brotli, part.budget));
        }
    }
    if over.is_empty() { Ok(()) } else { Err(over.join("; ")) }
}

impl Part {
    fn has(&self, file: &str) -> bool {
        self.files.iter().any(|start| file.starts_with(start)) && !self.without.is_some_and(|part| file.contains(part))
    }
}

/// Says what one file weighs.
pub fn show_file(file: &Path) -> Outcome {
    show(&file.file_name().unwrap_or_default().to_string_lossy(), &weigh(file)?);
    Ok(())
}

fn show(name: &str, bytes: &Bytes) {
    println!("{name:<44}{:>10}{:>10}{:>10}", bytes.raw, bytes.gzip, bytes.brotli);
}

fn weigh(file: &Path) -> Outcome<Bytes> {
    let problem = |error: std::io::Error| format!("{}: {error}", file.display());
    let raw = std::fs::read(file).map_err(problem)?;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&raw).map_err(problem)?;
    let gzip = gzip.finish().map_err(problem)?;
    let mut brotli = Vec::new();
    let quality = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut raw.as_slice(), &mut brotli, &quality).map_err(problem)?;
    Ok(Bytes { raw: raw.len(), gzip: gzip.len(), brotli: brotli.len() })
}

/// Every file below a folder, by its path from `dist`, in order.
fn collect(dist: &Path, folder: &Path, files: &mut Vec<String>) -> Outcome {
    let problem = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut entries: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(problem)? {
        entries.push(entry.map_err(problem)?.path());
    }
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            collect(dist, &entry, files)?;
        } else {
            files.extend(entry.strip_prefix(dist).ok().map(|path| path.to_string_lossy().replace('\\', "/")));
        }
    }
    Ok(())
}
