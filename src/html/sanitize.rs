//! Cleaning: the only place that makes a [`SafeHtml`].
//!
//! Two workers who do not trust each other: [`prepare`] applies all rules in one linear pass, and ammonia, which parses as a
//! browser does, applies the lists of [`allow`] again. What both leave as it is, is clean, and stays so when cleaned again.

use super::address::is_data_image;
use super::allow::{self, ELEMENTS, GLOBAL, WRITTEN};
use super::prepare::{Origin, prepare};
use super::tracking::Tracking;
use super::{address, plain, text};
use ammonia::{Builder, UrlRelative};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The number of the rules in [`allow`], [`prepare`] and here. It rises with every change of them; a body cleaned under an
/// older number is cleaned again before it is shown.
pub const POLICY: u16 = 3;

/// How often the two are asked before the text alone is kept.
const ROUNDS: usize = 8;

/// HTML that may be shown. Only this file makes one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SafeHtml {
    html: String,
}

impl SafeHtml {
    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.html
    }

    /// Takes back what was cleaned and stored; `None` when it was cleaned under other rules than today's.
    pub fn stored(html: String, policy: u16) -> Option<SafeHtml> {
        (policy == POLICY).then_some(SafeHtml { html })
    }
}

/// A publisher's `html`, cleaned; relative addresses start from `base`.
///
/// Takes any text, never fails and never takes longer than its length allows: what exceeds the limits of a sane post loses its
/// tags and keeps its text, up to four megabytes. Cleaning what was cleaned changes nothing.
pub fn sanitize(html: &str, base: Option<&str>) -> SafeHtml {
    sanitize_post(html, base, base)
}

/// As [`sanitize`], for the text of a post whose own `page` is not where its relative addresses start from: links to a place on that
/// page become links within the text when the place is in it. Feeds write footnotes so.
pub fn sanitize_post(html: &str, base: Option<&str>, page: Option<&str>) -> SafeHtml {
    sanitize_as(html, base, page, Tracking::Removed)
}

/// As [`sanitize_post`], with what follows the reader in its links if so wished.
pub fn sanitize_as(html: &str, base: Option<&str>, page: Option<&str>, tracking: Tracking) -> SafeHtml {
    let (base, page) = (address::base(base), address::base(page));
    let origin = Origin { base: base.as_ref(), page: page.as_ref(), tracking };
    let mut prepared = prepare(html, origin);
    for _ in 0..ROUNDS {
        let checked = AMMONIA.clean(&prepared).to_string();
        let again = prepare(&checked, origin);
        if checked == prepared && again == checked {
            return SafeHtml { html: checked };
        }
        prepared = again;
    }
    let text = prepare(&plain::paragraphs(&text::to_text(html)), Origin::default());
    SafeHtml { html: AMMONIA.clean(&text).to_string() }
}

static AMMONIA: LazyLock<Builder<'static>> = LazyLock::new(ammonia);

/// The lists of [`allow`] as ammonia takes them. Comments go, as ammonia does by itself.
fn ammonia() -> Builder<'static> {
    let mut attributes: HashMap<&str, HashSet<&str>> = HashMap::new();
    for element in ELEMENTS {
        // The parser makes `xlink:href` an `href` of another namespace where it knows it, in MathML.
        let local = element.attributes.iter().filter_map(|name| name.strip_prefix("xlink:"));
        attributes.entry(element.name).or_default().extend(element.attributes.iter().copied().chain(local));
    }
    for (element, written) in WRITTEN {
        attributes.entry(element).or_default().extend(written.iter().map(|(name, _)| *name));
    }
    attributes.entry("a").or_default().insert("class");
    let mut builder = Builder::empty();
    builder
        .tags(ELEMENTS.iter().map(|element| element.name).collect())
        .clean_content_tags(allow::DROPPED.iter().copied().collect())
        .tag_attributes(attributes)
        .generic_attributes(GLOBAL.iter().copied().collect())
        .url_schemes(["http", "https", "mailto", "tel", "data"].into())
        // `#note` is the only relative address that `may_stay` lets through.
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .attribute_filter(|element, name, value| may_stay(element, name, value).then_some(Cow::Borrowed(value)));
    builder
}

/// The last word on values that could do harm.
fn may_stay(element: &str, name: &str, value: &str) -> bool {
    let web = |address: &str| address.starts_with("https://") || address.starts_with("http://");
    match (element, name) {
        ("a", "href") => value.starts_with('#') || web(value) || value.starts_with("mailto:") || value.starts_with("tel:"),
        ("img", "src") => web(value) || is_data_image(value),
        (_, "src" | "poster" | "xlink:href") | ("mi" | "mrow", "href") => web(value),
        (_, "srcset") => value.split(", ").all(web),
        (_, "href") => false,
        ("a", "class") => value == "embed",
        (_, "class") => value.starts_with("language-"),
        (_, "id") => value.starts_with("p-"),
        _ => WRITTEN
            .iter()
            .filter(|(written, _)| *written == element)
            .flat_map(|(_, attributes)| *attributes)
            .all(|(written, only)| *written != name || *only == value),
    }
}
