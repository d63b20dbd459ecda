//! Pictures that are none: counters, placeholders, emoji.

use super::tokens::Tag;

/// A picture nobody is meant to see: one pixel or none, or not displayed.
pub(crate) fn is_hidden(tag: &Tag) -> bool {
    let tiny = |name: &str| tag.get(name).is_some_and(|value| matches!(value.trim().trim_end_matches("px"), "0" | "1"));
    let style = tag.get("style").map(|style| style.to_ascii_lowercase().replace(' ', ""));
    (tiny("width") && tiny("height")) || style.is_some_and(|style| style.contains("display:none"))
}

/// WordPress sends emoji as pictures: the character is better.
pub(crate) fn emoji(tag: &Tag) -> Option<String> {
    let class = tag.get("class")?;
    let alt = tag.get("alt")?;
    let marked = class.split_ascii_whitespace().any(|class| matches!(class, "wp-smiley" | "emoji"));
    (marked && !alt.is_empty() && alt.chars().count() <= 8 && !alt.is_ascii()).then(|| alt.into_owned())
}

/// What stands in `src` while a script has yet to put the picture there.
pub(crate) fn is_placeholder(src: &str) -> bool {
    let src = src.trim().to_ascii_lowercase();
    let file = src.rsplit('/').next().unwrap_or(&src);
    let words = ["placeholder", "blank", "spacer", "lazy", "loading", "pixel", "transparent", "1x1"];
    src.is_empty() || src.starts_with("data:") || words.iter().any(|word| file.contains(word))
}
