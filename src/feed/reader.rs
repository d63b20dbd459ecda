//! Values out of elements: what every format's reader needs.

use super::date;
use super::parsed::{Text, TextKind};
use super::text::looks_like_html;
use crate::model::Timestamp;
use crate::xml::{Element, Elements, Inner, Ns, ProblemKind};
use std::borrow::Cow;
use std::str::FromStr;
use std::sync::Arc;
use url::Url;

/// Entries read of one feed; the rest are cut. The largest feeds we met had a few thousand.
pub(super) const MOST_ENTRIES: usize = 5000;
/// Room for as many at first: an entry is large, and few feeds have more than this.
pub(super) const USUAL_ENTRIES: usize = 24;
/// Elements of unknown vocabularies kept of one feed or entry.
const MOST_EXTRA: usize = 40;

/// Reads values off a document. Each function reads its element to the end.
pub(super) struct Reader<'a> {
    pub elements: Elements<'a>,
}

impl<'a> Reader<'a> {
    /// The next element directly within `parent`.
    pub fn next_child(&mut self, parent: &Element<'_>) -> Option<Element<'a>> {
        self.elements.next_child(parent)
    }

    /// Characters alone. `None` when there are none, or when the document ends within them: half an address is none.
    pub fn plain(&mut self, element: &Element<'a>) -> Option<String> {
        self.characters(element).map(Cow::into_owned)
    }

    fn characters(&mut self, element: &Element<'a>) -> Option<Cow<'a, str>> {
        let value = self.elements.characters(element);
        (!value.is_empty() && !self.elements.truncated()).then_some(value)
    }

    /// A text of the kind `kind`. Half a text is better than none.
    pub fn text(&mut self, element: &Element<'a>, kind: TextKind) -> Option<Text> {
        let lang = self.lang();
        let base = self.base();
        let how = match kind {
            TextKind::Text => Inner::Text,
            TextKind::Html => Inner::Html,
            TextKind::Xhtml => Inner::Xhtml,
        };
        let (mut value, how) = self.elements.inner(element, how);
        if kind == TextKind::Html
            && let Some(inner) = value.strip_prefix("<![CDATA[").and_then(|inner| inner.strip_suffix("]]>"))
        {
            // A section that was escaped itself.
            value = inner.trim_ascii().to_owned();
        }
        // Markup that was not announced.
        let kind = if kind == TextKind::Text && how == Inner::Xhtml { TextKind::Xhtml } else { kind };
        (!value.is_empty()).then(|| Text { kind, value, lang, base, ..Text::default() })
    }

    /// A text that is HTML only if it looks so: titles of RSS are written either way.
    pub fn title(&mut self, element: &Element<'a>) -> Option<Text> {
        let mut text = self.text(element, TextKind::Html)?;
        if !looks_like_html(&text.value) {
            text.kind = TextKind::Text;
        }
        Some(text)
    }

    /// An address, made absolute.
    pub fn address(&mut self, element: &Element<'a>) -> Option<String> {
        let base = self.elements.base().cloned();
        let value = self.characters(element)?;
        Some(crate::xml::resolve(base.as_deref(), &value))
    }

    /// A whole address that stands as text behind the element that was just read.
    pub fn address_behind(&mut self) -> Option<String> {
        let text = self.elements.text_behind()?;
        (text.starts_with("http://") || text.starts_with("https://")).then_some(text)
    }

    /// A point in time. One that cannot be read is noted.
    pub fn date(&mut self, element: &Element<'a>) -> Option<Timestamp> {
        let value = self.characters(element)?;
        let read = date::parse(&value);
        if read.is_none() {
            self.elements.problems.note(element.at, ProblemKind::BadDate);
        }
        read
    }

    /// A language, as BCP 47 writes it: many write `en_US`.
    pub fn language(&mut self, element: &Element<'a>) -> Option<String> {
        self.plain(element).map(|language| language.replace('_', "-"))
    }

    /// A number.
    pub fn number<T: FromStr>(&mut self, element: &Element<'a>) -> Option<T> {
        self.characters(element)?.parse().ok()
    }

    /// An attribute's value.
    pub fn attribute(&mut self, element: &Element<'a>, name: &str) -> Option<String> {
        self.elements.attribute(element, name).map(|value| value.into_owned())
    }

    /// An attribute that holds an address, made absolute. Ask before the element is read to its end.
    pub fn attribute_address(&mut self, element: &Element<'a>, name: &str) -> Option<String> {
        let value = self.elements.attribute(element, name)?;
        Some(self.elements.resolve(&value))
    }

    /// An attribute that holds a number.
    pub fn attribute_number<T: FromStr>(&mut self, element: &Element<'a>, name: &str) -> Option<T> {
        self.elements.attribute(element, name)?.parse().ok()
    }

    /// `rdf:about` or `rdf:resource`: RSS 1.0 keeps addresses there.
    pub fn rdf_address(&mut self, element: &Element<'a>, name: &str) -> Option<String> {
        let value = self.elements.attribute_of(element, Ns::Rdf, name)?;
        Some(self.elements.resolve(&value))
    }

    /// Keeps the text of an element that no table knows, under its prefix and name.
    pub fn extra(&mut self, element: &Element<'a>, extra: &mut Vec<(String, String)>) {
        self.kept(element, extra);
    }

    /// The same, and what was kept: for elements that mean something to Rill as well.
    pub fn kept<'e>(&mut self, element: &Element<'a>, extra: &'e mut Vec<(String, String)>) -> Option<&'e str> {
        if element.prefix.is_empty() || extra.len() == MOST_EXTRA {
            return None;
        }
        let value = self.plain(element)?;
        let mut name = [element.prefix, "_", &element.name].concat();
        name.make_ascii_lowercase();
        extra.push((name, value));
        extra.last().map(|(_, value)| value.as_str())
    }

    /// `xml:lang` in force, as BCP 47 writes it.
    pub fn lang(&self) -> Option<String> {
        self.elements.lang().map(|lang| lang.replace('_', "-"))
    }

    /// The address that relative ones start from here.
    pub fn base(&self) -> Option<Arc<Url>> {
        self.elements.base().cloned()
    }
}
