//! The doors to what is seldom opened: views, and the words for failures.
//!
//! The release build moves what is reached through these functions alone into a file of its own (`xtask/src/split`). A new
//! seldom view gets a door here and is drawn by [`super::seldom::call`]; nothing else calls these.

use super::app::Shell;
use super::dom::El;
use super::message::{self, Said};
use super::reader::Reader;
use super::words::Word;
use super::{components, pages};
use crate::browser::db::StoreError;
use crate::model::{Enclosure, Failure, FeedId, FolderId, Kept, Slot};
use leptos::web_sys::Element;

/// What can be set.
pub fn settings(reader: Reader) -> El {
    pages::settings(reader)
}

/// Every blog, and how fetching it goes.
pub fn blogs(reader: Reader) -> El {
    pages::blogs(reader)
}

/// Blogs to begin with.
pub fn discover(reader: Reader) -> El {
    pages::discover(reader)
}

/// The field for another blog, as a page.
pub fn add(reader: Reader) -> El {
    components::page(Word::AddTitle).child(components::add(reader))
}

/// What stands in the list before anything is followed.
pub fn first_run(reader: Reader) -> El {
    components::first_run(reader)
}

/// Rules for what arrives.
pub fn rules(reader: Reader) -> El {
    pages::rules(reader)
}

/// The list of keys.
pub fn help(given: (Reader, Shell)) -> El {
    components::help(given)
}

/// A picture, large.
pub fn picture(shell: Shell) -> El {
    components::picture(shell)
}

/// How posts are set, over an open post.
pub fn reading_choices(reader: Reader) -> El {
    components::reading_choices(reader, "sheet")
}

/// What can be done with the link of a post, given with its title.
pub fn share((reader, url, title): (Reader, String, String)) -> El {
    components::shares(reader, url, title)
}

/// What can be done with a list besides.
pub fn view_choices(reader: Reader) -> El {
    components::view_choices(reader)
}

/// The sign that a finger pulls down.
pub fn pull(reader: Reader) -> El {
    components::pull(reader)
}

/// Why a post is hidden.
pub fn why_hidden((reader, slot): (Reader, Slot)) -> El {
    components::why_hidden(reader, slot)
}

/// A kept search in the sidebar.
pub fn smart_view((reader, kept): (Reader, Kept)) -> El {
    components::smart_view(reader, &kept)
}

/// The tags of a post.
pub fn tags_of((reader, slot): (Reader, Slot)) -> El {
    components::tags_of(reader, slot)
}

/// The tags in the sidebar.
pub fn tag_places(reader: Reader) -> El {
    components::tag_places(reader)
}

/// All that can be said about a tag.
pub fn arrange_tag((reader, name): (Reader, String)) -> El {
    components::choices_of_tag(reader, name)
}

/// What the site of a blog, or the way to it, asks the person.
pub fn asked((reader, feed, failure): (Reader, FeedId, Failure)) -> Option<El> {
    components::answer_of_feed(reader, feed, &failure)
}

/// Drags of blogs and folders over their list.
pub fn dragging((reader, list): (Reader, Element)) {
    components::dragging(reader, &list);
}

/// What comes with a post.
pub fn players(enclosures: Vec<Enclosure>) -> El {
    components::players(&enclosures)
}

/// Marks in the text of the open post what a search finds.
pub fn mark_text((reader, place, language, query): (Reader, Element, Option<String>, String)) {
    components::mark_text(reader, place, language, query);
}

/// The field for a search, with what belongs to it.
pub fn search_box(reader: Reader) -> El {
    components::search_box(reader)
}

/// What stands under that field where there are no rows.
pub fn nothing_found(reader: Reader) -> Option<El> {
    components::nothing_found(reader)
}

/// All that can be said about a blog.
pub fn arrange((reader, feed): (Reader, FeedId)) -> El {
    components::choices_of_feed(reader, feed)
}

/// What the last checks of a blog came to.
pub fn checks((reader, feed): (Reader, FeedId)) -> El {
    components::checks(reader, feed)
}

/// All that can be said about a folder.
pub fn arrange_folder((reader, folder): (Reader, FolderId)) -> El {
    components::choices_of_folder(reader, folder)
}

/// A failure in words: what happened, and what to do.
pub fn failure(failure: Failure) -> String {
    let said = message::failure(&failure);
    format!("{} {}", said.what, said.next)
}

/// Why a post's page did not give its text, in words.
pub fn page_failure(failure: Failure) -> Said {
    message::page_failure(&failure)
}

/// What stands where there are no posts because nothing can be stored.
pub fn broken_store(error: StoreError) -> El {
    let said = message::store(&error);
    components::sentence(&said.what, &said.next)
}
