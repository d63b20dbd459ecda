//! Programs from npm's packages: optional, each at its pinned version, kept in the user's cache for all clones.

use crate::run::{Outcome, cache, command, find, run};
use std::path::PathBuf;

/// The folder of programs of a package, installed when npm is here; none when there is no way to it.
pub fn programs(package: &str, version: &str) -> Outcome<Option<PathBuf>> {
    let home = cache()?.join("tools").join(format!("{package}-{version}"));
    let programs = home.join("node_modules/.bin");
    if programs.is_dir() {
        return Ok(Some(programs));
    }
    if find("npm").is_none() || find("node").is_none() {
        println!("No npm to install {package} with: the build works and is larger.");
        return Ok(None);
    }
    println!("Installing {package} {version} from npm (once).");
    std::fs::create_dir_all(&home).map_err(|error| format!("{}: {error}", home.display()))?;
    let install = ["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"];
    if let Err(problem) = run(command("npm").args(install).arg(&home).arg(format!("{package}@{version}"))) {
        println!("{problem}: the build works and is larger.");
        return Ok(None);
    }
    Ok(programs.is_dir().then_some(programs))
}
