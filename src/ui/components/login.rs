//! A blog that wants a name and a password: asked for, kept on this device, and sent through a proxy only after a question.

use super::tick::tick;
use crate::list::Blogs;
use crate::model::{Failure, FeedId, Login};
use crate::ui::dom::{El, el, value_of};
use crate::ui::reader::Reader;
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::words::Word;
use crate::ui::{doors, seldom};
use std::rc::Rc;

/// What is done with the login that the person gives; `None` takes it away.
type Use = Rc<dyn Fn(Option<Login>)>;

/// Under a failure: the fields for a name and a password where the site wants them, the question where a proxy would carry them.
pub fn answer_to(failure: &Failure, known: RwSignal<Option<Login>>, act: impl Fn(Option<Login>) + 'static) -> Option<El> {
    match failure {
        Failure::WantsLogin => Some(fields(known, false, Rc::new(act))),
        Failure::AsksProxy => Some(question(known, Rc::new(act))),
        _ => None,
    }
}

fn fields(known: RwSignal<Option<Login>>, removable: bool, act: Use) -> El {
    let (user, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let field = |word: Word, kind: &str, complete: &str, text: RwSignal<String>| {
        let input = el("input")
            .attr("type", kind)
            .attr("autocomplete", complete)
            .attr("autocapitalize", "none")
            .attr("spellcheck", "false")
            .prop_is("value", move || text.get().into())
            .on("input", move |event| text.set(value_of(&event)));
        el("label").class("field").child(el("span").say(word)).child(input)
    };
    let give = act.clone();
    let submit = move |event: leptos::web_sys::Event| {
        event.prevent_default();
        let (user, password) = (user.get_untracked(), password.get_untracked());
        if !user.is_empty() || !password.is_empty() {
            let by_proxy = known.with_untracked(|known| known.as_ref().and_then(|known| known.by_proxy));
            give(Some(Login { origin: String::new(), user, password, by_proxy }));
        }
    };
    let button = el("button").class("primary").say(Word::LoginGive);
    let remove = move || {
        let act = act.clone();
        let remove = el("button").class("quiet").attr("type", "button").say(Word::LoginForget);
        (removable && known.with(Option::is_some)).then(|| remove.on("click", move |_| act(None)))
    };
    el("form")
        .class("stack")
        .child(field(Word::LoginUser, "text", "off", user))
        .child(field(Word::LoginPassword, "password", "off", password))
        .child(el("p").class("why").say(Word::LoginStays))
        .child(el("div").class("actions").child(button).part(remove))
        .on("submit", submit)
}

/// Whether the proxy may carry the password. Who said no may still say yes.
fn question(known: RwSignal<Option<Login>>, act: Use) -> El {
    let answer = |word: Word, class: &str, by_proxy: bool| {
        let act = act.clone();
        el("button").class(class).attr("type", "button").say(word).on("click", move |_| {
            if let Some(login) = known.get_untracked() {
                act(Some(Login { by_proxy: Some(by_proxy), ..login }));
            }
        })
    };
    let refused = move || known.with(|known| known.as_ref().is_some_and(|known| known.by_proxy == Some(false)));
    let no = answer(Word::ProxyMayNot, "quiet", false).attr_is("hidden", move || refused().then(String::new));
    el("div").class("actions").child(answer(Word::ProxyMay, "primary", true)).child(no)
}

/// Above the posts of a blog: what its site, or the way to it, asks the person.
pub fn asked(reader: Reader, feed: FeedId) -> El {
    let failure = Memo::new(move |_| reader.with_blogs(|blogs| asking(blogs, feed)));
    el("div").part(move || failure.get().and_then(|failure| seldom::call(reader, doors::asked, (reader, feed, failure)).flatten()))
}

fn asking(blogs: &Blogs, feed: FeedId) -> Option<Failure> {
    let failure = blogs.feed(feed)?.fetch.last_error.clone();
    failure.filter(|failure| matches!(failure, Failure::WantsLogin | Failure::AsksProxy))
}

/// What stands there.
pub fn answer_of_feed(reader: Reader, feed: FeedId, failure: &Failure) -> Option<El> {
    let known = reader.login(feed);
    answer_to(failure, known, move |login| keep(reader, feed, known, login))
}

/// Keeps what the person gave, and lets what stands here know it.
fn keep(reader: Reader, feed: FeedId, known: RwSignal<Option<Login>>, login: Option<Login>) {
    known.set(login.clone());
    reader.log_in(feed, login);
}

/// Among all that can be said about a blog: its name and password, and whether the proxy may carry them.
pub fn private(reader: Reader, feed: FeedId) -> Option<El> {
    if reader.with_blogs_untracked(|blogs| asking(blogs, feed)).is_some() {
        return None;
    }
    let known = reader.login(feed);
    let may = move || known.with(|known| known.as_ref().is_some_and(|known| known.by_proxy == Some(true)));
    let check = tick(may, move || {
        let login = known.get_untracked().map(|known| Login { by_proxy: Some(known.by_proxy != Some(true)), ..known });
        keep(reader, feed, known, login);
    });
    let label = el("label").child(check).say(Word::ProxyMay);
    let choice = el("div").class("choices").child(label).child(el("small").say(Word::AsksProxyNext));
    let choice = choice.attr_is("hidden", move || known.with(Option::is_none).then(String::new));
    let act = Rc::new(move |login| keep(reader, feed, known, login));
    let inside = el("div").child(fields(known, true, act)).child(choice);
    Some(el("details").child(el("summary").class("quiet").say(Word::LoginPrivate)).child(inside))
}
