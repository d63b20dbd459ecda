//! The release build: native programs by cargo, page and worker by Trunk, and the last steps on Trunk's output.

use crate::run::{Outcome, cargo, command, root, run};
use crate::{esbuild, names, order, small_std, split, style, tools, wasm_opt};
use std::path::{Path, PathBuf};

/// The profile of page and worker, in Cargo.toml.
pub const WORKER_PROFILE: &str = "web";

/// The native programs, in `target/release`.
pub fn native() -> Outcome {
    run(cargo().args(["build", "--release", "--package", "rill", "--bin", "serve", "--bin", "feed", "--bin", "precache"]))
}

/// A native program that [`native`] has built.
pub fn program(name: &str) -> PathBuf {
    target().join("release").join(name)
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    let given = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    root().join(given.unwrap_or_else(|| "target".into()))
}

/// The static site, in `dist/`. Needs [`native`] first: the post-build step runs `precache`.
pub fn page() -> Outcome {
    tools::wasm_target()?;
    small_std::find_or_install();
    let path = tools::path()?;
    // Both at once, so that the two long links run side by side; Trunk then finds them done.
    let both = ["--profile", "web", "--target", "wasm32-unknown-unknown", "--bin", "page", "--bin", "worker", "--bin", "extract"];
    let mut build = cargo();
    small_std::ask_for(&mut build);
    run(build.args(["build", "--package", "rill"]).args(both))?;
    let mut trunk = trunk(path);
    small_std::ask_for(&mut trunk);
    run(trunk.args(["build", "--release", "--skip-version-check"]))
}

/// Trunk, ready for its arguments.
pub fn trunk(path: std::ffi::OsString) -> std::process::Command {
    let mut trunk = command("trunk");
    // Trunk takes NO_COLOR's usual value, 1, for a mistake.
    trunk.env("PATH", path).env_remove("NO_COLOR");
    trunk
}

/// What Trunk runs when page and worker lie in its staging folder (see `Trunk.toml`).
///
/// In the edit loop it takes the policy out of the page, because Trunk's live reload is an inline script. In a
/// release it shrinks the wasm and its scripts, joins the style's layers, and has `precache` name the files by their content.
pub fn post_build() -> Outcome {
    let folder = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder = folder.ok_or("post-build is for Trunk to call")?;
    if std::env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
        return without_policy(&folder.join("index.html"));
    }
    let (esbuild, binaryen) = (esbuild::find_or_install()?, wasm_opt::find_or_install()?);
    let shorteners = Shorteners { esbuild: esbuild.as_deref(), binaryen: binaryen.as_deref(), keeps_names: false };
    for name in ["page", "worker", "extract"] {
        shorteners.shorten(name, &folder, &target().join("wasm-opt"))?;
    }
    shorteners.cut(&folder)?;
    order_parts(&folder)?;
    for name in ["worker_bg.wasm", "extract_bg.wasm"] {
        order::order(&folder.join(name))?;
    }
    name_part(&folder.join("index.html"))?;
    without_comments(&folder.join("index.html"))?;
    if let Some(program) = &esbuild {
        esbuild::shorten(program, &folder.join("start.js"))?;
    }
    let style = folder.join("style/main.css");
    style::join(&style)?;
    if let Some(program) = &esbuild {
        esbuild::shorten(program, &style)?;
    }
    // The end-to-end tests make their second build from this copy.
    let unstamped = target().join("unstamped");
    copy_anew(&folder, &unstamped).map_err(|error| format!("{}: {error}", unstamped.display()))?;
    run(command(program("precache")).arg(&folder))
}

/// What makes the release smaller, as far as it is here.
pub struct Shorteners<'a> {
    /// For scripts.
    pub esbuild: Option<&'a Path>,
    /// For wasm.
    pub binaryen: Option<&'a Path>,
    /// Whether functions keep their names, for whoever wants to know what each weighs.
    pub keeps_names: bool,
}

impl Shorteners<'_> {
    /// Shortens a binary that wasm-bindgen has put into `folder`, and its script. What was shrunk before is taken from `kept`.
    pub fn shorten(&self, name: &str, folder: &Path, kept: &Path) -> Outcome {
        let (wasm, script) = (folder.join(format!("{name}_bg.wasm")), folder.join(format!("{name}.js")));
        split::forget_notes(&wasm)?;
        if name != "page" {
            split::blank(&linked(name), &wasm)?;
        }
        names::number(&wasm, &script)?;
        let named = names::exports(&script)?;
        if let Some(program) = self.esbuild {
            esbuild::shorten_script(program, &script)?;
        }
        if let Some(programs) = self.binaryen {
            let used = names::used(&script, named.clone())?;
            split::forget_idle(&linked(name), &wasm, &named, &used)?;
            wasm_opt::shrink(programs, &wasm, &used, kept, self.keeps_names)?;
        }
        Ok(())
    }

    /// Cuts the page that lies in `folder` into its two parts.
    pub fn cut(&self, folder: &Path) -> Outcome {
        let (page, part) = (folder.join("page_bg.wasm"), folder.join("page_part.wasm"));
        split::split(&linked("page"), &page, &part)?;
        if let Some(programs) = self.binaryen {
            wasm_opt::tidy(programs, &page)?;
            wasm_opt::tidy(programs, &part)?;
        }
        Ok(())
    }
}

/// Puts in order what the page's two parts in `folder` have, and the names of what one hands to the other.
pub fn order_parts(folder: &Path) -> Outcome {
    let (page, part) = (folder.join("page_bg.wasm"), folder.join("page_part.wasm"));
    order::order(&page)?;
    split::name_handed(&page, &part)?;
    order::order(&part)
}

/// A binary as it was linked, before wasm-bindgen.
pub fn linked(name: &str) -> PathBuf {
    target().join("wasm32-unknown-unknown").join(WORKER_PROFILE).join(format!("{name}.wasm"))
}

/// Says in the page where its second part is.
fn name_part(page: &Path) -> Outcome {
    let problem = |error: std::io::Error| format!("{}: {error}", page.display());
    let html = std::fs::read_to_string(page).map_err(problem)?;
    let (old, new) = ("name=\"rill-part\" content=\"\"", "name=\"rill-part\" content=\"page_part.wasm\"");
    if !html.contains(old) {
        return Err("index.html has no place for its second part".into());
    }
    std::fs::write(page, html.replace(old, new)).map_err(problem)
}

/// Takes the comments out of the page: they are for who writes it.
fn without_comments(page: &Path) -> Outcome {
    let problem = |error: std::io::Error| format!("{}: {error}", page.display());
    let mut html = std::fs::read_to_string(page).map_err(problem)?;
    while let Some(start) = html.find("<!--") {
        let end = start + html[start..].find("-->").ok_or("a comment of index.html does not end")? + "-->".len();
        html.replace_range(html[..start].trim_end().len()..end, "");
    }
    std::fs::write(page, html).map_err(problem)
}

fn without_policy(page: &Path) -> Outcome {
    let problem = |error: std::io::Error| format!("{}: {error}", page.display());
    let html = std::fs::read_to_string(page).map_err(problem)?;
    let start = html.find("<meta http-equiv=\"Content-Security-Policy\"").ok_or("index.html has no policy")?;
    let end = start + html[start..].find('>').ok_or("the policy's element does not end")? + 1;
    std::fs::write(page, [&html[..start], &html[end..]].concat()).map_err(problem)
}

fn copy_anew(from: &Path, to: &Path) -> std::io::Result<()> {
    if to.exists() {
        std::fs::remove_dir_all(to)?;
    }
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_anew(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
