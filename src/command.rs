//! What an address, a key or a tap asks for.
//!
//! Every address of Rill is its page plus a query, so that deep links and reload work on any static host with no rewrite rule.

use crate::model::{EntryId, FeedId, FolderId, Scope};

/// What the person looks at: everything that back, forward, reload and a shared link must bring back.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address {
    /// The view.
    pub view: View,
    /// The post that stands open in it.
    pub post: Option<EntryId>,
    /// An address to subscribe to, handed over by a bookmarklet or another app.
    pub subscribe: Option<String>,
}

/// A view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// A list of posts.
    Posts(Scope),
    /// Blogs to begin with.
    Discover,
    /// Every subscription with its health.
    Blogs,
    /// What can be set.
    Settings,
}

/// The views that stand under `view=` in an address.
const NAMED: [(&str, View); 6] = [
    ("starred", View::Posts(Scope::Starred)),
    ("later", View::Posts(Scope::Later)),
    ("history", View::Posts(Scope::History)),
    ("discover", View::Discover),
    ("blogs", View::Blogs),
    ("settings", View::Settings),
];

impl Address {
    /// The river, and nothing open.
    pub const RIVER: Address = Address::of(View::Posts(Scope::All));

    /// A view, and nothing open.
    pub const fn of(view: View) -> Address {
        Address { view, post: None, subscribe: None }
    }

    /// The same view with this post open.
    #[must_use]
    pub fn with_post(&self, post: Option<EntryId>) -> Address {
        Address { view: self.view, post, subscribe: None }
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
                "post" => address.post = value.parse().ok(),
                "subscribe" => address.subscribe = Some(value.into_owned()).filter(|url| !url.is_empty()),
                _ => {}
            }
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

    /// The posts that the view lists, when it lists posts.
    pub const fn scope(&self) -> Option<Scope> {
        match self.view {
            View::Posts(scope) => Some(scope),
            _ => None,
        }
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
                let address = Address { view, post, subscribe: None };
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
        let subscribe = Some("https://example.org/a b".to_owned());
        check("?subscribe=https%3A%2F%2Fexample.org%2Fa+b", Address { subscribe, ..Address::RIVER });
        check("?subscribe=", Address::RIVER);
    }
}
