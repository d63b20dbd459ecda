//! Markdown that a publisher forgot to render. Recognised only when it is plain; rendered as far as posts use it: headings,
//! paragraphs, lists, quotations, code, emphasis, links and pictures (a part of CommonMark 0.31). The result is cleaned like any HTML.

use super::allow;
use super::plain::{address_length, paragraphs};
use super::tokens::{Token, tokens};
use super::tree::escape;

/// More than this is no post that someone forgot to render.
const MAX_BYTES: usize = 200_000;

/// How far emphasis, links, lists and quotations nest.
const MAX_DEPTH: usize = 8;

/// How far ahead the end of an emphasis or a link is looked for, so that a text of opening marks costs little.
const MAX_SPAN: usize = 1000;

/// Whether `text` is Markdown rather than HTML or plain text: it holds no tag that HTML knows, and two different kinds of mark, or
/// two links. One `#` or one `*` is just a character.
pub fn looks_like_markdown(text: &str) -> bool {
    if text.len() > MAX_BYTES || tokens(text).any(|token| matches!(token, Token::Start(tag) if allow::element(tag.name).is_some()))
    {
        return false;
    }
    let lines = || text.lines().map(str::trim_start);
    let links = text.matches("](http").count() + text.matches("](/").count();
    let headings = lines().any(|line| heading(line).is_some());
    let fences = lines().filter(|line| line.starts_with("```")).count() >= 2;
    let bold = text.split("**").skip(1).step_by(2).any(|inner| !inner.is_empty() && inner.len() < 200 && inner.trim() == inner);
    let items = lines().filter(|line| item(line).is_some()).count() >= 2;
    let kinds = [links > 0, headings, fences, bold && text.matches("**").count() >= 2, items];
    links >= 2 || kinds.iter().filter(|kind| **kind).count() >= 2
}

/// Markdown `text` as HTML, to be cleaned.
pub fn from_markdown(text: &str) -> String {
    if text.len() > MAX_BYTES {
        return paragraphs(text);
    }
    let lines: Vec<&str> = text.lines().collect();
    let mut out = String::with_capacity(text.len() * 2);
    blocks(&lines, 0, &mut out);
    out
}

/// Renders whole lines.
fn blocks(lines: &[&str], depth: usize, out: &mut String) {
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let trimmed = line.trim();
        let rest = &lines[at..];
        at += if trimmed.is_empty() {
            1
        } else if let Some(mark) = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark)) {
            fence(rest, mark, out)
        } else if let Some((level, text)) = heading(trimmed) {
            out.push_str(&format!("<h{level}>"));
            inline(text, 0, out);
            out.push_str(&format!("</h{level}>\n"));
            1
        } else if is_rule(trimmed) {
            out.push_str("<hr>\n");
            1
        } else if trimmed.starts_with('>') && depth < MAX_DEPTH {
            let length = rest.iter().take_while(|line| line.trim_start().starts_with('>')).count();
            let inner: Vec<&str> = rest[..length].iter().map(|line| line.trim_start()[1..].trim_start_matches(' ')).collect();
            out.push_str("<blockquote>");
            blocks(&inner, depth + 1, out);
            out.push_str("</blockquote>\n");
            length
        } else if item(trimmed).is_some() && depth < MAX_DEPTH {
            list(rest, depth, out)
        } else {
            paragraph(rest, depth, out)
        };
    }
}

/// A block of code; how many lines it took.
fn fence(lines: &[&str], mark: &str, out: &mut String) -> usize {
    let language = lines[0].trim().trim_start_matches(['`', '~']).split_whitespace().next().unwrap_or("");
    out.push_str("<pre><code class=\"language-");
    escape(language, true, out);
    out.push_str("\">");
    let mut taken = 1;
    for line in &lines[1..] {
        taken += 1;
        if line.trim().starts_with(mark) {
            break;
        }
        escape(line, false, out);
        out.push('\n');
    }
    out.push_str("</code></pre>\n");
    taken
}

/// The level and text of `# A heading`.
fn heading(line: &str) -> Option<(usize, &str)> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let text = line.get(level..)?.strip_prefix(' ')?.trim().trim_end_matches('#').trim_end();
    ((1..=6).contains(&level) && !text.is_empty()).then_some((level, text))
}

fn is_rule(line: &str) -> bool {
    ['-', '*', '_']
        .iter()
        .any(|mark| line.len() >= 3 && line.chars().all(|c| c == *mark || c == ' ') && line.matches(*mark).count() >= 3)
}

/// The number of an item, when its list is numbered, and what follows its mark.
fn item(line: &str) -> Option<(Option<&str>, &str)> {
    if let Some(text) = ["- ", "* ", "+ "].iter().find_map(|mark| line.strip_prefix(mark)) {
        return (!is_rule(line)).then_some((None, text));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let text = line[digits..].strip_prefix(". ").or_else(|| line[digits..].strip_prefix(") "))?;
    (1..=4).contains(&digits).then_some((Some(&line[..digits]), text))
}

/// A list; how many lines it took. What is indented belongs to the item above it.
fn list(lines: &[&str], depth: usize, out: &mut String) -> usize {
    let number = item(lines[0].trim_start()).and_then(|(number, _)| number);
    match number {
        Some(number) => out.push_str(&format!("<ol start=\"{number}\">")),
        None => out.push_str("<ul>"),
    }
    let indent = indent_of(lines[0]);
    let mut at = 0;
    while let Some((mark, text)) = lines.get(at).filter(|line| indent_of(line) == indent).and_then(|line| item(line.trim_start())) {
        if mark.is_some() != number.is_some() {
            break;
        }
        let mut inner = vec![text];
        at += 1;
        while let Some(line) = lines.get(at) {
            let blank = line.trim().is_empty();
            let goes_on = if blank {
                lines.get(at + 1).is_some_and(|next| indent_of(next) > indent && !next.trim().is_empty())
            } else {
                indent_of(line) > indent
                    || (item(line.trim_start()).is_none() && !inner.last().is_some_and(|last| last.trim().is_empty()))
            };
            if !goes_on {
                break;
            }
            inner.push(line.get(indent + 2..).filter(|_| indent_of(line) >= indent + 2).unwrap_or(line.trim_start()));
            at += 1;
        }
        // A blank line between items does not end the list.
        let next = lines.get(at + 1).filter(|_| lines.get(at).is_some_and(|line| line.trim().is_empty()));
        at += usize::from(next.is_some_and(|next| item(next.trim_start()).is_some()));
        out.push_str("<li>");
        if inner.len() == 1 {
            inline(text, 0, out)
        } else {
            blocks(&inner, depth + 1, out)
        }
        out.push_str("</li>");
    }
    out.push_str(if number.is_some() { "</ol>\n" } else { "</ul>\n" });
    at.max(1)
}

fn indent_of(line: &str) -> usize {
    line.bytes().take_while(|byte| *byte == b' ').count()
}

/// Lines up to a blank one or another kind of block; how many.
fn paragraph(lines: &[&str], depth: usize, out: &mut String) -> usize {
    let ends = |line: &&&str| {
        let line = line.trim();
        line.is_empty()
            || line.starts_with("```")
            || line.starts_with('>')
            || heading(line).is_some()
            || is_rule(line)
            || item(line).is_some()
    };
    let length = 1 + lines[1..].iter().take_while(|line| depth >= MAX_DEPTH || !ends(line)).count();
    let mut text = String::new();
    for line in &lines[..length] {
        let hard = line.ends_with("  ") || line.ends_with('\\');
        text.push_str(line.trim().trim_end_matches('\\'));
        text.push_str(if hard { "\u{1}" } else { "\n" });
    }
    out.push_str("<p>");
    inline(text.trim_end_matches(['\n', '\u{1}']), 0, out);
    out.push_str("</p>\n");
    length
}

/// Renders what runs in a line. A hard line end is the character U+0001, which no text holds after reading.
fn inline(text: &str, depth: usize, out: &mut String) {
    let mut at = 0;
    let mut plain = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let before = text[..at].chars().next_back();
        let mut span = String::new();
        let taken = match c {
            _ if depth > MAX_DEPTH => 0,
            '\u{1}' => {
                span.push_str("<br>");
                1
            }
            '\\' if rest[1..].starts_with(|c: char| c.is_ascii_punctuation()) => {
                escape(&rest[1..2], false, &mut span);
                2
            }
            '`' => code(rest, &mut span),
            '!' if rest.starts_with("![") => link(&rest[1..], true, depth, &mut span).map_or(0, |taken| taken + 1),
            '[' => link(rest, false, depth, &mut span).unwrap_or(0),
            '*' | '_' => emphasis(rest, before, depth, &mut span),
            'h' if !before.is_some_and(char::is_alphanumeric) => address(rest, &mut span),
            _ => 0,
        };
        if taken > 0 {
            escape(&text[plain..at], false, out);
            out.push_str(&span);
            at += taken;
            plain = at;
        } else {
            at += c.len_utf8();
        }
    }
    escape(&text[plain..], false, out);
}

/// `` `code` ``, with any number of marks.
fn code(text: &str, out: &mut String) -> usize {
    let marks = text.bytes().take_while(|byte| *byte == b'`').count();
    if marks > 10 {
        return 0;
    }
    let Some(length) = near(&text[marks..]).find(&text[..marks]) else { return 0 };
    out.push_str("<code>");
    escape(text[marks..marks + length].trim(), false, out);
    out.push_str("</code>");
    marks * 2 + length
}

/// `[text](address "title")`; how many bytes it took.
fn link(text: &str, image: bool, depth: usize, out: &mut String) -> Option<usize> {
    let middle = near(text).find("](")?;
    let target = near(&text[middle + 2..]);
    let end = target.find(')').filter(|end| !target[..*end].contains('\n'))?;
    // An address may hold brackets of its own.
    let end = if target[..end].contains('(') { target[end + 1..].find(')').map_or(end, |more| end + 1 + more) } else { end };
    let address = target[..end].split_whitespace().next().unwrap_or("").trim_matches(['<', '>']);
    let label = &text[1..middle];
    if image {
        out.push_str("<img src=\"");
        escape(address, true, out);
        out.push_str("\" alt=\"");
        escape(label, true, out);
        out.push_str("\">");
    } else {
        out.push_str("<a href=\"");
        escape(address, true, out);
        out.push_str("\">");
        inline(label, depth + 1, out);
        out.push_str("</a>");
    }
    Some(middle + 2 + end + 1)
}

/// `**bold**`, `*italic*`, and the same with `_` between words.
fn emphasis(text: &str, before: Option<char>, depth: usize, out: &mut String) -> usize {
    let mark = &text[..1];
    let double = text[1..].starts_with(mark);
    let mark = if double { &text[..2] } else { mark };
    let inner = &text[mark.len()..];
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if inner.starts_with(|c: char| c.is_whitespace()) || (mark.starts_with('_') && word(before)) {
        return 0;
    }
    let Some(length) = near(inner).find(mark).filter(|length| *length > 0) else { return 0 };
    let after = inner[length + mark.len()..].chars().next();
    if inner[..length].ends_with(|c: char| c.is_whitespace()) || (mark.starts_with('_') && word(after)) {
        return 0;
    }
    out.push_str(if double { "<strong>" } else { "<em>" });
    inline(&inner[..length], depth + 1, out);
    out.push_str(if double { "</strong>" } else { "</em>" });
    length + mark.len() * 2
}

/// An address that stands by itself.
fn address(text: &str, out: &mut String) -> usize {
    let Some(length) = address_length(near(text)) else { return 0 };
    for (before, after) in [("<a href=\"", "\">"), ("", "</a>")] {
        out.push_str(before);
        escape(&text[..length], true, out);
        out.push_str(after);
    }
    length
}

/// The part of `text` in which an end is looked for.
fn near(text: &str) -> &str {
    &text[..text.floor_char_boundary(MAX_SPAN)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recognised_only_when_plain() {
        let check = |text: &str, expected: bool| assert_eq!(looks_like_markdown(text), expected, "{text}");
        check("# Title\n\nSome **bold** words.", true);
        check("See [one](https://a.org) and [two](https://b.org).", true);
        check("- one\n- two\n\n```\ncode\n```", true);
        check("<p># Title and **bold**</p>", false);
        check("We are #1 and that is *great*", false);
        check("- one\n- two", false);
        check("2 ** 3 ** 4", false);
        check("plain", false);
    }

    #[test]
    fn rendered() {
        let check = |text: &str, expected: &str| assert_eq!(from_markdown(text).trim_end(), expected, "{text}");
        check("# One #\ntwo\nthree", "<h1>One</h1>\n<p>two\nthree</p>");
        check("a *b* **c** _d_ e_f_g 2 * 3", "<p>a <em>b</em> <strong>c</strong> <em>d</em> e_f_g 2 * 3</p>");
        check("[a *b*](/c \"t\") ![d](e.png)", "<p><a href=\"/c\">a <em>b</em></a> <img src=\"e.png\" alt=\"d\"></p>");
        check("`a < b` \\*c\\* <d>", "<p><code>a &lt; b</code> *c* &lt;d&gt;</p>");
        check("see https://a.org/b.", "<p>see <a href=\"https://a.org/b\">https://a.org/b</a>.</p>");
        check("```rust\nlet a = \"<b>\";\n```", "<pre><code class=\"language-rust\">let a = \"&lt;b&gt;\";\n</code></pre>");
        check("> a\n> b\n\nc", "<blockquote><p>a\nb</p>\n</blockquote>\n<p>c</p>");
        check(
            "- a\n- b\n  - c\n\n3. d",
            "<ul><li>a</li><li><p>b</p>\n<ul><li>c</li></ul>\n</li></ul>\n<ol start=\"3\"><li>d</li></ol>",
        );
        check("a  \nb\n\n---", "<p>a<br>b</p>\n<hr>");
        check("[w](https://a.org/b_(c))", "<p><a href=\"https://a.org/b_(c)\">w</a></p>");
        check("[no link] and *no end", "<p>[no link] and *no end</p>");
    }

    #[test]
    fn a_text_of_opening_marks_costs_little() {
        for mark in ["*", "**a", "[", "`", "> ", "- ", "_a", "![a]("] {
            assert!(from_markdown(&mark.repeat(20_000)).len() < 2_000_000, "{mark}");
        }
    }
}
