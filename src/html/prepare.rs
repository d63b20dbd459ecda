//! The rules applied: from what a publisher sent to HTML that holds only what may stay.
//!
//! [`super::sanitize`] gives the result to ammonia, which knows the same lists and trusts none of this.

use super::address;
use super::allow::{self, Element, Role, Value};
use super::picture::{emoji, is_hidden, is_placeholder};
use super::references::decode;
use super::skip::Skipped;
use super::tokens::{Attribute, Tag, Token, tokens};
use super::tracking::Tracking;
use super::tree::{Tree, escape};
use percent_encoding::percent_decode_str;
use std::borrow::Cow;
use std::collections::HashSet;
use url::Url;

/// What is read of one post; the rest is cut off.
const MAX_BYTES: usize = 4 << 20;

/// Ids in a post stand apart from Rill's own by this, so that none can pass for one.
const ID_PREFIX: &str = "p-";

/// An id longer than this is left out.
const MAX_ID: usize = 200;

/// Where a text comes from.
#[derive(Clone, Copy, Default)]
pub(crate) struct Origin<'a> {
    /// Where its relative addresses start from.
    pub base: Option<&'a Url>,
    /// The page on which it stands, too.
    pub page: Option<&'a Url>,
    /// What becomes of what follows the reader in its links.
    pub tracking: Tracking,
}

/// `html` with everything done that the rules ask for.
pub(crate) fn prepare(html: &str, origin: Origin<'_>) -> String {
    let html = &html[..html.floor_char_boundary(MAX_BYTES)];
    let mut writer = Writer {
        base: origin.base,
        page: origin.page,
        tracking: origin.tracking,
        ids: ids(html),
        tree: Tree::default(),
        last_image: String::new(),
        last_player: String::new(),
    };
    let mut rest = tokens(html);
    let mut skipped = Skipped::default();
    while let Some(token) = rest.next() {
        match token {
            Token::Text(text) => writer.tree.text(&decode(text, false)),
            Token::Raw(text) => writer.raw(text),
            Token::End(name) => writer.end(name),
            Token::Start(tag) if allow::is_dropped(tag.name) => match writer.frame(&tag) {
                // What stands in a frame is for those who do not see it, as everybody here.
                false if tag.is("iframe") => rest.look_inside(),
                _ => skipped.skip(&tag, html, &mut rest),
            },
            Token::Start(tag) => writer.start(&tag),
        }
    }
    writer.tree.finish()
}

/// The ids that links inside the post can lead to, as they will be written.
fn ids(html: &str) -> HashSet<String> {
    if !html.contains('#') && !html.contains("&num") {
        return HashSet::new();
    }
    let mut ids = HashSet::new();
    for token in tokens(html) {
        if let Token::Start(tag) = token {
            for attribute in tag.attributes().filter(|attribute| is_id(&tag, attribute)) {
                ids.extend(prefixed(&decode(attribute.value, true)));
            }
        }
    }
    ids
}

/// `id`, and `name` of an `a`, which is how footnotes were written when the web was young.
fn is_id(tag: &Tag, attribute: &Attribute) -> bool {
    attribute.name.eq_ignore_ascii_case("id") || (tag.is("a") && attribute.name.eq_ignore_ascii_case("name"))
}

/// An id as it is written: behind [`ID_PREFIX`], once.
fn prefixed(id: &str) -> Option<String> {
    let id = id.trim();
    let fits = !id.is_empty() && id.len() <= MAX_ID && !id.contains(char::is_whitespace);
    fits.then(|| if id.starts_with(ID_PREFIX) { id.to_string() } else { format!("{ID_PREFIX}{id}") })
}

/// Writes what may stay.
struct Writer<'a> {
    base: Option<&'a Url>,
    page: Option<&'a Url>,
    tracking: Tracking,
    ids: HashSet<String>,
    tree: Tree,
    /// The address of the last picture: `noscript` often repeats it.
    last_image: String,
    /// The page of the last player: `object` and `embed` often say it twice.
    last_player: String,
}

impl Writer<'_> {
    /// The inside of an element without markup that is shown (`textarea`, `xmp`): its tag has become `pre`.
    fn raw(&mut self, text: &str) {
        self.tree.text(&decode(text, false));
    }

    fn end(&mut self, name: &str) {
        if name.eq_ignore_ascii_case("br") {
            // `</br>` is a line break in every browser.
            return self.element(name, String::new());
        }
        if let Some(element) = allow::element(name) {
            self.tree.end(element.name);
        }
    }

    fn element(&mut self, name: &str, attributes: String) {
        if let Some(element) = allow::element(name) {
            self.tree.start(element, &attributes);
        }
    }

    fn start(&mut self, tag: &Tag) {
        if tag.is("embed") || tag.is("object") {
            self.frame(tag);
            return;
        }
        let Some(element) = allow::element(tag.name) else { return };
        let attributes = match element.name {
            "img" => match self.image(tag) {
                Some(attributes) => attributes,
                None => return,
            },
            "a" => match self.link(tag) {
                Some(attributes) => attributes,
                None => return self.anchor(tag),
            },
            _ => self.attributes(element, tag),
        };
        match element.name {
            "span" if attributes.is_empty() => return,
            "source" if !attributes.contains(" src=\"") && !attributes.contains(" srcset=\"") => return,
            _ => {}
        }
        let written = self.tree.start(element, &attributes);
        if written && tag.closed && element.role == Role::Math {
            self.tree.end(element.name);
        }
    }

    /// The attributes that may stay, each with a space before it, and those that cleaning writes itself.
    fn attributes(&self, element: &Element, tag: &Tag) -> String {
        let mut out = String::new();
        let mut seen: u64 = 0;
        for attribute in tag.attributes() {
            let decoded = decode(attribute.value, true);
            let (name, text) = modern(element, tag, &attribute, decoded);
            let Some(index) = allow::attribute(element, name).filter(|index| seen & (1 << index) == 0) else { continue };
            let (name, kind) = allow::ATTRIBUTES[index];
            let kind = if element.role != Role::Math && matches!(name, "width" | "height") { Value::Number } else { kind };
            let value = match kind {
                Value::Special => self.special(element, name, &text),
                kind => allow::value(kind, &text),
            };
            if let Some(value) = value {
                seen |= 1 << index;
                write(name, &value, &mut out);
            }
        }
        if element.role == Role::Media {
            write_ours(element.name, &mut out);
        }
        out
    }

    /// Values that need to be looked at.
    fn special(&self, element: &Element, name: &str, text: &str) -> Option<String> {
        match (element.name, name) {
            (_, "id") => prefixed(text),
            ("img", "src") => address::image(self.base, text),
            (_, "src" | "poster") => address::file(self.base, text).map(String::from),
            (_, "srcset") => address::srcset(self.base, text),
            ("code" | "pre", "class") => language_class(text),
            ("ol", "type") => ["1", "a", "A", "i", "I"].iter().find(|kind| **kind == text).map(|kind| kind.to_string()),
            ("source", "type") => {
                let kind = text.trim().to_ascii_lowercase();
                let media = ["image/", "audio/", "video/"].iter().any(|media| kind.starts_with(media));
                (media && kind != "image/svg+xml").then(|| text.trim().to_string())
            }
            (_, "xlink:href") => address::link(self.base, text, self.tracking).filter(|link| link.starts_with("http")),
            ("a", "data-embed") => address::is_embed_name(text).then(|| text.to_string()),
            _ => None,
        }
    }

    /// An `a` that leads nowhere is a place to lead to, if it has a name: often not closed, and it need not hold anything. With a
    /// title it is a remark on what stands in it.
    fn anchor(&mut self, tag: &Tag) {
        if tag.get("title").is_some_and(|title| !title.trim().is_empty())
            && let Some(element) = allow::element("a")
        {
            let attributes = self.attributes(element, tag);
            return self.element("a", attributes);
        }
        let id = tag.attributes().find(|attribute| is_id(tag, attribute)).and_then(|id| prefixed(&decode(id.value, true)));
        if let Some(id) = id {
            let mut attributes = String::new();
            write("id", &id, &mut attributes);
            self.element("span", attributes);
            self.tree.end("span");
        }
    }

    /// The attributes of a link; `None` when it leads nowhere.
    fn link(&self, tag: &Tag) -> Option<String> {
        let element = allow::element("a")?;
        let mut out = self.attributes(element, tag);
        let href = tag.get("href").and_then(|href| self.href(&href))?;
        write("href", &href, &mut out);
        if !href.starts_with('#') {
            write_ours("a", &mut out);
        }
        if out.contains(" data-embed=\"") {
            write("class", "embed", &mut out);
        }
        Some(out)
    }

    /// Where a link leads: into the post when what it names is there, else out.
    fn href(&self, href: &str) -> Option<String> {
        let href = href.trim();
        self.inside(href).or_else(|| address::link(self.base, href, self.tracking)).filter(|href| !href.is_empty())
    }

    /// `#note`, or the post's own address with `#note`, when the post has that id.
    fn inside(&self, href: &str) -> Option<String> {
        let (page, fragment) = href.split_once('#')?;
        let here = page.is_empty() || self.page.is_some_and(|own| self.is_page(own, page));
        // The text itself where it is none.
        let plain = percent_decode_str(fragment).decode_utf8().unwrap_or(Cow::Borrowed(fragment));
        let found = [fragment, &plain].into_iter().filter_map(prefixed).find(|id| self.ids.contains(id));
        found.filter(|_| here).map(|id| format!("#{id}"))
    }

    /// Whether `address` is that of the page, which some write with `http`, and some without the slash at its end.
    fn is_page(&self, own: &Url, address: &str) -> bool {
        let Some(address) = address::resolve(self.base, address) else { return false };
        let path = |url: &Url| url.path().trim_end_matches('/').to_string();
        own.host() == address.host() && path(own) == path(&address) && own.query() == address.query()
    }

    /// The attributes of a picture; `None` when it is not to be shown.
    fn image(&mut self, tag: &Tag) -> Option<String> {
        if is_hidden(tag) {
            return None;
        }
        if let Some(character) = emoji(tag) {
            self.tree.text(&character);
            return None;
        }
        let element = allow::element("img")?;
        let mut out = self.attributes(element, tag);
        let later = ["data-src", "data-lazy-src", "data-original"].iter().find_map(|name| tag.get(name));
        let src = tag.get("src").filter(|src| later.is_none() || !is_placeholder(src)).or(later);
        let src = src.and_then(|src| address::image(self.base, &src));
        if let Some(src) = &src
            && (address::is_counter(src) || *src == self.last_image)
        {
            return None;
        }
        if !out.contains(" srcset=\"")
            && let Some(set) = tag.get("data-srcset").and_then(|set| address::srcset(self.base, &set))
        {
            write("srcset", &set, &mut out);
        }
        if src.is_none() && !out.contains(" srcset=\"") {
            return None;
        }
        if let Some(src) = src {
            write("src", &src, &mut out);
            self.last_image = src;
        }
        write_ours("img", &mut out);
        Some(out)
    }

    /// A frame becomes a link to what it plays, when that is known. Whether there is such a link now.
    fn frame(&mut self, tag: &Tag) -> bool {
        if !["iframe", "embed", "object"].iter().any(|frame| tag.is(frame)) {
            return false;
        }
        let source =
            ["src", "data-src", "data-lazy-src", "data"].iter().find_map(|name| tag.get(name).filter(|value| value.contains('/')));
        let Some(player) = source.and_then(|source| address::player(self.base, &source)) else { return false };
        if player.page == self.last_player {
            return true;
        }
        let mut attributes = String::new();
        if let Some(embed) = &player.embed {
            write("data-embed", embed, &mut attributes);
        }
        write("href", &player.page, &mut attributes);
        write_ours("a", &mut attributes);
        if player.embed.is_some() {
            write("class", "embed", &mut attributes);
        }
        self.element("a", attributes);
        let title = tag.get("title").filter(|title| !title.trim().is_empty());
        self.tree.text(title.as_deref().unwrap_or(player.name));
        self.tree.end("a");
        self.last_player = player.page;
        true
    }
}

/// An attribute under the name it has today, and its value.
fn modern<'a>(element: &Element, tag: &Tag, attribute: &Attribute<'a>, value: Cow<'a, str>) -> (&'a str, Cow<'a, str>) {
    let name = attribute.name;
    if is_id(tag, attribute) {
        return ("id", value);
    }
    if name.eq_ignore_ascii_case("xml:lang") {
        return ("lang", value);
    }
    // Addresses of pictures and links are written by `image` and `link`.
    if matches!(element.name, "img" | "a") && (name.eq_ignore_ascii_case("src") || name.eq_ignore_ascii_case("href")) {
        return ("", value);
    }
    // Markdown tables say in `style` how their columns are set.
    if matches!(element.name, "td" | "th") && name.eq_ignore_ascii_case("style") {
        let align = value.split(';').find_map(|rule| {
            let (property, value) = rule.split_once(':')?;
            property.trim().eq_ignore_ascii_case("text-align").then(|| value.trim().to_string())
        });
        return ("align", Cow::Owned(align.unwrap_or_default()));
    }
    (name, value)
}

/// ` name="value"`.
fn write(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, true, out);
    out.push('"');
}

/// The attributes that cleaning itself puts on the element of this name.
fn write_ours(name: &str, out: &mut String) {
    for (_, attributes) in allow::WRITTEN.iter().filter(|(element, _)| *element == name) {
        for (attribute, value) in *attributes {
            write(attribute, value, out);
        }
    }
}

/// `language-rust` of a class list, also from `lang-rust`.
fn language_class(classes: &str) -> Option<String> {
    let name = classes
        .split_ascii_whitespace()
        .find_map(|class| class.strip_prefix("language-").or_else(|| class.strip_prefix("lang-")))?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'#' | b'_' | b'.');
    (!name.is_empty() && name.len() <= 30 && name.bytes().all(plain)).then(|| format!("language-{name}"))
}
