//! Commands and their keys.

use super::View;
use crate::model::{Keys, Scope};
use crate::word::Word;

/// Something a person asks for. [`COMMANDS`] says with which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// The next post: opened when one is being read, else selected.
    Next,
    /// The post before.
    Previous,
    /// Selects the next post without opening it.
    SelectNext,
    /// Selects the post before without opening it.
    SelectPrevious,
    /// The head of the list.
    First,
    /// The end of the list.
    Last,
    /// Asks for a date to go to in the list.
    Date,
    /// A page down; at the end of a post the next unread one.
    Page,
    /// Opens what is selected.
    Open,
    /// Opens the post's own page.
    Original,
    /// The whole text from the post's own page, or the feed's again.
    Whole,
    /// Read or unread.
    Read,
    /// Star or no star.
    Star,
    /// For later or not.
    Later,
    /// The tags of the open post.
    Tags,
    /// Everything in the view is read.
    ReadAll,
    /// Fetches what is new.
    Refresh,
    /// Goes to the field for words to be found.
    Search,
    /// Goes to the field for a new blog.
    Add,
    /// The list of keys.
    Help,
    /// Closes what is open, innermost first.
    Close,
    /// Goes to a view.
    Go(View),
}

/// Every command with its keys, as `KeyboardEvent.key` names them. `g x` is `g`, then `x`. What keys do, the
/// list of them, and `docs/keys.md` are made of this.
pub const COMMANDS: &[(Command, &[&str])] = &[
    (Command::Next, &["j"]),
    (Command::Previous, &["k"]),
    (Command::SelectNext, &["n"]),
    (Command::SelectPrevious, &["p"]),
    (Command::First, &["Home"]),
    (Command::Last, &["End"]),
    (Command::Date, &["d"]),
    (Command::Page, &[" "]),
    (Command::Open, &["o", "Enter"]),
    (Command::Original, &["v"]),
    (Command::Whole, &["w"]),
    (Command::Read, &["m"]),
    (Command::Star, &["s"]),
    (Command::Later, &["l"]),
    (Command::Tags, &["t"]),
    (Command::ReadAll, &["A"]),
    (Command::Refresh, &["r"]),
    (Command::Search, &["/"]),
    (Command::Add, &["a"]),
    (Command::Go(View::Posts(Scope::All)), &["g a"]),
    (Command::Go(View::Posts(Scope::Starred)), &["g s"]),
    (Command::Go(View::Posts(Scope::Later)), &["g l"]),
    (Command::Go(View::Posts(Scope::History)), &["g h"]),
    (Command::Go(View::Blogs), &["g b"]),
    (Command::Help, &["?"]),
    (Command::Close, &["Escape"]),
];

/// What a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// A command.
    Command(Command),
    /// The first of two keys; the next one decides.
    Pending,
    /// Nothing.
    Nothing,
}

/// What `key` means to whoever has set `own`; `pending` says whether `g` came just before.
pub fn pressed(key: &str, pending: bool, own: &Keys) -> Pressed {
    if !own.single && is_character(key) {
        return Pressed::Nothing;
    }
    let is_it = |known: &str| if pending { known.strip_prefix("g ") == Some(key) } else { own.of(known) == key };
    match COMMANDS.iter().find(|(_, keys)| keys.iter().any(|known| is_it(known))) {
        Some((command, _)) => Pressed::Command(*command),
        None if key == "g" && !pending => Pressed::Pending,
        None => Pressed::Nothing,
    }
}

/// Whether it is a key that writes a character: of those WCAG 2.1.4 asks that they can be changed or switched off.
pub fn is_character(key: &str) -> bool {
    key != " " && key.chars().count() == 1
}

/// Whether all of it are such keys: `j`, and `g s`.
pub fn is_single(keys: &str) -> bool {
    keys.split(' ').all(is_character)
}

/// The command that has `key` already, when it is to stand in the place of `default`.
pub fn taken(key: &str, default: &str, own: &Keys) -> Option<Command> {
    let has = |known: &str| {
        let begins = known.split_once(' ').is_some_and(|(first, _)| first == key);
        begins || (known != default && own.of(known) == key)
    };
    COMMANDS.iter().find(|(_, keys)| keys.iter().any(|known| has(known))).map(|(command, _)| *command)
}

/// What a command is called.
pub fn word(command: Command) -> Word {
    match command {
        Command::Next => Word::KeyNext,
        Command::Previous => Word::KeyPrevious,
        Command::SelectNext => Word::KeySelectNext,
        Command::SelectPrevious => Word::KeySelectPrevious,
        Command::First => Word::KeyFirst,
        Command::Last => Word::KeyLast,
        Command::Date => Word::ToDate,
        Command::Page => Word::KeyPage,
        Command::Open => Word::KeyOpen,
        Command::Original => Word::KeyOriginal,
        Command::Whole => Word::KeyWhole,
        Command::Read => Word::KeyRead,
        Command::Star => Word::KeyStar,
        Command::Later => Word::KeyLater,
        Command::Tags => Word::KeyTags,
        Command::ReadAll => Word::KeyReadAll,
        Command::Refresh => Word::KeyRefresh,
        Command::Search => Word::Search,
        Command::Add => Word::KeyAdd,
        Command::Help => Word::KeyHelp,
        Command::Close => Word::KeyClose,
        Command::Go(View::Posts(Scope::Starred)) => Word::Starred,
        Command::Go(View::Posts(Scope::Later)) => Word::ReadLater,
        Command::Go(View::Posts(Scope::History)) => Word::History,
        Command::Go(View::Posts(_)) => Word::LatestPosts,
        Command::Go(View::Search | View::Tag | View::Rules | View::Blogs | View::Discover | View::Settings) => Word::BlogsAndHealth,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys() {
        let check =
            |key: &str, pending: bool, expected: Pressed| assert_eq!(pressed(key, pending, &Keys::default()), expected, "{key}");
        check("j", false, Pressed::Command(Command::Next));
        check("/", false, Pressed::Command(Command::Search));
        check("Enter", false, Pressed::Command(Command::Open));
        check("End", false, Pressed::Command(Command::Last));
        check("A", false, Pressed::Command(Command::ReadAll));
        check("a", false, Pressed::Command(Command::Add));
        check("g", false, Pressed::Pending);
        check("a", true, Pressed::Command(Command::Go(View::Posts(Scope::All))));
        check("g", true, Pressed::Nothing);
        check("j", true, Pressed::Nothing);
        check("x", false, Pressed::Nothing);
    }

    #[test]
    fn keys_of_ones_own() {
        let own = |single: bool, changed: &[(&str, &str)]| {
            let changed = changed.iter().map(|(default, key)| (default.to_string(), key.to_string())).collect();
            Keys { single, changed }
        };
        let check = |key: &str, own: &Keys, expected: Option<Command>| {
            let expected = expected.map_or(Pressed::Nothing, Pressed::Command);
            assert_eq!(pressed(key, false, own), expected, "{key} {own:?}");
        };
        let changed = own(true, &[("j", "ö"), ("o", ""), ("k", "j")]);
        check("ö", &changed, Some(Command::Next));
        check("j", &changed, Some(Command::Previous));
        check("k", &changed, None);
        check("o", &changed, None);
        check("Enter", &changed, Some(Command::Open));
        check("s", &changed, Some(Command::Star));
        let off = own(false, &[]);
        check("j", &off, None);
        check("g", &off, None);
        check("?", &off, None);
        check("Escape", &off, Some(Command::Close));
        check(" ", &off, Some(Command::Page));
        assert_eq!(pressed("a", true, &off), Pressed::Nothing);

        let check = |key: &str, default: &str, own: &Keys, expected: Option<Command>| {
            assert_eq!(taken(key, default, own), expected, "{key} for {default}, {own:?}");
        };
        check("s", "j", &own(true, &[]), Some(Command::Star));
        check("x", "j", &own(true, &[]), None);
        check("j", "j", &own(true, &[]), None);
        check("g", "j", &own(true, &[]), Some(Command::Go(View::Posts(Scope::All))));
        check("j", "k", &changed, None);
        check("ö", "k", &changed, Some(Command::Next));
        check("o", "k", &changed, None);
    }

    #[test]
    fn no_key_means_two_things() {
        let mut keys: Vec<&str> = COMMANDS.iter().flat_map(|(_, keys)| keys.iter().copied()).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }
}
