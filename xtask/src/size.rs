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

/// What a first visit loads before it can be used, and what the others add, with DESIGN's budgets in brotli bytes.
const PARTS: [(&str, &[&str], usize); 3] = [
    ("page", &["index.html", "start", "page", "style"], 120_000),
    ("worker", &["worker"], 450_000),
    // Loaded when the first whole text is asked for.
    ("extract", &["extract"], 300_000),
];

/// Builds and weighs.
pub fn size() -> Outcome {
    build::native()?;
    build::page()?;
    let dist = root().join("dist");
    let mut files = Vec::new();
    collect(&dist, &dist, &mut files)?;
    println!("{:<44}{:>10}{:>10}{:>10}", "", "raw", "gzip", "brotli");
    let mut over = Vec::new();
    for (part, names, budget) in PARTS {
        let mut total = Bytes::default();
        for name in files.iter().filter(|file| names.iter().any(|start| file.starts_with(start))) {
            let bytes = weigh(&dist.join(name))?;
            show(&format!("  {name}"), &bytes);
            total.raw += bytes.raw;
            total.gzip += bytes.gzip;
            total.brotli += bytes.brotli;
        }
        show(part, &total);
        if total.raw == 0 || total.brotli > budget {
            over.push(format!("{part} has {} bytes, its budget is {budget}", total.brotli));
        }
    }
    if over.is_empty() { Ok(()) } else { Err(over.join("; ")) }
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
