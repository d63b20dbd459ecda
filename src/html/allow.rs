//! What may stay: the elements and attributes of a cleaned post, as data, each with its reason.
//!
//! What is not named here loses its tags and keeps its text, except for [`DROPPED`], whose inside goes, too.
//! Never here: `style`, `on*`, forms, frames, SVG, and `class` except where a value is named below.

use std::sync::LazyLock;

/// How an element behaves among others (WHATWG HTML section 13.2.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Closes an open `p`.
    Block,
    /// A block of headline text; one closes another.
    Heading,
    /// Runs in the text.
    Inline,
    /// Runs in the text, and is opened again when a mistaken tag closed it.
    Formatting,
    /// Has no inside and no end tag.
    Void,
    /// A part of a table; means nothing outside of one.
    Table,
    /// Sound or video, whose only content is `source`.
    Media,
    /// MathML.
    Math,
}

/// An element that may stay.
#[derive(Debug)]
pub(crate) struct Element {
    /// In lower case.
    pub name: &'static str,
    /// How it behaves.
    pub role: Role,
    /// Attributes besides [`GLOBAL`].
    pub attributes: &'static [&'static str],
}

/// Attributes that every element may carry: direction and language set text properly; ids are where footnotes lead (prefixed).
pub(crate) const GLOBAL: &[&str] = &["dir", "lang", "id"];

macro_rules! elements {
    ($($role:ident { $($name:literal $([$($attribute:literal)*])? : $why:literal,)* })*) => {
        /// Every element that may stay, by role.
        pub(crate) const ELEMENTS: &[Element] = &[
            $($( Element { name: $name, role: Role::$role, attributes: &[$($($attribute),*)?] }, )*)*
        ];
        /// Why each of [`ELEMENTS`] may stay, in the same order.
        #[cfg(test)]
        const REASONS: &[&str] = &[$($( $why, )*)*];
    };
}

elements! {
    Block {
        "aside": "a side note is told from the text",
        "blockquote": "whose words they are",
        "dd": "a definition",
        "details" ["open"]: "folded text, opened without script",
        "div": "the commonest paragraph of bad markup",
        "dl": "definitions",
        "dt": "a term",
        "figcaption": "what a picture shows",
        "figure": "a picture with its caption",
        "li" ["value"]: "an item",
        "ol" ["start" "reversed" "type"]: "numbers that the text refers to",
        "p": "prose",
        "pre" ["class"]: "code keeps its lines",
        "section" ["role"]: "footnotes stand in one",
        "summary": "what a folded text is about",
        "ul": "a list",
    }
    Heading {
        "h1": "structure", "h2": "structure", "h3": "structure", "h4": "structure", "h5": "structure", "h6": "structure",
    }
    Inline {
        "abbr" ["title"]: "the long form on hover",
        "bdi": "a name in the other direction",
        "bdo": "forced direction",
        "cite": "a work's title",
        "del" ["datetime"]: "a correction shows",
        "dfn" ["title"]: "a term's first use",
        "ins" ["datetime"]: "a correction shows",
        "kbd": "keys",
        "mark": "marked words",
        "picture": "a modern picture format with a fallback",
        "q": "a quotation in the text",
        "rp": "brackets where ruby is not known",
        "rt": "how a word is read",
        "ruby": "East Asian reading aids",
        "samp": "what a program says",
        "span": "carries direction and language; dropped when it carries neither",
        "sub": "chemistry", "sup": "footnote marks and powers",
        "time" ["datetime"]: "a date that machines read",
        "var": "a variable",
    }
    Formatting {
        "a" ["href" "title" "role" "data-embed"]: "the web",
        "b": "bold", "code" ["class"]: "code, and its language", "em": "stress", "i": "italics", "s": "struck out",
        "small": "small print", "strong": "importance", "u": "underlined",
    }
    Void {
        "br": "a line of verse",
        "hr": "a break in the story",
        "img" ["src" "srcset" "sizes" "alt" "title" "width" "height"]: "pictures, with their size so that nothing jumps",
        "source" ["src" "srcset" "sizes" "type" "media"]: "formats to choose from",
        "wbr": "where a long word may break",
    }
    Table {
        "caption": "what a table shows",
        "table": "tables",
        "tbody": "rows", "td" ["colspan" "rowspan" "align"]: "a cell", "tfoot": "sums",
        "th" ["colspan" "rowspan" "scope" "align" "abbr"]: "a column's or row's name", "thead": "names of columns", "tr": "a row",
    }
    Media {
        "audio" ["src" "loop" "muted"]: "sound in the post",
        "video" ["src" "poster" "width" "height" "loop" "muted"]: "video in the post",
    }
    // MathML Core (section 2): without it formulas are noise. `annotation` is dropped: the same formula again, as TeX.
    Math {
        "math" ["display"]: "a formula",
        "merror": "MathML Core", "mfrac" ["linethickness"]: "a fraction", "mi" ["mathvariant" "xlink:href" "xlink:show" "xlink:type"]: "an identifier",
        "mmultiscripts": "MathML Core", "mn": "a number",
        "mo" ["form" "fence" "separator" "stretchy" "symmetric" "largeop" "movablelimits" "lspace" "rspace" "minsize" "maxsize"]: "an operator",
        "mover" ["accent"]: "a hat", "mpadded" ["width" "height" "depth" "lspace" "voffset"]: "MathML Core",
        "mphantom": "MathML Core", "mprescripts": "MathML Core", "mroot": "a root", "mrow" ["xlink:href" "xlink:show" "xlink:type"]: "a group; formulas of MathML 2 link by it", "ms": "a text in quotes",
        "mspace" ["width" "height" "depth"]: "space", "msqrt": "a root",
        "mstyle" ["displaystyle" "scriptlevel"]: "how large", "msub": "an index", "msubsup": "both", "msup": "a power",
        "mtable": "a matrix", "mtd" ["columnspan" "rowspan"]: "a cell", "mtext": "words in a formula", "mtr": "a row",
        "munder" ["accentunder"]: "a limit", "munderover" ["accent" "accentunder"]: "a sum's limits",
        "semantics": "wraps a formula that has annotations",
    }
}

/// Elements that stay under another name.
pub(crate) const RENAMED: &[(&str, &str)] = &[
    ("acronym", "abbr"),
    ("address", "div"),
    // Landmarks of the publisher's page would be false landmarks in Rill's.
    ("article", "div"),
    ("center", "div"),
    ("dir", "ul"),
    ("footer", "div"),
    ("header", "div"),
    ("hgroup", "div"),
    ("image", "img"),
    ("listing", "pre"),
    ("main", "div"),
    ("menu", "ul"),
    ("nav", "div"),
    ("plaintext", "pre"),
    ("strike", "s"),
    ("textarea", "pre"),
    ("tt", "code"),
    ("xmp", "pre"),
];

/// Elements that go with all that is in them.
pub(crate) const DROPPED: &[&str] = &[
    "annotation",
    "annotation-xml",
    "applet",
    "button",
    "canvas",
    "datalist",
    "frameset",
    "iframe",
    "noembed",
    "noframes",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "title",
];

/// What the value of an attribute must be. Addresses and classes are looked at where they stand (see `prepare`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Value {
    /// Any text up to a thousand characters.
    Text,
    /// A whole number; pixels may say `px`.
    Number,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Its presence is its meaning.
    Flag,
    /// A length of MathML: a number and a unit.
    Length,
    /// Letters, digits and hyphens (BCP 47).
    Language,
    /// Checked by the code that writes the element.
    Special,
}

/// Every attribute named in [`ELEMENTS`] and [`GLOBAL`], and what its value must be.
pub(crate) const ATTRIBUTES: &[(&str, Value)] = &[
    ("dir", Value::Word(&["ltr", "rtl", "auto"])),
    ("lang", Value::Language),
    ("id", Value::Special),
    ("abbr", Value::Text),
    ("accent", Value::Word(&["true", "false"])),
    ("accentunder", Value::Word(&["true", "false"])),
    ("align", Value::Word(&["left", "right", "center"])),
    ("alt", Value::Text),
    ("class", Value::Special),
    ("colspan", Value::Number),
    ("columnspan", Value::Number),
    ("data-embed", Value::Special),
    ("datetime", Value::Text),
    ("depth", Value::Length),
    ("display", Value::Word(&["block", "inline"])),
    ("displaystyle", Value::Word(&["true", "false"])),
    ("fence", Value::Word(&["true", "false"])),
    ("form", Value::Word(&["prefix", "infix", "postfix"])),
    ("height", Value::Length),
    ("href", Value::Special),
    ("largeop", Value::Word(&["true", "false"])),
    ("linethickness", Value::Length),
    ("loop", Value::Flag),
    ("lspace", Value::Length),
    ("mathvariant", Value::Word(&["normal"])),
    ("maxsize", Value::Length),
    ("media", Value::Text),
    ("minsize", Value::Length),
    ("movablelimits", Value::Word(&["true", "false"])),
    ("muted", Value::Flag),
    ("open", Value::Flag),
    ("poster", Value::Special),
    ("reversed", Value::Flag),
    // The roles by which footnotes are known (DPUB-ARIA 1.1).
    ("role", Value::Word(&["doc-noteref", "doc-backlink", "doc-endnotes"])),
    ("rowspan", Value::Number),
    ("rspace", Value::Length),
    ("scope", Value::Word(&["row", "col", "rowgroup", "colgroup"])),
    ("scriptlevel", Value::Number),
    ("separator", Value::Word(&["true", "false"])),
    ("sizes", Value::Text),
    ("src", Value::Special),
    ("srcset", Value::Special),
    ("start", Value::Number),
    ("stretchy", Value::Word(&["true", "false"])),
    ("symmetric", Value::Word(&["true", "false"])),
    ("title", Value::Text),
    ("type", Value::Special),
    ("value", Value::Number),
    ("voffset", Value::Length),
    ("width", Value::Length),
    // MathML 2 and 3 link so; HTML's parser knows it.
    ("xlink:href", Value::Special),
    ("xlink:show", Value::Word(&["new", "replace"])),
    ("xlink:type", Value::Word(&["simple"])),
];

/// Attributes that cleaning itself writes, always with these values: pictures wait until they are near, nobody learns what is
/// read, a link opens beside Rill and cannot reach back, and nothing plays before it is asked to.
pub(crate) const WRITTEN: &[(&str, &[(&str, &str)])] = &[
    ("a", &[("rel", "noopener noreferrer"), ("target", "_blank")]),
    ("img", &[("loading", "lazy"), ("decoding", "async"), ("referrerpolicy", "no-referrer")]),
    ("audio", &[("controls", ""), ("preload", "none")]),
    ("video", &[("controls", ""), ("preload", "none")]),
];

/// The element of this name, in any case, renamed where it stays under another name.
pub(crate) fn element(name: &str) -> Option<&'static Element> {
    let alike = BY_LETTER.get(letter(name)?)?;
    alike.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, element)| *element)
}

/// Every element under every name it goes by, by the name's first letter: each tag of each post is looked up, some several times.
static BY_LETTER: LazyLock<Vec<Vec<(&str, &Element)>>> = LazyLock::new(|| {
    let mut letters = vec![Vec::new(); 26];
    let renamed = RENAMED.iter().filter_map(|(from, to)| Some((*from, ELEMENTS.iter().find(|element| element.name == *to)?)));
    for (name, element) in renamed.chain(ELEMENTS.iter().map(|element| (element.name, element))) {
        if let Some(alike) = letter(name).and_then(|at| letters.get_mut(at)) {
            alike.push((name, element));
        }
    }
    letters
});

/// The first letter of a name, as its place in the alphabet.
fn letter(name: &str) -> Option<usize> {
    let first = name.bytes().next()?.to_ascii_lowercase();
    first.is_ascii_lowercase().then(|| usize::from(first - b'a'))
}

/// Whether the element of this name goes with all that is in it.
pub(crate) fn is_dropped(name: &str) -> bool {
    DROPPED.iter().any(|dropped| dropped.eq_ignore_ascii_case(name))
}

/// The place of an attribute in [`ATTRIBUTES`], when `element` may carry it.
pub(crate) fn attribute(element: &Element, name: &str) -> Option<usize> {
    let allowed = GLOBAL.iter().chain(element.attributes).find(|allowed| allowed.eq_ignore_ascii_case(name))?;
    ATTRIBUTES.iter().position(|(known, _)| known == allowed)
}

/// The value as it may stay, or `None` when it may not. [`Value::Special`] is not for this function.
pub(crate) fn value(kind: Value, text: &str) -> Option<String> {
    let trimmed = text.trim();
    match kind {
        Value::Text => (text.chars().count() <= 1000).then(|| text.to_string()),
        Value::Number => {
            let digits = trimmed.strip_suffix("px").unwrap_or(trimmed).trim_end();
            let plain = digits.strip_prefix('-').unwrap_or(digits);
            (!plain.is_empty() && plain.len() <= 5 && plain.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.to_string())
        }
        // List markers `a` and `A` differ; every other word is lower case.
        Value::Word(words) => words.iter().find(|word| word.eq_ignore_ascii_case(trimmed)).map(|word| word.to_string()),
        Value::Flag => Some(String::new()),
        Value::Length => {
            let letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'+' | b'%');
            (!trimmed.is_empty() && trimmed.len() <= 12 && trimmed.bytes().all(letter)).then(|| trimmed.to_string())
        }
        Value::Language => {
            let letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
            (!trimmed.is_empty() && trimmed.len() <= 35 && trimmed.bytes().all(letter)).then(|| trimmed.to_string())
        }
        Value::Special => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_element_has_a_reason_and_known_attributes() {
        assert_eq!(ELEMENTS.len(), REASONS.len());
        assert!(REASONS.iter().all(|why| !why.is_empty()));
        assert!(ATTRIBUTES.len() <= 64, "a set of attributes is held in 64 bits");
        for element in ELEMENTS {
            for name in element.attributes {
                assert!(attribute(element, name).is_some(), "{name} of {} is in no list", element.name);
            }
        }
    }

    #[test]
    fn nothing_is_both_kept_and_dropped() {
        for name in DROPPED {
            assert!(element(name).is_none(), "{name}");
        }
        for (from, to) in RENAMED {
            assert!(element(to).is_some_and(|element| element.name == *to), "{from} becomes {to}");
            assert!(ELEMENTS.iter().all(|element| element.name != *from), "{from} is kept and renamed");
        }
    }

    #[test]
    fn nothing_that_runs_or_asks_may_stay() {
        for name in ["script", "style", "iframe", "form", "input", "button", "svg", "object", "embed", "link", "meta", "base"] {
            assert!(element(name).is_none(), "{name}");
        }
        for (name, _) in ATTRIBUTES {
            assert!(!name.starts_with("on") && *name != "style" && *name != "srcdoc", "{name}");
        }
    }

    #[test]
    fn values() {
        let check = |kind, text: &str, expected: Option<&str>| assert_eq!(value(kind, text).as_deref(), expected, "{text}");
        check(Value::Number, " 640px ", Some("640"));
        check(Value::Number, "-3", Some("-3"));
        check(Value::Number, "50%", None);
        check(Value::Number, "", None);
        check(Value::Number, "1234567", None);
        check(Value::Word(&["ltr"]), "LTR", Some("ltr"));
        check(Value::Word(&["ltr"]), "up", None);
        check(Value::Flag, "anything", Some(""));
        check(Value::Language, "zh-Hant", Some("zh-Hant"));
        check(Value::Language, "en\" onload", None);
        check(Value::Length, "0.5em", Some("0.5em"));
        check(Value::Length, "calc(1px)", None);
    }
}
