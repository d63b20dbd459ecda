//! The doors to what the first posts can do without: what is seldom opened, the words for failures, what the worker and other tabs
//! say, keys and fingers.
//!
//! The release build moves what is reached through these functions alone into a file of its own (`xtask/src/split`). A new
//! seldom view gets a door here and is drawn by [`super::seldom::call`]; nothing else calls these.

use super::app::{self, Shell};
use super::dom::El;
use super::link::Link;
use super::message;
use super::reader::Reader;
use super::words::Word;
use super::{components, keys, pages};
use crate::browser::db::StoreError;
use crate::command::View;
use crate::model::{Enclosure, Failure, FeedId, FolderId, Kept, Slot};
use crate::protocol::{News, Request};
use leptos::task::spawn_local;
use leptos::web_sys::{Element, Event};

/// What is begun once the first posts stand.
pub fn start(given: (Reader, Shell)) {
    app::start(given);
}

/// What cannot wait to be said.
pub fn toast(given: (Reader, Shell)) -> Option<El> {
    app::toast(given)
}

/// A key was pressed.
pub fn key((reader, shell, event): (Reader, Shell, Event)) {
    keys::press(reader, shell, &event);
}

/// A request to the worker.
pub fn post((link, request): (Link, Request)) {
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

/// Fingers on rows.
pub fn swipe((reader, river): (Reader, Element)) {
    components::swipe(reader, &river);
}

/// Links, footnotes and pictures in the text of a post.
pub fn furnish((shell, text): (Shell, Element)) {
    components::furnish(shell, &text);
}

/// What stands below the text of a post about the rest of it.
pub fn rest((reader, cut): (Reader, bool)) -> Option<El> {
    components::rest(reader, cut)
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
pub fn date_field(given: (Reader, Shell)) -> El {
    components::date_field(given)
}

/// What the window is called.
pub fn name_window(reader: Reader) {
    app::name_window(reader);
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

/// What stands where a list has no rows.
pub fn empty(reader: Reader) -> Option<El> {
    components::empty_view(reader)
}

/// What stands in the place of a post: one is to be chosen, or it is not here.
pub fn no_post(is_gone: bool) -> El {
    components::no_post(is_gone)
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
    let said = message::store(&error);
    components::sentence(&said.what, &said.next)
}
