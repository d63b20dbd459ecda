//! Broken lists: what stands whole before and behind a fault is read, and the fault's line is told.

use super::{check, check_body, lines};
use rill::opml::read;
use rill::xml::ProblemKind;

#[test]
fn around_a_fault() {
    let check = |fault: &str| {
        let body = format!("<outline text='A' xmlUrl='a'/>\n{fault}\n<outline text='Z' xmlUrl='z'/>");
        let opml = read(&format!("<opml><body>{body}</body></opml>")).unwrap();
        let lines = lines(&opml);
        assert!(lines.contains(&": A <a>".to_owned()) && lines.contains(&": Z <z>".to_owned()), "{fault}: {lines:?}");
        assert_eq!(opml.problems.first().map(|problem| problem.line), Some(2), "{fault}: {:?}", opml.problems);
    };
    check("<outline text='B' xmlUrl='b'");
    check("<outline text='B\" xmlUrl=\"b\"/>");
    check("<outline text=\"B\" xmlUrl=\"b />");
    check("</folder>");
    check("</outline>");
    check("< outline text='B'/>");
    check("<!-- never closed>");
    check("<outline text='\u{1}' xmlUrl='b'/>");
    check("<x:outline text='B' xmlUrl='b'/>");
}

#[test]
fn without_quotes() {
    check_body("<outline text=A xmlUrl=http://a.example/feed/ />", &[": A <http://a.example/feed/>"]);
    check_body("<outline text='A'xmlUrl='u'/>", &[": A <u>"]);
    check_body("<outline text = 'A'\n\txmlUrl\n=\n'u'/>", &[": A <u>"]);
    check_body("<outline text='3 > 2 < 4' xmlUrl='u'/>", &[": 3 > 2 < 4 <u>"]);
}

#[test]
fn end_tags_that_are_missing() {
    check_body("<outline text='A' xmlUrl='a'><outline text='B' xmlUrl='b'>", &[": A <a>", ": B <b>"]);
    check_body("<outline text='F'><outline text='A' xmlUrl='a'/>", &["F: A <a>"]);
    check_body(
        "<outline text='F'><outline text='A' xmlUrl='a'/></outlin></outline><outline xmlUrl='b'/>",
        &["F: A <a>", ": - <b>"],
    );
}

#[test]
fn cut_off() {
    let check = |text: &str, expected: &[&str]| {
        let opml = check(text, expected);
        assert!(opml.problems.iter().any(|problem| problem.kind == ProblemKind::Truncated), "{text}: {:?}", opml.problems);
    };
    check("<opml><body><outline text='F'><outline text='A' xmlUrl='a'/><outline text='B' xmlU", &["F: A <a>"]);
    check("<opml><body><outline text='A' xmlUrl='a'/><outline text='B' xmlUrl='b", &[": A <a>"]);
    check("<opml><head><title>x", &[]);
}

/// An error of the server's before the list, and a list without a root.
#[test]
fn junk_around() {
    check("Warning: foo() in bar.php\n<opml><body><outline xmlUrl='a'/></body></opml> bye", &[": - <a>"]);
    check("<outline text='A' xmlUrl='a'/><outline text='B' xmlUrl='b'/>", &[": A <a>", ": B <b>"]);
    check("\u{feff}<?xml version='1.0'?><opml><body><outline xmlUrl='a'/></body></opml>", &[": - <a>"]);
}

/// Hostile lists end, too, and keep within bounds.
#[test]
fn hostile() {
    let deep = "<outline text='folder'>".repeat(50_000) + "<outline xmlUrl='u'/>";
    assert_eq!(read(&format!("<opml>{deep}")).unwrap().outlines.len(), 1);
    let name = "n".repeat(10_000);
    let heavy = format!("<outline text='{name}'>").repeat(200)
        + &"<outline xmlUrl='u'/>".repeat(10)
        + &{
            let blogs: Vec<String> = (0..5_000).map(|n| format!("<outline xmlUrl='{n}'/>")).collect();
            blogs.concat()
        };
    let opml = read(&format!("<opml>{heavy}")).unwrap();
    let kept: usize = opml.outlines.iter().flat_map(|outline| &outline.folders).map(String::len).sum();
    assert!(kept <= 32 * 1024 * 1024, "{kept}");
    assert!(opml.problems.iter().any(|problem| problem.kind == ProblemKind::TooManyEntries));
    for part in
        ["<", "<outline ", "<outline text='", "<outline text=\"", "<!--", "&", "<outline xmlUrl='u", "</outline>", "<![CDATA["]
    {
        let text = format!("<opml><body>{}", part.repeat(100_000 / part.len()));
        assert!(read(&text).is_ok(), "{part}");
    }
}
