//! Folders and blogs in the sidebar. There may be five hundred: each is drawn once, a few at a time, follows nothing itself, and is
//! touched only when it says something else.

use super::drag::dragging;
use super::mark::mark;
use crate::command::{Address, View};
use crate::list::{Blogs, Counts, Place, places};
use crate::model::{Failure, FolderId, Scope};
use crate::ui::dom::{El, el, follow, put_attr, report};
use crate::ui::lasting::{LastingMemo, LastingValue};
use crate::ui::reader::Reader;
use crate::ui::series::Item;
use crate::ui::words::{Word, by_name, number, say, say_with};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What a line says besides its name.
#[derive(Clone, Copy, Default, PartialEq)]
struct Said {
    /// Unread posts.
    unread: u32,
    /// One is there.
    here: bool,
    /// It is left out, because it holds nothing unread.
    hidden: bool,
    trouble: Trouble,
}

/// How a blog's last refresh went.
#[derive(Clone, Copy, Default, PartialEq)]
enum Trouble {
    #[default]
    None,
    Failing,
    Gone,
}

struct Line {
    place: Place,
    key: String,
    said: Cell<Said>,
    /// Its item, its link and its count, once drawn.
    drawn: RefCell<Option<[El; 3]>>,
}

/// The list.
pub fn followed(reader: Reader) -> El {
    let wanted = LastingMemo::new(move |_| {
        reader.folded.with(|folded| reader.with_names(|blogs| places(blogs, &|id| folded.contains(&id), &by_name)))
    });
    let lines = LastingValue::new(Vec::<Rc<Line>>::new());
    let here = LastingMemo::new(move |_| reader.here.with(|here| here.scope()));
    let hides = LastingMemo::new(move |_| reader.settings.with(|settings| settings.hide_read_blogs));
    let troubles = LastingMemo::new(move |_| reader.with_blogs(troubles));
    let say_all = move |counts: &Counts, troubles: &Vec<(u16, Trouble)>| {
        let (here, hides) = (here.get(), hides.get());
        lines.with_value(|lines| {
            for line in lines {
                let unread = counts.of_numbers(&line.place.numbers);
                let here = here == Some(line.place.scope);
                let trouble = line.feed().and_then(|feed| troubles.binary_search_by_key(&feed, |(feed, _)| *feed).ok());
                let trouble = trouble.map_or(Trouble::None, |at| troubles[at].1);
                line.say(Said { unread, here, hidden: hides && unread == 0 && !here, trouble });
            }
        });
    };
    let tell = move || reader.counts.with(|counts| troubles.with(|troubles| say_all(counts, troubles)));
    let made = Cell::new(0);
    let list = el("ul").class("places").each(move || {
        wanted.with(|wanted| lines.update_value(|lines| *lines = keep(std::mem::take(lines), wanted, &made)));
        untrack(tell);
        lines.with_value(|lines| lines.iter().map(|line| line.item(reader)).collect())
    });
    follow(tell);
    dragging(reader, &list.element);
    list
}

/// The blogs whose last refresh failed, by number, in order.
fn troubles(blogs: &Blogs) -> Vec<(u16, Trouble)> {
    let trouble = |failure: &Failure| if *failure == Failure::Gone { Trouble::Gone } else { Trouble::Failing };
    let failing = blogs.feeds.iter().filter_map(|feed| Some((feed.number, trouble(feed.fetch.last_error.as_ref()?))));
    let mut failing: Vec<(u16, Trouble)> = failing.collect();
    failing.sort_unstable_by_key(|(number, _)| *number);
    failing
}

/// A line for each place: the one that stands there already, where it says the same.
fn keep(mut lines: Vec<Rc<Line>>, wanted: &[Place], made: &Cell<u32>) -> Vec<Rc<Line>> {
    let line = |place: &Place| match lines.iter().position(|line| line.place == *place) {
        Some(at) => lines.remove(at),
        None => {
            made.set(made.get() + 1);
            let key = made.get().to_string();
            Rc::new(Line { place: place.clone(), key, said: Cell::default(), drawn: RefCell::default() })
        }
    };
    wanted.iter().map(line).collect()
}

impl Line {
    fn item(self: &Rc<Line>, reader: Reader) -> Item {
        let line = self.clone();
        (self.key.clone(), Rc::new(move || line.draw(reader)))
    }

    /// A link to a folder or a blog.
    fn draw(&self, reader: Reader) -> El {
        let Place { scope, name, inside, depth, .. } = &self.place;
        let link = el("a").attr("href", &Address::of(View::Posts(*scope)).query());
        let mut link = link.class("place");
        if let Scope::Feed(feed) = scope {
            link = link.child(mark(*feed, name));
        }
        let count = el("span").class("count");
        link = link.child(el("span").class("place-name").text(name)).child(count.clone());
        let wedge = match scope {
            Scope::Folder(id) => Some(wedge(reader, *id, name)),
            _ => None,
        };
        let item = el("li")
            .attr("data-place", Address::of(View::Posts(*scope)).query().trim_start_matches('?'))
            .attr_some("data-inside", inside.map(|inside| inside.to_string()).as_deref())
            .class(&format!("depth-{}", depth.min(&4)))
            .children(wedge)
            .child(link.clone());
        self.drawn.replace(Some([item.clone(), link, count]));
        self.show();
        item
    }

    /// Says something else, if it is something else.
    fn say(&self, said: Said) {
        if self.said.replace(said) != said {
            self.show();
        }
    }

    /// The number of a blog's feed.
    fn feed(&self) -> Option<u16> {
        self.place.numbers.first().copied().filter(|_| matches!(self.place.scope, Scope::Feed(_)))
    }

    fn show(&self) {
        let drawn = self.drawn.borrow();
        let Some([item, link, count]) = drawn.as_ref() else { return };
        let Said { unread, here, hidden, trouble } = self.said.get();
        report(link.element.class_list().toggle_with_force("failing", trouble != Trouble::None));
        count.element.set_text_content(Some(&match (trouble, unread) {
            (Trouble::Gone, _) => say(Word::Gone),
            (_, 0) => String::new(),
            (_, unread) => number(unread),
        }));
        for (element, name, value) in [(item, "hidden", hidden.then_some("")), (link, "aria-current", here.then_some("page"))] {
            put_attr(&element.element, name, value);
        }
    }
}

/// What opens and closes a folder.
fn wedge(reader: Reader, id: FolderId, name: &str) -> El {
    let open = move || reader.folded.with(|folded| !folded.contains(&id));
    el("button")
        .class("fold")
        .attr("aria-label", &say_with(Word::FoldFolder, "name", name))
        .attr_is("aria-expanded", move || Some(open().to_string()))
        .on("click", move |_| reader.fold_folder(id))
}
