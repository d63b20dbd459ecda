//! Whether a feed sent the whole of a post, or its beginning.

/// How the beginning of a post ends where something is left out: WordPress, Blogger, Ghost, newspapers.
const ENDS: [&str; 11] =
    ["[…]", "[...]", "(…)", "…", "...", "→", "»", "read more", "continue reading", "read more.", "read the rest"];
/// Letters of a text so short that its page has more, when the post has a title: about two lines.
const SHORT: usize = 160;

/// Whether `text`, a post's plain text, ends where its feed cut it, or is as short as a teaser.
pub fn looks_cut(text: &str, has_title: bool) -> bool {
    let text = text.trim();
    if text.is_empty() {
        return true;
    }
    // "Continue reading Night 7 →" is one line at the end.
    let last = text.lines().fold("", |_, line| line).trim();
    let ends = |end: &&str| {
        let tail = last.len().checked_sub(end.len()).and_then(|at| last.get(at..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end))
    };
    let starts = |start: &str| last.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    ENDS.iter().any(ends) || starts("continue reading") || has_title && text.chars().count() < SHORT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_and_wholes() {
        let long = "The lamp by the north door was lit at six and burnt till the morning. ".repeat(4);
        let check = |end: &str, expected: bool| assert_eq!(looks_cut(&format!("{long}{end}"), true), expected, "{end}");
        check("", false);
        check("And so it was.", false);
        check("and then […]", true);
        check("and then [...]\n", true);
        check("and then…", true);
        check("and then ...", true);
        check("\nContinue reading Night 7", true);
        check("\nRead more", true);
        check("\nREAD MORE", true);
        check("Read more →", true);
        check("One should read more of it.", false);
        assert!(looks_cut("", false));
        assert!(looks_cut("The council met at dawn.", true));
        assert!(!looks_cut("The seal is back.", false));
    }
}
