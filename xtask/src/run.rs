//! Running other programs, and what can be asked of the machine.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Done, or one sentence for the person at the terminal.
pub type Outcome<T = ()> = Result<T, String>;

/// The repository's root, so that every command works from any folder in it.
pub fn root() -> PathBuf {
    // CARGO_MANIFEST_DIR is xtask/; cargo sets it when it runs us.
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let here = here.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    here.parent().map(Path::to_path_buf).unwrap_or(here)
}

/// A command that runs in the repository's root.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// The cargo that runs us.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command to its end with our own standard streams.
pub fn run(command: &mut Command) -> Outcome {
    let name = name_of(command);
    let status = command.status().map_err(|error| format!("{name} does not start: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{name} failed ({status})")) }
}

/// What a command prints, when it succeeds; nothing when it is missing or fails.
pub fn ask(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_string())
}

/// Runs a command, shows what it prints as it comes, and hands every printed line to `seen` too.
pub fn watch(command: &mut Command, mut seen: impl FnMut(&str)) -> Outcome {
    let name = name_of(command);
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| format!("{name} does not start: {error}"))?;
    if let Some(lines) = child.stdout.take() {
        let mut lines = BufReader::new(lines);
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line).map_err(|error| format!("{name}: {error}"))? > 0 {
            let text = String::from_utf8_lossy(&line).into_owned();
            let shown = std::io::stdout().write_all(text.as_bytes()).and_then(|()| std::io::stdout().flush());
            shown.map_err(|error| format!("standard output: {error}"))?;
            seen(text.trim_end());
            line.clear();
        }
    }
    let status = child.wait().map_err(|error| format!("{name}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{name} failed ({status})")) }
}

/// Where a program is on the path.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// One user's cache, shared by all clones: `$XDG_CACHE_HOME/rill`, else `~/.cache/rill`.
pub fn cache() -> Outcome<PathBuf> {
    let given = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = || std::env::home_dir().map(|home| home.join(".cache"));
    given
        .or_else(home)
        .map(|folder| folder.join("rill"))
        .ok_or_else(|| "no home folder to keep tools in: set XDG_CACHE_HOME".into())
}

fn name_of(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = command.get_args().take(3).map(|word| word.to_string_lossy());
    std::iter::once(program.to_string_lossy()).chain(words).collect::<Vec<_>>().join(" ")
}
