//! What the browser tests need: Node packages and a Chromium.

use crate::run::{Outcome, ask, command, find, root, run};
use std::path::PathBuf;

/// Where `package.json` stands.
fn home() -> PathBuf {
    root().join("tests/e2e")
}

/// The packages of `tests/e2e`, exactly as its lock file names them.
pub fn node_packages() -> Outcome {
    if find("npm").is_none() || find("node").is_none() {
        return Err("the browser tests need Node 20 or later with npm on the path".into());
    }
    let problem = |error: std::io::Error| format!("tests/e2e/package-lock.json: {error}");
    let wanted = std::fs::read(home().join("package-lock.json")).map_err(problem)?;
    // npm's own record differs from the lock file, so a copy of it says what is installed.
    let installed = home().join("node_modules/.installed-lock.json");
    if std::fs::read(&installed).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    println!("Installing the tests' Node packages.");
    // The browser is found below, by one rule for all.
    let skip = ("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    run(command("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(home()).env(skip.0, skip.1))?;
    std::fs::write(&installed, wanted).map_err(|error| format!("{}: {error}", installed.display()))
}

/// A Chromium: `CHROMIUM`, else one on the path, else Playwright's, else Debian's. Needs [`node_packages`] first.
pub fn chromium() -> Outcome<PathBuf> {
    if let Some(given) = std::env::var_os("CHROMIUM").map(PathBuf::from) {
        return if given.is_file() { Ok(given) } else { Err(format!("CHROMIUM is {}, which is no file", given.display())) };
    }
    if let Some(there) = on_path() {
        return Ok(there);
    }
    if let Some(there) = playwrights() {
        return Ok(there);
    }
    println!("No Chromium here: asking Playwright for one.");
    let installed = run(command("npx").args(["playwright", "install", "chromium"]).current_dir(home()));
    if let (Ok(()), Some(there)) = (&installed, playwrights()) {
        return Ok(there);
    }
    if find("apt-get").is_some() && ask("id", &["-u"]).as_deref() == Some("0") {
        println!("Installing Debian's chromium.");
        run(command("apt-get").args(["update", "-qq"]))?;
        // With typefaces for Han and Hangul, as phones have them: without, each layout of such a text looks for one anew.
        let install = ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"];
        run(command("apt-get").args(install).env("DEBIAN_FRONTEND", "noninteractive"))?;
    }
    on_path().ok_or_else(|| "no Chromium found and none could be installed: set CHROMIUM to one".into())
}

fn on_path() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].iter().find_map(|name| find(name))
}

fn playwrights() -> Option<PathBuf> {
    let script = "process.stdout.write(require('playwright-core').chromium.executablePath())";
    let output = command("node").args(["-e", script]).current_dir(home()).output().ok()?;
    let path = PathBuf::from(String::from_utf8(output.stdout).ok()?);
    path.is_file().then_some(path)
}
