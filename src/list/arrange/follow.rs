//! Following every blog of a list that another reader wrote.

use super::{free_id, named};
use crate::feed::identity::{feed_id, normalise_url};
use crate::html::page_address;
use crate::list::Blogs;
use crate::model::{Feed, FeedId, Folder, FolderId, Subscription, Timestamp};
use crate::opml::{Opml, Outline};
use std::collections::{HashMap, HashSet};

/// What came of following a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Followed {
    /// The blogs that were not followed before, in the order of the list.
    pub new: Vec<FeedId>,
    /// How many blogs of the list were followed already.
    pub known: u32,
    /// What stands in the list as an address and is none, each once.
    pub wrong: Vec<String>,
}

/// Follows the blogs of `opml` from `now` on, and makes its folders.
///
/// The list's name for a new blog becomes the person's own. A blog that is followed already, under the list's address or moved
/// there since, keeps everything and is added to the list's folders. Folders are the same when name and place are. Takes time
/// in proportion to the lists.
pub fn follow(blogs: &mut Blogs, opml: &Opml, now: Timestamp) -> Followed {
    let mut list = List::of(blogs, now);
    for path in &opml.folders {
        list.folder(path);
    }
    for outline in &opml.outlines {
        list.outline(outline);
    }
    list.followed
}

/// The blogs, with what it takes to find each at once.
struct List<'a> {
    blogs: &'a mut Blogs,
    now: Timestamp,
    folders: HashMap<(Option<FolderId>, String), FolderId>,
    folder_ids: HashSet<FolderId>,
    feeds: HashSet<FeedId>,
    /// Where a blog's subscription stands, by its id and by that of its address of today.
    subscriptions: HashMap<FeedId, usize>,
    /// Places of the subscriptions that were there before and are in the list.
    met: HashSet<usize>,
    /// How many subscriptions were there before.
    before: usize,
    /// What was no address.
    wrong: HashSet<String>,
    followed: Followed,
}

impl<'a> List<'a> {
    fn of(blogs: &'a mut Blogs, now: Timestamp) -> List<'a> {
        let mut subscriptions = HashMap::new();
        for (at, subscription) in blogs.subscriptions.iter().enumerate() {
            subscriptions.extend(feed_id(&subscription.url).map(|moved| (moved, at)));
        }
        // Its own id counts more than an address that another blog has moved to.
        subscriptions.extend(blogs.subscriptions.iter().enumerate().map(|(at, subscription)| (subscription.feed, at)));
        List {
            now,
            folders: blogs.folders.iter().map(|folder| ((folder.parent, folder.name.clone()), folder.id)).collect(),
            folder_ids: blogs.folders.iter().map(|folder| folder.id).collect(),
            feeds: blogs.feeds.iter().map(|feed| feed.id).collect(),
            subscriptions,
            met: HashSet::new(),
            before: blogs.subscriptions.len(),
            wrong: HashSet::new(),
            followed: Followed::default(),
            blogs,
        }
    }

    /// The folder at `path`, made where it is not there; `None` is the top.
    fn folder(&mut self, path: &[String]) -> Option<FolderId> {
        let mut parent = None;
        for name in path.iter().filter_map(|name| named(name)) {
            let key = (parent, name.to_owned());
            let id = match self.folders.get(&key) {
                Some(id) => *id,
                None => {
                    let id = free_id(parent, name, |id| self.folder_ids.contains(&id));
                    self.blogs.folders.push(Folder { id, name: name.to_owned(), parent, position: 0 });
                    self.folder_ids.insert(id);
                    self.folders.insert(key, id);
                    id
                }
            };
            parent = Some(id);
        }
        parent
    }

    fn outline(&mut self, outline: &Outline) {
        let Some(url) = normalise_url(&outline.xml_url) else {
            if self.wrong.insert(outline.xml_url.clone()) {
                self.followed.wrong.push(outline.xml_url.clone());
            }
            return;
        };
        let at = match self.subscriptions.get(&FeedId::of(&url)) {
            Some(at) => *at,
            None => self.subscribe(url, outline),
        };
        if at < self.before && self.met.insert(at) {
            self.followed.known += 1;
        }
        let folder = self.folder(&outline.folders);
        let folders = &mut self.blogs.subscriptions[at].folders;
        folders.extend(folder.filter(|folder| !folders.contains(folder)));
    }

    /// Follows a new blog; returns where its subscription stands.
    fn subscribe(&mut self, url: String, outline: &Outline) -> usize {
        let id = FeedId::of(&url);
        let title = outline.title.as_deref().and_then(named).map(str::to_owned);
        if self.feeds.insert(id) {
            let site_url = outline.html_url.as_deref().and_then(page_address);
            self.blogs.feeds.push(Feed { site_url, ..Feed::new(id) });
        }
        let at = self.blogs.subscriptions.len();
        self.blogs.subscriptions.push(Subscription { title, ..Subscription::new(id, url, self.now) });
        self.subscriptions.insert(id, at);
        self.followed.new.push(id);
        at
    }
}
