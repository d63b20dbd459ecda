//! The blogs a person follows, with their folders: who is where, and under which name.

use crate::model::{Feed, FeedId, Folder, FolderId, Scope, Subscription};
use serde::{Deserialize, Serialize};

/// All subscriptions, folders and feeds, held in memory.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Blogs {
    /// What the person follows.
    pub subscriptions: Vec<Subscription>,
    /// How it is arranged.
    pub folders: Vec<Folder>,
    /// What publishers say, also of blogs no longer followed whose starred posts stay.
    pub feeds: Vec<Feed>,
}

impl Blogs {
    /// The feed with this id.
    pub fn feed(&self, id: FeedId) -> Option<&Feed> {
        self.feeds.iter().find(|feed| feed.id == id)
    }

    /// The feed with this number on this device.
    pub fn numbered(&self, number: u16) -> Option<&Feed> {
        self.feeds.iter().find(|feed| feed.number == number)
    }

    /// The person's record of a feed.
    pub fn subscription(&self, id: FeedId) -> Option<&Subscription> {
        self.subscriptions.iter().find(|subscription| subscription.feed == id)
    }

    /// The folder with this id.
    pub fn folder(&self, id: FolderId) -> Option<&Folder> {
        self.folders.iter().find(|folder| folder.id == id)
    }

    /// What a blog is called: the person's name for it, else the publisher's, else the host of its address.
    pub fn name(&self, id: FeedId) -> String {
        called(self.subscription(id), self.feed(id))
    }

    /// The names of the folders that a blog is in, and of those around them. A ring of folders ends.
    pub fn folder_names(&self, id: FeedId) -> Vec<String> {
        let mut around: Vec<FolderId> = self.subscription(id).map(|person| person.folders.clone()).unwrap_or_default();
        let mut looked_at = 0;
        while let Some(&inner) = around.get(looked_at) {
            looked_at += 1;
            if let Some(outer) = self.folder(inner).and_then(|folder| folder.parent).filter(|outer| !around.contains(outer)) {
                around.push(outer);
            }
        }
        around.into_iter().filter_map(|id| Some(self.folder(id)?.name.clone())).collect()
    }

    /// The folder and every folder inside it, however deep. A ring of folders, which only damage could make, ends.
    pub fn folder_tree(&self, root: FolderId) -> Vec<FolderId> {
        let mut tree = vec![root];
        let mut looked_into = 0;
        while let Some(&parent) = tree.get(looked_into) {
            looked_into += 1;
            for folder in &self.folders {
                if folder.parent == Some(parent) && !tree.contains(&folder.id) {
                    tree.push(folder.id);
                }
            }
        }
        tree
    }

    /// The numbers of all feeds that are followed, in order.
    pub fn followed(&self) -> Vec<u16> {
        self.numbers_of(&|_| true)
    }

    /// The numbers of the feeds that `scope` takes posts from, in order; `None` means any feed. The river has no posts of blogs that
    /// stand apart.
    pub fn numbers(&self, scope: Scope) -> Option<Vec<u16>> {
        let tree = match scope {
            Scope::Feed(id) => return Some(self.feed(id).map(|feed| feed.number).into_iter().collect()),
            Scope::Folder(id) => Some(self.folder_tree(id)),
            Scope::All => None,
            Scope::Starred | Scope::Later | Scope::History | Scope::Hidden => return None,
        };
        Some(self.numbers_of(&|subscription| match &tree {
            Some(tree) => subscription.folders.iter().any(|folder| tree.contains(folder)),
            None => !subscription.shown.apart,
        }))
    }

    fn numbers_of(&self, is_meant: &dyn Fn(&Subscription) -> bool) -> Vec<u16> {
        let meant = self.subscriptions.iter().filter(|subscription| is_meant(subscription));
        let mut followed: Vec<FeedId> = meant.map(|subscription| subscription.feed).collect();
        followed.sort_unstable();
        let feeds = self.feeds.iter().filter(|feed| followed.binary_search(&feed.id).is_ok());
        let mut numbers: Vec<u16> = feeds.map(|feed| feed.number).collect();
        numbers.sort_unstable();
        numbers
    }
}

/// [`Blogs::name`] for who has found both already.
pub(super) fn called(subscription: Option<&Subscription>, feed: Option<&Feed>) -> String {
    let own = subscription.and_then(|subscription| subscription.title.clone());
    let published = || feed.map(|feed| feed.title.clone()).filter(|title| !title.is_empty());
    let host = || subscription.map(|subscription| host(&subscription.url).to_owned());
    own.or_else(published).or_else(host).unwrap_or_default()
}

/// Whether a feed is among the `numbers` of a scope, as [`Blogs::numbers`] gave them.
pub fn is_among(number: u16, numbers: Option<&[u16]>) -> bool {
    numbers.is_none_or(|numbers| numbers.binary_search(&number).is_ok())
}

/// An address without its scheme.
pub(super) fn behind_scheme(url: &str) -> &str {
    url.split_once(':').and_then(|(_, rest)| rest.strip_prefix("//")).unwrap_or(url)
}

/// The host of an address, without `www.`: what a blog is called until it says its name.
fn host(url: &str) -> &str {
    let rest = behind_scheme(url);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FetchState, Shown, Timestamp};

    fn feed(number: u16, title: &str) -> Feed {
        let id = FeedId::of(&number.to_string());
        Feed {
            id,
            number,
            title: title.into(),
            site_url: None,
            description: String::new(),
            icon: None,
            language: None,
            fetch: FetchState::default(),
        }
    }

    fn follow(feed: &Feed, folders: &[FolderId], title: Option<&str>) -> Subscription {
        let url = format!("https://www.blog{}.example/feed", feed.number);
        let (title, folders) = (title.map(str::to_owned), folders.to_vec());
        Subscription { title, folders, ..Subscription::new(feed.id, url, Timestamp(0)) }
    }

    #[test]
    fn a_folder_holds_what_stands_in_it_and_below() {
        let outer = Folder { id: FolderId::of(None, "Outer"), name: "Outer".into(), parent: None, position: 0 };
        let inner = FolderId::of(Some(outer.id), "Inner");
        let inner = Folder { id: inner, name: "Inner".into(), parent: Some(outer.id), position: 0 };
        let feeds: Vec<Feed> = (0..4).map(|n| feed(n, "")).collect();
        let apart = Subscription { shown: Shown { apart: true, ..Shown::default() }, ..follow(&feeds[3], &[outer.id], None) };
        let blogs = Blogs {
            subscriptions: vec![
                apart,
                follow(&feeds[0], &[], None),
                follow(&feeds[1], &[outer.id], None),
                follow(&feeds[2], &[inner.id, outer.id], None),
            ],
            folders: vec![inner.clone(), outer.clone()],
            feeds: feeds.clone(),
        };
        let check = |scope, expected: Option<&[u16]>| {
            assert_eq!(blogs.numbers(scope), expected.map(|numbers| numbers.to_vec()), "{scope:?}");
        };
        check(Scope::Folder(outer.id), Some(&[1, 2, 3]));
        check(Scope::Folder(inner.id), Some(&[2]));
        check(Scope::Feed(feeds[3].id), Some(&[3]));
        check(Scope::All, Some(&[0, 1, 2]));
        check(Scope::Starred, None);
        assert_eq!(blogs.followed(), [0, 1, 2, 3]);
        let names = |feed: &Feed| blogs.folder_names(feed.id).join(" ");
        assert_eq!(names(&feeds[0]), "");
        assert_eq!(names(&feeds[1]), "Outer");
        assert_eq!(names(&feeds[2]), "Inner Outer");
        assert_eq!(names(&feeds[3]), "Outer");
    }

    #[test]
    fn names() {
        let check = |title: &str, own: Option<&str>, expected: &str| {
            let feed = feed(7, title);
            let blogs = Blogs { subscriptions: vec![follow(&feed, &[], own)], folders: vec![], feeds: vec![feed.clone()] };
            assert_eq!(blogs.name(feed.id), expected);
        };
        check("Tidewrack", Some("Mine"), "Mine");
        check("Tidewrack", None, "Tidewrack");
        check("", None, "blog7.example");
    }
}
