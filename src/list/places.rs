//! The sidebar's list of folders and blogs, in order.

use super::Blogs;
use super::blogs::called;
use crate::model::{Feed, FolderId, Scope, Subscription};
use std::cmp::Ordering;

/// One line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The folder or the blog.
    pub scope: Scope,
    /// As shown.
    pub name: String,
    /// The folder that it stands in; `None` at the top.
    pub inside: Option<FolderId>,
    /// How deep it stands; 0 at the top.
    pub depth: u8,
    /// The numbers of the feeds that it takes posts from, in order: [`Counts::of_numbers`] counts them.
    ///
    /// [`Counts::of_numbers`]: super::Counts::of_numbers
    pub numbers: Vec<u16>,
}

/// How two names are ordered: the browser knows it for every language, this room for none.
pub type Order<'a> = &'a dyn Fn(&str, &str) -> Ordering;

/// Folders before blogs on every level, by position and then by name. A folder that is damaged into a ring is not shown twice.
pub fn places(blogs: &Blogs, folded: &dyn Fn(FolderId) -> bool, order: Order) -> Vec<Place> {
    let mut places = Vec::new();
    let mut feeds: Vec<&Feed> = blogs.feeds.iter().collect();
    feeds.sort_unstable_by_key(|feed| feed.id);
    level(&Level { blogs, feeds, folded, order }, None, 0, &mut places);
    places
}

/// What is the same on every level.
struct Level<'a> {
    blogs: &'a Blogs,
    /// By id: there are hundreds, each looked for once.
    feeds: Vec<&'a Feed>,
    folded: &'a dyn Fn(FolderId) -> bool,
    order: Order<'a>,
}

fn level(all: &Level, parent: Option<FolderId>, depth: u8, out: &mut Vec<Place>) {
    let Level { blogs, order, .. } = *all;
    let mut folders: Vec<_> = blogs.folders.iter().filter(|folder| folder.parent == parent).collect();
    folders.sort_by(|a, b| a.position.cmp(&b.position).then_with(|| order(&a.name, &b.name)));
    for folder in folders.into_iter().filter(|_| depth < u8::MAX) {
        let scope = Scope::Folder(folder.id);
        let numbers = blogs.numbers(scope).unwrap_or_default();
        out.push(Place { scope, name: folder.name.clone(), inside: parent, depth, numbers });
        if !(all.folded)(folder.id) {
            level(all, Some(folder.id), depth + 1, out);
        }
    }
    let here = |subscription: &&Subscription| match parent {
        Some(folder) => subscription.folders.contains(&folder),
        None => subscription.folders.is_empty(),
    };
    let found = |subscription: &Subscription| {
        let feed = all.feeds.binary_search_by_key(&subscription.feed, |feed| feed.id).ok().map(|at| all.feeds[at]);
        let place = Place {
            scope: Scope::Feed(subscription.feed),
            name: called(Some(subscription), feed),
            inside: parent,
            depth,
            numbers: feed.map(|feed| feed.number).into_iter().collect(),
        };
        (subscription.position, place)
    };
    let mut inside: Vec<(u32, Place)> = blogs.subscriptions.iter().filter(here).map(found).collect();
    inside.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| order(&a.1.name, &b.1.name)));
    out.extend(inside.into_iter().map(|(_, place)| place));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FeedId, Folder, Timestamp};

    #[test]
    fn folders_first_each_with_its_blogs() {
        let folder = |name: &str, parent: Option<FolderId>| {
            let id = FolderId::of(parent, name);
            Folder { id, name: name.into(), parent, position: 0 }
        };
        let follow = |name: &str, folders: &[FolderId]| Subscription {
            title: Some(name.into()),
            folders: folders.to_vec(),
            ..Subscription::new(FeedId::of(name), String::new(), Timestamp(0))
        };
        let web = folder("Web", None);
        let css = folder("css", Some(web.id));
        let art = folder("art", None);
        let blogs = Blogs {
            subscriptions: vec![
                follow("zebra", &[]),
                follow("Moth", &[css.id, web.id]),
                follow("ant", &[web.id]),
                follow("Bee", &[]),
            ],
            folders: vec![web.clone(), css, art],
            feeds: vec![],
        };
        let check = |folded: &dyn Fn(FolderId) -> bool, expected: &[&str]| {
            let lines: Vec<String> = places(&blogs, folded, &|a, b| a.to_lowercase().cmp(&b.to_lowercase()))
                .iter()
                .map(|place| format!("{}{}", " ".repeat(place.depth as usize), place.name))
                .collect();
            assert_eq!(lines, expected);
        };
        check(&|_| false, &["art", "Web", " css", "  Moth", " ant", " Moth", "Bee", "zebra"]);
        check(&|id| id == web.id, &["art", "Web", "Bee", "zebra"]);
    }
}
