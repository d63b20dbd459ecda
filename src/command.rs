//! What an address, a key or a tap asks for.
//!
//! Every address of Rill is its page plus a query, so that deep links and reload work on any static host with no rewrite rule.

use crate::model::{EntryId, FeedId, FolderId, Keys, Scope};
use crate::word::Word;

/// What the person looks at: everything that back, forward, reload and a shared link must bring back.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address {
    /// The view.
    pub view: View,
    /// What is looked for, as typed; empty in every view but [`View::Search`].
    pub text: String,
    /// The post that stands open in it.
    pub post: Option<EntryId>,
    /// An address to subscribe to, handed over by a bookmarklet, a link or another app.
    pub subscribe: Option<String>,
}

/// A view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// A list of posts.
    Posts(Scope),
    /// The posts that a search finds.
    Search,
    /// Blogs to begin with.
    Discover,
    /// Every subscription with its health.
    Blogs,
    /// Smart views and rules.
    Rules,
    /// What can be set.
    Settings,
}

/// The views that stand under `view=` in an address.
const NAMED: [(&str, View); 8] = [
    ("starred", View::Posts(Scope::Starred)),
    ("later", View::Posts(Scope::Later)),
    ("history", View::Posts(Scope::History)),
    ("hidden", View::Posts(Scope::Hidden)),
    ("rules", View::Rules),
    ("discover", View::Discover),
    ("blogs", View::Blogs),
    ("settings", View::Settings),
];

impl Address {
    /// The river, and nothing open.
    pub const RIVER: Address = Address::of(View::Posts(Scope::All));

    /// A view, and nothing open.
    pub const fn of(view: View) -> Address {
        Address { view, text: String::new(), post: None, subscribe: None }
    }

    /// The same view with this post open.
    #[must_use]
    pub fn with_post(&self, post: Option<EntryId>) -> Address {
        Address { view: self.view, text: self.text.clone(), post, subscribe: None }
    }

    /// What a search for `text` finds, and nothing open.
    pub const fn search(text: String) -> Address {
        Address { view: View::Search, text, post: None, subscribe: None }
    }

    /// Reads a query, with or without its `?`. What it does not know it leaves out: an old link still opens something.
    pub fn read(query: &str) -> Address {
        let mut address = Address::RIVER;
        for (name, value) in form_urlencoded::parse(query.trim_start_matches('?').as_bytes()) {
            match name.as_ref() {
                "view" => {
                    if let Some((_, view)) = NAMED.iter().find(|(name, _)| *name == value) {
                        address.view = *view;
                    }
                }
                "folder" => {
                    if let Ok(id) = value.parse::<FolderId>() {
                        address.view = View::Posts(Scope::Folder(id));
                    }
                }
                "feed" => {
                    if let Ok(id) = value.parse::<FeedId>() {
                        address.view = View::Posts(Scope::Feed(id));
                    }
                }
                "q" => (address.view, address.text) = (View::Search, value.into_owned()),
                "post" => address.post = value.parse().ok(),
                "subscribe" | "text" if address.subscribe.is_none() => address.subscribe = handed(&value),
                _ => {}
            }
        }
        if address.view != View::Search {
            address.text.clear();
        }
        address
    }

    /// The query of this address, with its `?`. `subscribe` is left out: it is asked once, not again on reload.
    pub fn query(&self) -> String {
        let mut query = String::from("?");
        match self.view {
            View::Posts(Scope::All) => {}
            View::Posts(Scope::Folder(id)) => query.push_str(&format!("folder={id}")),
            View::Posts(Scope::Feed(id)) => query.push_str(&format!("feed={id}")),
            View::Search => {
                query.push_str("q=");
                query.extend(form_urlencoded::byte_serialize(self.text.as_bytes()));
            }
            view => {
                if let Some((name, _)) = NAMED.iter().find(|(_, named)| *named == view) {
                    query.push_str(&format!("view={name}"));
                }
            }
        }
        if let Some(post) = self.post {
            let join = if query.len() > 1 { "&" } else { "" };
            query.push_str(&format!("{join}post={post}"));
        }
        query
    }

    /// Whether the view is a list of posts.
    pub const fn is_list(&self) -> bool {
        matches!(self.view, View::Posts(_) | View::Search)
    }

    /// The posts that the view lists, when they are a scope's.
    pub const fn scope(&self) -> Option<Scope> {
        match self.view {
            View::Posts(scope) => Some(scope),
            _ => None,
        }
    }
}

/// The address in what was handed over: phones share a link within a text, links to feeds may call readers by `web+feed:`.
fn handed(value: &str) -> Option<String> {
    let words = || value.split_whitespace();
    let link = words().find(|word| word.starts_with("https://") || word.starts_with("http://"));
    let address = link.or_else(|| words().next())?;
    Some(address.strip_prefix("web+feed:").unwrap_or(address).trim_start_matches("//").to_owned())
}

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
        Command::Go(View::Search | View::Rules | View::Blogs | View::Discover | View::Settings) => Word::BlogsAndHealth,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_there_and_back() {
        let feed = FeedId::of("https://example.org/feed");
        let post = EntryId::of(feed, "1");
        let folder = FolderId::of(None, "Blogging");
        let mut views: Vec<View> = NAMED.iter().map(|(_, view)| *view).collect();
        views.extend([Scope::All, Scope::Folder(folder), Scope::Feed(feed)].map(View::Posts));
        for view in views {
            for post in [None, Some(post)] {
                let address = Address::of(view).with_post(post);
                assert_eq!(Address::read(&address.query()), address, "{}", address.query());
            }
        }
        for text in ["", " ", "tide table", "\"a b\" -c", "<b>&post=1&q=2#?%41+", "雨 été"] {
            for post in [None, Some(post)] {
                let address = Address::search(text.to_owned()).with_post(post);
                assert_eq!(Address::read(&address.query()), address, "{}", address.query());
            }
        }
        assert_eq!(Address::RIVER.query(), "?");
    }

    #[test]
    fn what_an_address_does_not_say() {
        let check = |query: &str, expected: Address| assert_eq!(Address::read(query), expected, "{query}");
        check("", Address::RIVER);
        check("?", Address::RIVER);
        check("?view=nowhere&post=nothing&feed=none&utm_source=x", Address::RIVER);
        check("?view=starred&extra", Address::of(View::Posts(Scope::Starred)));
        check("?subscribe=", Address::RIVER);
        let handed = |query: &str, expected: &str| {
            let subscribe = Some(expected.to_owned());
            check(query, Address { subscribe, ..Address::RIVER });
        };
        handed("?subscribe=example.org", "example.org");
        handed("?subscribe=web%2Bfeed%3A%2F%2Fexample.org%2Ff", "example.org/f");
        handed("?subscribe=web%2Bfeed%3Ahttps%3A%2F%2Fexample.org%2Ff", "https://example.org/f");
        handed("?text=A+walk%3A+https%3A%2F%2Fexample.org%2Fw+(via+me)", "https://example.org/w");
        handed("?subscribe=&text=https%3A%2F%2Fexample.org", "https://example.org");
        handed("?subscribe=https%3A%2F%2Fa.example&text=https%3A%2F%2Fb.example", "https://a.example");
        check("?q", Address::search(String::new()));
        check("?q=a&view=starred", Address::of(View::Posts(Scope::Starred)));
        check("?q=a+b%20c", Address::search("a b c".to_owned()));
    }

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
