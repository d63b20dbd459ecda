//! The doors to what the first posts can do without: the open post, what is seldom opened, the words for failures, what the worker and
//! other tabs say, keys and fingers.
//!
//! The release build moves what is reached through these functions alone into a file of its own (`xtask/src/split`). A new
//! seldom view gets a door here and is drawn by [`super::seldom::call`]; nothing else calls these.

use super::app;
use super::dom::El;
use super::link::Link;
use super::message;
use super::reader::Reader;
use super::words::Word;
use super::{components, keys, pages};
use crate::browser::db::{Store, StoreError};
use crate::command::View;
use crate::model::{Failure, FeedId, FolderId, Kept, Slot};
use crate::protocol::{News, Request};
use leptos::task::spawn_local;
use leptos::web_sys::{Element, Event};
use std::pin::Pin;

/// What is begun once the first posts stand.
pub fn start(reader: Reader) {
    app::start(reader);
}

/// Makes the store, or gives it today's layout.
pub fn make_store() -> Pin<Box<dyn Future<Output = Result<Store, StoreError>>>> {
    Box::pin(Store::open())
}

/// What cannot wait to be said.
pub fn toast(reader: Reader) -> Option<El> {
    app::toast(reader)
}

/// A key was pressed.
pub fn key((reader, event): (Reader, Event)) {
    keys::press(reader, &event);
}

/// A request to the worker.
pub fn request((link, request): (Link, Request)) {
    link.post(&request);
}

/// Another tab, or the worker, says something.
pub fn hear((reader, news): (Reader, Vec<u8>)) {
    reader.hear(&news);
}

/// Tells the other tabs.
pub fn tell((reader, news): (Reader, News)) {
    reader.tell_now(&news);
}

/// Writes down what the person chose.
pub fn keep_settings(reader: Reader) {
    reader.keep_settings();
}

/// Puts the history in the order in which its posts were opened.
pub fn order_history(reader: Reader) {
    spawn_local(reader.order_history());
}

/// Marks everything of the view as read.
pub fn read_all(reader: Reader) {
    reader.read_all();
}

/// Marks as read what was scrolled past.
pub fn read_passed((reader, passed): (Reader, Vec<Slot>)) {
    reader.read_passed(&passed);
}

/// The first posts as they stood when Rill was left.
pub fn seen(reader: Reader) {
    components::follow_seen(reader);
}

/// Fingers on rows.
pub fn swipe((reader, river): (Reader, Element)) {
    components::swipe(reader, &river);
}

/// What stands in the post pane.
pub fn post(given: (Reader, El)) {
    components::fill_post(given);
}

/// A whole post, as a row of the river.
pub fn whole_post(given: (Reader, Slot, Option<String>)) -> El {
    components::whole_post(given)
}

/// Exact times of posts that one points at.
pub fn dates(_: Reader) {
    components::follow_dates();
}

/// Blogs and folders in the sidebar.
pub fn followed(reader: Reader) -> El {
    components::followed(reader)
}

/// How up to date everything is.
pub fn status(reader: Reader) -> El {
    components::status(reader)
}

/// Above the posts of a folder, a blog or a tag: what it is.
pub fn about((reader, view, text): (Reader, View, String)) -> El {
    components::about(reader, view, text)
}

/// The field for a date to go to.
pub fn date_field(reader: Reader) -> El {
    components::date_field(reader)
}

/// The number of unread posts, on Rill's icon.
pub fn bear_unread(reader: Reader) {
    app::bear_unread(reader);
}

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
    components::page(reader, Word::AddTitle).child(components::add(reader))
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
pub fn help(reader: Reader) -> El {
    components::help(reader)
}

/// A picture, large.
pub fn picture(reader: Reader) -> El {
    components::picture(reader)
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

/// The field for a search, with what belongs to it.
pub fn search_box(reader: Reader) -> El {
    components::search_box(reader)
}

/// What stands where a list has no rows.
pub fn empty(reader: Reader) -> Option<El> {
    components::empty_view(reader)
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
    message::sentences(&failure)
}

/// What stands where there are no posts because nothing can be stored.
pub fn broken_store(error: StoreError) -> El {
    components::broken_store(&error)
}
