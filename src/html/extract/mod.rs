//! The article of a web page: what a reader came for, without menus, boxes and banners.
//!
//! Finding it is the work of `dom_smoothie`, which does it as Mozilla's Readability does. Here the page is made fit for it
//! ([`page`]: limits, and what would be lost) and the result fit for us ([`addresses`]). `docs/notes/extraction.md` says why.

mod addresses;
mod depth;
mod page;

use super::address;
use dom_smoothie::{Config, Readability};
use url::Url;

/// What a page says, and what it says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Plain text, on one line; empty when the page has none.
    pub title: String,
    /// Who wrote it, as the page says it.
    pub byline: Option<String>,
    /// A publisher's HTML, not cleaned: give it to [`super::sanitize`]. Addresses are absolute, except those within the page.
    pub content: String,
    /// A summary of the page's own, or its first paragraph.
    pub excerpt: Option<String>,
    /// The name of the site.
    pub site_name: Option<String>,
    /// `lang` of the page.
    pub language: Option<String>,
    /// `ltr` or `rtl`, when the page says so.
    pub direction: Option<String>,
    /// When it was published, as the page writes it.
    pub published: Option<String>,
    /// The picture that stands for the page, as it writes the address.
    pub image: Option<String>,
}

/// The article of the page `html` that was found at `address`; `None` when there is none to be found.
///
/// Takes any text. Of a page that exceeds every sane limit tags are lost and text is kept, up to four megabytes.
pub fn extract(html: &str, address: &str) -> Option<Article> {
    let page = page::fit(html);
    let own = address::base(Some(address));
    let base = page.base.as_deref().and_then(|base| address::resolve(own.as_ref(), base)).or_else(|| own.clone());
    let mut reading = Readability::new(page.html.as_str(), None, Some(config())).ok()?;
    let found = reading.parse().ok()?;
    let content = addresses::absolute(&found.content, base.as_ref(), own.as_ref());
    Some(article(found, content))
}

/// Pictures keep the class that names their caption, all other classes go: the options that Mozilla's own expectations are for.
fn config() -> Config {
    Config { classes_to_preserve: vec!["caption".into()], ..Config::default() }
}

fn article(found: dom_smoothie::Article, content: String) -> Article {
    Article {
        title: found.title,
        byline: found.byline,
        content,
        excerpt: found.excerpt,
        site_name: found.site_name,
        language: found.lang,
        direction: found.dir,
        published: found.published_time,
        image: found.image,
    }
}

/// Whether the two are one place.
fn is_same(a: Option<&Url>, b: Option<&Url>) -> bool {
    a.is_some() && a == b
}
