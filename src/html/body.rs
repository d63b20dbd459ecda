//! What a feed calls text, as HTML: HTML itself, text that should have been HTML, Markdown, or plain text.

use super::markdown::{from_markdown, looks_like_markdown};
use super::plain::paragraphs;
use super::references::decode;
use super::tokens::{Token, tokens};
use super::{address, allow};
use std::borrow::Cow;

/// `text` as HTML, not yet cleaned. `is_html` is what the feed says it is, which is not always so: HTML without a tag is text whose
/// line ends mean something, and text that begins and ends with a tag is HTML.
pub fn to_html(text: &str, is_html: bool) -> Cow<'_, str> {
    let trimmed = text.trim();
    let wrapped = trimmed.starts_with('<') && trimmed.ends_with('>');
    if (is_html || wrapped) && has_tag(text) {
        return Cow::Borrowed(text);
    }
    let plain = if is_html { decode(text, false) } else { Cow::Borrowed(text) };
    Cow::Owned(if looks_like_markdown(&plain) { from_markdown(&plain) } else { paragraphs(&plain) })
}

/// Whether HTML knows one of the tags in `text`.
fn has_tag(text: &str) -> bool {
    let known = |name: &str| {
        allow::element(name).is_some() || allow::is_dropped(name) || ["font", "form", "object", "embed", "noscript"].contains(&name)
    };
    tokens(text).any(|token| match token {
        Token::Start(tag) => known(tag.name),
        Token::End(name) => known(name),
        _ => false,
    })
}

/// The frame that plays the video at `page`, as HTML that cleaning turns into a click-to-load still; `None` when the page is no
/// YouTube or Vimeo video.
pub fn video_frame(page: &str, title: &str) -> Option<String> {
    address::player(None, page).filter(|player| player.embed.is_some())?;
    let mut frame = String::from("<iframe src=\"");
    super::tree::escape(page, true, &mut frame);
    frame.push_str("\" title=\"");
    super::tree::escape(title, true, &mut frame);
    frame.push_str("\"></iframe>");
    Some(frame)
}

/// The first picture of cleaned HTML that is large enough to stand for the whole: not one that says it is narrower than 200 pixels,
/// nor one in the address itself, nor the face of whoever wrote.
pub fn lead_image(html: &str) -> Option<String> {
    tokens(html).find_map(|token| match token {
        Token::Start(tag) if tag.is("img") => {
            let narrow = tag.get("width").and_then(|width| width.parse::<u32>().ok()).is_some_and(|width| width < 200);
            let face = |src: &str| src.contains("gravatar.com/") || src.contains("/avatar");
            tag.get("src").filter(|src| !narrow && src.starts_with("http") && !face(src)).map(Cow::into_owned)
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_it_is_called() {
        let check = |text: &str, is_html: bool, expected: &str| assert_eq!(to_html(text, is_html).trim_end(), expected, "{text}");
        check("<p>a</p>", true, "<p>a</p>");
        check("<p>a</p>", false, "<p>a</p>");
        check("a\n\nb &amp; c", true, "<p>a</p>\n<p>b &amp; c</p>");
        check("a &amp; <b>", false, "<p>a &amp;amp; &lt;b&gt;</p>");
        check("Vec<String>\nand", true, "<p>Vec&lt;String&gt;<br>and</p>");
        check("# a\n\n**b**", true, "<h1>a</h1>\n<p><strong>b</strong></p>");
    }

    #[test]
    fn videos() {
        let check = |page: &str, expected: Option<&str>| assert_eq!(video_frame(page, "a \"b\"").as_deref(), expected, "{page}");
        let frame = "<iframe src=\"https://www.youtube.com/watch?v=abcdefghijk\" title=\"a &quot;b&quot;\"></iframe>";
        check("https://www.youtube.com/watch?v=abcdefghijk", Some(frame));
        check("https://example.org/watch?v=abcdefghijk", None);
        check("https://open.spotify.com/track/1", None);
    }

    #[test]
    fn the_picture_that_leads() {
        let check = |html: &str, expected: Option<&str>| assert_eq!(lead_image(html).as_deref(), expected, "{html}");
        check("<p>a<img src=\"https://a.org/1.png\"><img src=\"https://a.org/2.png\">", Some("https://a.org/1.png"));
        check(
            "<img width=\"16\" src=\"https://a.org/1.png\"><img width=\"800\" src=\"https://a.org/2.png\">",
            Some("https://a.org/2.png"),
        );
        check("<img src=\"data:image/png;base64,A\">", None);
        check("<img src=\"https://0.gravatar.com/x\"><img src=\"https://a.org/2.png\">", Some("https://a.org/2.png"));
    }
}
