//! What an address, a key or a tap asks for.
//!
//! Every address of Rill is its page plus a query, so that deep links and reload work on any static host with no rewrite rule.

mod keys;
mod query;

pub use keys::{COMMANDS, Command, Pressed, is_character, is_single, pressed, taken, word};

use crate::model::{EntryId, FeedId, FolderId, Scope};

/// What the person looks at: everything that back, forward, reload and a shared link must bring back.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address {
    /// The view.
    pub view: View,
    /// What is looked for, as typed, or the name of a tag; empty in every view but [`View::Search`] and [`View::Tag`].
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
    /// The posts with a tag of the person's own.
    Tag,
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

    /// The posts with a tag, and nothing open.
    pub const fn tag(name: String) -> Address {
        Address { view: View::Tag, text: name, post: None, subscribe: None }
    }

    /// Reads a query, with or without its `?`. What it does not know it leaves out: an old link still opens something.
    pub fn read(query: &str) -> Address {
        let mut address = Address::RIVER;
        for (name, value) in query::pairs(query.trim_start_matches('?')) {
            match name.as_str() {
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
                "q" => (address.view, address.text) = (View::Search, value),
                "tag" => (address.view, address.text) = (View::Tag, value),
                "post" => address.post = value.parse().ok(),
                "subscribe" | "text" if address.subscribe.is_none() => address.subscribe = handed(&value),
                _ => {}
            }
        }
        if !matches!(address.view, View::Search | View::Tag) {
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
            View::Search | View::Tag => {
                query.push_str(if self.view == View::Tag { "tag=" } else { "q=" });
                query::push(&self.text, &mut query);
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
        matches!(self.view, View::Posts(_) | View::Search | View::Tag)
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
                for address in [Address::search(text.to_owned()), Address::tag(text.to_owned())] {
                    let address = address.with_post(post);
                    assert_eq!(Address::read(&address.query()), address, "{}", address.query());
                }
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
}
