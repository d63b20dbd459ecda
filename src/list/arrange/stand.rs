//! Moving a blog or a folder to another place of the list: into a folder, or beside another in the order that the person gives.

use super::Arrangement;
use crate::list::{Blogs, Order};
use crate::model::{FeedId, Folder, FolderId, Scope, Subscription};

/// Where something is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// Into a folder, or at the top of the list; among the others by name.
    Into(Option<FolderId>),
    /// Before or behind another, in the folder that it stands in.
    Beside {
        /// The blog or the folder.
        other: Scope,
        /// The folder; `None` at the top of the list.
        inside: Option<FolderId>,
        /// Behind it.
        after: bool,
    },
}

impl Spot {
    /// The folder; `None` at the top of the list.
    pub fn folder(self) -> Option<FolderId> {
        match self {
            Spot::Into(folder) => folder,
            Spot::Beside { inside, .. } => inside,
        }
    }
}

/// What puts `what`, which is taken out of the folder `from`, at a spot, and what takes that back. `None` when it stands there
/// already, or cannot: a folder stands in no folder that is inside it. `order` is that of names.
pub fn moving(blogs: &Blogs, order: Order, what: Scope, from: Option<FolderId>, spot: Spot) -> Option<(Arrangement, Arrangement)> {
    let (blogs, folders) = match what {
        Scope::Feed(feed) => (feeds(blogs, order, feed, from, spot)?, Vec::new()),
        Scope::Folder(folder) => (Vec::new(), folders(blogs, order, folder, spot)?),
        _ => return None,
    };
    let changes = blogs.iter().any(|(now, then)| now != then) || folders.iter().any(|(now, then)| now != then);
    let (blogs, blogs_then) = blogs.into_iter().unzip();
    let (folders, folders_then) = folders.into_iter().unzip();
    changes.then_some((Arrangement::Stand { blogs, folders }, Arrangement::Stand { blogs: blogs_then, folders: folders_then }))
}

/// A blog with the folders that it stands in, and its place among the others.
pub type BlogAt = (FeedId, Vec<FolderId>, u32);
/// A folder with the one that it stands in, and its place among the others.
pub type FolderAt = (FolderId, Option<FolderId>, u32);

fn feeds(blogs: &Blogs, order: Order, feed: FeedId, from: Option<FolderId>, spot: Spot) -> Option<Vec<(BlogAt, BlogAt)>> {
    let at = |blog: &Subscription| (blog.feed, blog.folders.clone(), blog.position);
    let moved = blogs.subscription(feed)?;
    let mut folders = moved.folders.clone();
    folders.retain(|folder| Some(*folder) != from);
    folders.extend(spot.folder().filter(|folder| !folders.contains(folder)));
    let Spot::Beside { other: Scope::Feed(other), inside, after } = spot else {
        let position = if spot.folder() == from { moved.position } else { 0 };
        return Some(vec![((feed, folders, position), at(moved))]);
    };
    let is_here = |blog: &&Subscription| match inside {
        Some(folder) => blog.folders.contains(&folder),
        None => blog.folders.is_empty(),
    };
    let mut here: Vec<&Subscription> = blogs.subscriptions.iter().filter(|blog| blog.feed != feed).filter(is_here).collect();
    here.sort_by(|a, b| a.position.cmp(&b.position).then_with(|| order(&blogs.name(a.feed), &blogs.name(b.feed))));
    let place = here.iter().position(|blog| blog.feed == other)? + usize::from(after);
    here.insert(place, moved);
    let put = |(number, blog): (usize, &Subscription)| {
        let folders = if blog.feed == feed { folders.clone() } else { blog.folders.clone() };
        ((blog.feed, folders, number as u32 + 1), at(blog))
    };
    Some(here.into_iter().enumerate().map(put).collect())
}

fn folders(blogs: &Blogs, order: Order, folder: FolderId, spot: Spot) -> Option<Vec<(FolderAt, FolderAt)>> {
    let at = |folder: &Folder| (folder.id, folder.parent, folder.position);
    let moved = blogs.folder(folder)?;
    let parent = spot.folder();
    if parent.is_some_and(|parent| blogs.folder_tree(folder).contains(&parent)) {
        return None;
    }
    let Spot::Beside { other: Scope::Folder(other), after, .. } = spot else {
        let position = if parent == moved.parent { moved.position } else { 0 };
        return Some(vec![((folder, parent, position), at(moved))]);
    };
    let mut here: Vec<&Folder> = blogs.folders.iter().filter(|other| other.id != folder && other.parent == parent).collect();
    here.sort_by(|a, b| a.position.cmp(&b.position).then_with(|| order(&a.name, &b.name)));
    let place = here.iter().position(|folder| folder.id == other)? + usize::from(after);
    here.insert(place, moved);
    Some(here.into_iter().enumerate().map(|(number, here)| ((here.id, parent, number as u32 + 1), at(here))).collect())
}

/// Puts blogs and folders where they are said to stand. What would make a ring of folders is left as it is.
pub(super) fn stand(blogs: &mut Blogs, feeds: &[BlogAt], folders: &[FolderAt]) {
    for (id, folders, position) in feeds {
        let folders = super::known(blogs, folders);
        super::with_blog(blogs, *id, |blog| (blog.folders, blog.position) = (folders, *position));
    }
    for (id, parent, position) in folders {
        super::arrange(blogs, &Arrangement::MoveFolder(*id, *parent));
        if let Some(folder) = super::folder(blogs, *id) {
            folder.position = *position;
        }
    }
}
