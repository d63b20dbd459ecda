//! HTML as plain text: for titles, excerpts, search and counting words. Light and linear; nothing here is shown as HTML.

use super::allow::{self, Role};
use super::references::decode;
use super::tokens::{Token, find_end_tag, tokens};

/// A title longer than this is cut.
const MAX_LINE: usize = 4096;

/// The text of `html`: tags away, references decoded, white space made one space, blocks separated by a line end.
pub fn to_text(html: &str) -> String {
    first_text(html, usize::MAX)
}

/// A title or a name: the text of `html` on one line.
///
/// Titles come as text, as HTML, and as HTML that says it is text. So what looks like a tag and is none that HTML knows, as in
/// `Vec<String>`, is text, and so is a `<script>` that nothing closes.
pub fn to_line(html: &str) -> String {
    let html = &html[..html.floor_char_boundary(MAX_LINE)];
    let mut out = String::new();
    let mut rest = tokens(html);
    let mut from = 0;
    while let Some(token) = rest.next() {
        match token {
            Token::Text(text) => push(&decode(text, false), &mut out),
            Token::Raw(text) if rest.read_to() == html.len() => push(&decode(text, false), &mut out),
            Token::Raw(_) => {}
            Token::Start(tag) if is_known(tag.name) && !(is_silent(tag.name) && find_end_tag(html, tag.name).is_none()) => {
                separate(tag.name, &mut out);
            }
            Token::End(name) if is_known(name) => separate(name, &mut out),
            Token::Start(_) | Token::End(_) => push(html[from..rest.read_to()].trim_start_matches('\n'), &mut out),
        }
        from = rest.read_to();
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether HTML knows an element of this name that could stand in a title.
fn is_known(name: &str) -> bool {
    let others = ["font", "big", "nobr", "noscript", "blink", "marquee", "form", "input", "label", "html", "body", "head"];
    allow::element(name).is_some() || allow::is_dropped(name) || others.iter().any(|other| other.eq_ignore_ascii_case(name))
}

/// Whether what is in the element is not for reading.
fn is_silent(name: &str) -> bool {
    ["script", "style", "title", "iframe", "annotation"].iter().any(|silent| silent.eq_ignore_ascii_case(name))
}

/// The text of `html` until about `enough` bytes of it are there.
pub(crate) fn first_text(html: &str, enough: usize) -> String {
    let mut out = String::new();
    let mut skipping: Option<&str> = None;
    for token in tokens(html) {
        match token {
            Token::Text(text) if skipping.is_none() => push(&decode(text, false), &mut out),
            Token::Start(tag) if skipping.is_none() => {
                skipping = is_silent(tag.name).then_some(tag.name);
                separate(tag.name, &mut out);
            }
            Token::End(name) => {
                skipping = skipping.filter(|skipping| !name.eq_ignore_ascii_case(skipping));
                separate(name, &mut out);
            }
            Token::Raw(text) if skipping.is_none() => push(&decode(text, false), &mut out),
            _ => {}
        }
        if out.len() >= enough {
            // What follows is not known, so the last word may be cut: whoever asked shortens further.
            break;
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Adds text, its white space made one space.
fn push(text: &str, out: &mut String) {
    let mut words = text.split(|c: char| c.is_whitespace()).peekable();
    while let Some(word) = words.next() {
        // Soft hyphens and zero-width spaces say where a line may break, not what is said.
        out.extend(word.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')));
        if words.peek().is_some() && !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
    }
}

/// A block, a cell or a line break begins or ends here.
fn separate(name: &str, out: &mut String) {
    let mark = match allow::element(name) {
        Some(element) if matches!(element.name, "td" | "th" | "rt" | "rp") => ' ',
        Some(element)
            if matches!(element.role, Role::Block | Role::Heading | Role::Table | Role::Media) || element.name == "br" =>
        {
            '\n'
        }
        _ => return,
    };
    if out.is_empty() || out.ends_with('\n') || (mark == ' ' && out.ends_with(' ')) {
        return;
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out.push(mark);
}

/// The number of words in plain `text`, as a measure of how long reading takes.
///
/// Chinese and Japanese have no spaces: two of their characters are read in the time of one word. Thai, Lao, Khmer and Burmese
/// have none either: five of their letters count as a word. Korean has spaces.
pub fn words(text: &str) -> u32 {
    let mut words: u32 = 0;
    let mut ideographs: u32 = 0;
    let mut letters: u32 = 0;
    let mut inside = false;
    for c in text.chars() {
        let spaceless = is_ideograph(c) || is_spaceless(c);
        ideographs += u32::from(is_ideograph(c));
        letters += u32::from(is_spaceless(c));
        if inside {
            inside = !c.is_whitespace() && !spaceless;
        } else if c.is_alphanumeric() && !spaceless {
            inside = true;
            words += 1;
        }
    }
    words + ideographs.div_ceil(2) + letters.div_ceil(5)
}

/// Han, kana and their like, not their punctuation.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Thai, Lao, Burmese, Khmer.
fn is_spaceless(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_as_text() {
        let check = |html: &str, expected: &str| assert_eq!(to_text(html), expected, "{html}");
        check("", "");
        check("<p>One <b>t</b>wo\n three</p><p>four&amp;five", "One two three\nfour&five");
        check("a<br>b<ul><li>c</li><li>d</li></ul>", "a\nb\nc\nd");
        check("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc");
        check("<script>x</script><style>y</style>a<!-- b -->", "a");
        check("a<script>b", "a");
        check("1 < 2", "1 < 2");
        check("so\u{ad}ft", "soft");
    }

    #[test]
    fn titles() {
        let check = |html: &str, expected: &str| assert_eq!(to_line(html), expected, "{html}");
        check("  One \n two ", "One two");
        check("<b>Bold</b> &amp; <i>brave</i>", "Bold & brave");
        check("Vec<String> and List<int>", "Vec<String> and List<int>");
        check("The <script> element", "The <script> element");
        check("a<script>alert(1)</script>b", "ab");
        check("1 < 2 && 3 > 2", "1 < 2 && 3 > 2");
        check("a<br>b</p><p>c", "a b c");
    }

    #[test]
    fn counting_words() {
        let check = |text: &str, expected: u32| assert_eq!(words(text), expected, "{text}");
        check("", 0);
        check("one two-three, don't — 4", 4);
        check("漢字かな。", 2);
        check("Rust は速い", 3);
        check("안녕 세계", 2);
        check("สวัสดีครับ", 2);
    }
}
