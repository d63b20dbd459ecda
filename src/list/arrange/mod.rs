//! What a person does to the list of blogs: naming, placing, pausing, leaving, and folders.

mod follow;
mod stand;
#[cfg(test)]
mod tests;

pub use follow::{Followed, follow};
pub use stand::{Spot, moving};

use super::Blogs;
use crate::model::{Feed, FeedId, Folder, FolderId, Shown, Subscription};
use serde::{Deserialize, Serialize};

/// One change of the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Arrangement {
    /// Calls a blog by the person's own name; `None`, or nothing but space, gives it back the publisher's.
    Rename(FeedId, Option<String>),
    /// Puts a blog in these folders and no others; none means the top of the list.
    Place(FeedId, Vec<FolderId>),
    /// Stops refreshing a blog, or goes on.
    Pause(FeedId, bool),
    /// Reads a blog's posts from their own pages, or as its feed sends them.
    Whole(FeedId, bool),
    /// Says how a blog's posts stand in lists.
    Show(FeedId, Shown),
    /// Follows a blog no longer. Its posts stay stored, so that starred ones can be read.
    Unsubscribe(FeedId),
    /// Follows a blog as it was followed before: what undoes [`Arrangement::Unsubscribe`].
    Resubscribe(Box<Subscription>),
    /// Makes a folder. Nothing happens when one of that name stands there.
    NewFolder {
        /// As shown; never blank.
        name: String,
        /// The folder that it stands in; the top of the list when `None`.
        parent: Option<FolderId>,
    },
    /// Calls a folder by another name. It keeps its id.
    RenameFolder(FolderId, String),
    /// Takes a folder away. The blogs and folders in it move to where it stood.
    RemoveFolder(FolderId),
    /// Puts a folder back as it was: what undoes [`Arrangement::RemoveFolder`], as [`restoring`] made it before.
    RestoreFolder {
        /// The folder.
        folder: Folder,
        /// The folders that stood in it.
        folders: Vec<FolderId>,
        /// The blogs that stood in it, each with all its folders.
        blogs: Vec<(FeedId, Vec<FolderId>)>,
    },
    /// Puts a folder into another, or at the top of the list. Never into itself or a folder inside it.
    MoveFolder(FolderId, Option<FolderId>),
    /// Puts blogs and folders where they are said to stand, each in its place among the others, as [`moving`] found it.
    Stand {
        /// Blogs with all their folders and their places.
        blogs: Vec<stand::BlogAt>,
        /// Folders with those around them and their places.
        folders: Vec<stand::FolderAt>,
    },
}

/// Does `change` to `blogs`. What speaks of a blog or a folder that is not there does nothing: another tab was quicker.
pub fn arrange(blogs: &mut Blogs, change: &Arrangement) {
    match change {
        Arrangement::Rename(id, name) => {
            with_blog(blogs, *id, |blog| blog.title = name.as_deref().and_then(named).map(str::to_owned));
        }
        Arrangement::Place(id, folders) => {
            let folders = known(blogs, folders);
            with_blog(blogs, *id, |blog| blog.folders = folders);
        }
        Arrangement::Pause(id, paused) => with_blog(blogs, *id, |blog| blog.paused = *paused),
        Arrangement::Whole(id, whole) => with_blog(blogs, *id, |blog| blog.whole = *whole),
        Arrangement::Show(id, shown) => with_blog(blogs, *id, |blog| blog.shown = *shown),
        Arrangement::Unsubscribe(id) => blogs.subscriptions.retain(|subscription| subscription.feed != *id),
        Arrangement::Resubscribe(subscription) => resubscribe(blogs, subscription),
        Arrangement::NewFolder { name, parent } => new_folder(blogs, name, *parent),
        Arrangement::RenameFolder(id, name) => {
            if let (Some(name), Some(folder)) = (named(name), folder(blogs, *id)) {
                folder.name = name.to_owned();
            }
        }
        Arrangement::RemoveFolder(id) => remove_folder(blogs, *id),
        Arrangement::RestoreFolder { folder, folders, blogs: inside } => restore_folder(blogs, folder, folders, inside),
        Arrangement::Stand { blogs: feeds, folders } => stand::stand(blogs, feeds, folders),
        Arrangement::MoveFolder(id, parent) => {
            let allowed = parent.is_none_or(|parent| blogs.folder(parent).is_some() && !blogs.folder_tree(*id).contains(&parent));
            if let Some(folder) = folder(blogs, *id).filter(|_| allowed) {
                folder.parent = *parent;
            }
        }
    }
}

/// A name without the space around it; `None` when that is all there is.
fn named(name: &str) -> Option<&str> {
    Some(name.trim()).filter(|name| !name.is_empty())
}

fn with_blog(blogs: &mut Blogs, id: FeedId, change: impl FnOnce(&mut Subscription)) {
    if let Some(subscription) = blogs.subscriptions.iter_mut().find(|subscription| subscription.feed == id) {
        change(subscription);
    }
}

fn folder(blogs: &mut Blogs, id: FolderId) -> Option<&mut Folder> {
    blogs.folders.iter_mut().find(|folder| folder.id == id)
}

/// Those of `folders` that there are, each once.
fn known(blogs: &Blogs, folders: &[FolderId]) -> Vec<FolderId> {
    let mut known = Vec::new();
    for id in folders {
        if blogs.folder(*id).is_some() && !known.contains(id) {
            known.push(*id);
        }
    }
    known
}

fn resubscribe(blogs: &mut Blogs, subscription: &Subscription) {
    if blogs.subscription(subscription.feed).is_some() {
        return;
    }
    if blogs.feed(subscription.feed).is_none() {
        blogs.feeds.push(Feed::new(subscription.feed));
    }
    let folders = known(blogs, &subscription.folders);
    blogs.subscriptions.push(Subscription { folders, ..subscription.clone() });
}

fn new_folder(blogs: &mut Blogs, name: &str, parent: Option<FolderId>) {
    let Some(name) = named(name) else { return };
    let parent = parent.filter(|parent| blogs.folder(*parent).is_some());
    if blogs.folders.iter().any(|folder| folder.parent == parent && folder.name == name) {
        return;
    }
    let id = free_id(parent, name, |id| blogs.folder(id).is_some());
    blogs.folders.push(Folder { id, name: name.to_owned(), parent, position: 0 });
}

/// The id of a new folder. One that was renamed or moved away keeps its id, so the next of its old name and place counts up.
fn free_id(parent: Option<FolderId>, name: &str, is_taken: impl Fn(FolderId) -> bool) -> FolderId {
    let mut id = FolderId::of(parent, name);
    let mut count = 1;
    while is_taken(id) {
        count += 1;
        id = FolderId::of(parent, &format!("{name} {count}"));
    }
    id
}

fn remove_folder(blogs: &mut Blogs, id: FolderId) {
    let Some(at) = blogs.folders.iter().position(|folder| folder.id == id) else { return };
    // In a damaged list a folder may stand in itself.
    let parent = blogs.folders.remove(at).parent.filter(|parent| *parent != id);
    for folder in blogs.folders.iter_mut().filter(|folder| folder.parent == Some(id)) {
        folder.parent = parent;
    }
    for subscription in blogs.subscriptions.iter_mut().filter(|subscription| subscription.folders.contains(&id)) {
        subscription.folders.retain(|folder| *folder != id);
        subscription.folders.extend(parent.filter(|parent| !subscription.folders.contains(parent)));
    }
}

/// What will bring a folder back that is about to be removed; `None` when there is no such folder.
pub fn restoring(blogs: &Blogs, id: FolderId) -> Option<Arrangement> {
    let folder = blogs.folder(id)?.clone();
    let folders = blogs.folders.iter().filter(|folder| folder.parent == Some(id)).map(|folder| folder.id).collect();
    let inside = blogs.subscriptions.iter().filter(|subscription| subscription.folders.contains(&id));
    let inside = inside.map(|subscription| (subscription.feed, subscription.folders.clone())).collect();
    Some(Arrangement::RestoreFolder { folder, folders, blogs: inside })
}

fn restore_folder(blogs: &mut Blogs, restored: &Folder, folders: &[FolderId], inside: &[(FeedId, Vec<FolderId>)]) {
    if blogs.folder(restored.id).is_some() {
        return;
    }
    let parent = restored.parent.filter(|parent| blogs.folder(*parent).is_some());
    blogs.folders.push(Folder { parent, ..restored.clone() });
    for id in folders {
        if let Some(folder) = folder(blogs, *id) {
            folder.parent = Some(restored.id);
        }
    }
    for (id, folders) in inside {
        let folders = known(blogs, folders);
        with_blog(blogs, *id, |blog| blog.folders = folders);
    }
}
