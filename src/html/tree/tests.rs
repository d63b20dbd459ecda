//! What becomes of tags that do not nest.

use super::*;
use crate::html::allow;
use crate::html::tokens::{Token, tokens};

/// The tags and texts of `html` through a tree, without attributes.
fn nested(html: &str) -> String {
    let mut tree = Tree::default();
    for token in tokens(html) {
        match token {
            Token::Text(text) => tree.text(text),
            Token::Start(tag) => {
                tree.start(allow::element(tag.name).expect("a known element"), "");
            }
            Token::End(name) => tree.end(name),
            Token::Raw(_) => {}
        }
    }
    tree.finish()
}

fn check(html: &str, expected: &str) {
    let once = nested(html);
    assert_eq!(once, expected, "{html}");
    assert_eq!(nested(&once), once, "twice: {html}");
}

#[test]
fn paragraphs() {
    check("<p>a<p>b", "<p>a</p><p>b</p>");
    check("<p>a<div>b</div>c</p>d", "<p>a</p><div>b</div>cd");
    check("<p>a</p></p>b", "<p>a</p>b");
    check("<p> </p><p>a</p><p></p>", "<p>a</p>");
    check("<p>a<ul><li>b<li>c</ul>d", "<p>a</p><ul><li>b</li><li>c</li></ul>d");
    check("<h2>a<h3>b</h2>", "<h2>a</h2><h3>b</h3>");
}

#[test]
fn formatting() {
    check("<b>a<i>b</b>c</i>d", "<b>a<i>b</i></b><i>c</i>d");
    check("<p><b>a</p><p>b</b>c</p>", "<p><b>a</b></p><p>bc</p>");
    check("<p><b>a<p>b</b>c", "<p><b>a</b></p><p><b>b</b>c</p>");
    check("<b><p>a</b>b</p>", "<b><p>a</p></b><p>b</p>");
    check("<b><ul><li>a</b>b</ul>c</b>d", "<b><ul><li>ab</li></ul>c</b>d");
    check("<a>x<a>y</a>z</a>", "<a>x</a><a>y</a>z");
    check("a <a> </a> b", "a b");
}

#[test]
fn lists() {
    check("<ul><li>a<ul><li>b</ul><li>c</ul>", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>");
    check("<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>");
}

#[test]
fn tables() {
    let cell = |inside: &str| format!("<table><tbody><tr><td>{inside}</td></tr></tbody></table>");
    check("<table><tr><td>a</table>", &cell("a"));
    check("<table>a</table>", &cell("a"));
    check("<table><td>a</b></div>b</table>", &cell("ab"));
    check("<tr><td>a</td></tr>", "a");
    check("<div><table><tr><td></div>a", &format!("<div>{}</div>", cell("a")));
    check(
        "<table><tr><td>a<td>b<tr><td>c</table>",
        "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>",
    );
    check("<table><tr><td><table><tr><td>a</table>b</table>", &cell(&format!("{}b", cell("a"))));
}

#[test]
fn ruby_and_math() {
    check("<ruby>a<rp>(<rt>b<rp>)</ruby>", "<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>");
    check("<math><mi>x<p>a", "<math><mi>x</mi></math><p>a</p>");
    check("<mi>x</mi>", "x");
    check("<math><b>x</b></math>", "<math>x</math>");
}

#[test]
fn white_space() {
    check("  a \n\n  b\t c  ", "a\nb c");
    check("<pre>\n\n a\n\n  b </pre> c", "<pre> a\n\n  b </pre> c");
    check("<pre><code>\n a</code></pre>", "<pre><code>\n a</code></pre>");
}

#[test]
fn many_references_are_broken_up() {
    let run = |length: usize| "&amp;".repeat(length);
    let mut tree = Tree::default();
    tree.text(&"&".repeat(1200));
    assert_eq!(tree.finish(), format!("{}<wbr>{}<wbr>{}", run(500), run(500), run(200)));
}

#[test]
fn depth() {
    let deep = nested(&format!("{}a{}b", "<div>".repeat(5000), "</div>".repeat(5000)));
    assert_eq!(deep, format!("{}a{}b", "<div>".repeat(100), "</div>".repeat(100)));
}
