//! Pages that only send on to another: the old home of a blog, or the choice of a language.

use super::resolve;
use super::tags::{Event, Tags};
use url::Url;

/// How much of a page is read for it, in bytes: such pages are small, and it stands in their head.
const MOST_BYTES: usize = 64 * 1024;
/// A page that stays for longer, in seconds, is there to be read.
const SOON: u32 = 10;

/// Where the page at `base` sends whoever opens it, by `<meta http-equiv="refresh">`; `None` when it does not, or only to itself.
pub fn moved_to(html: &str, base: &str) -> Option<String> {
    let html = &html[..html.floor_char_boundary(MOST_BYTES)];
    let page = Url::parse(base).ok();
    let target = Tags::new(html).find_map(|event| match event {
        Event::Start(tag)
            if tag.is("meta") && tag.get("http-equiv").is_some_and(|name| name.trim().eq_ignore_ascii_case("refresh")) =>
        {
            target(&tag.get("content")?).map(str::to_owned)
        }
        _ => None,
    })?;
    let url = resolve(page.as_ref(), &target)?;
    page.is_none_or(|page| page != url).then(|| url.into())
}

/// The address in `0; url=/blog/` (WHATWG HTML section 4.2.5.3, "shared declarative refresh steps").
fn target(content: &str) -> Option<&str> {
    let content = content.trim_start();
    let (seconds, rest) = content.split_at(content.find(|c: char| !c.is_ascii_digit()).unwrap_or(content.len()));
    if seconds.is_empty() && !rest.starts_with('.') || seconds.parse().is_ok_and(|seconds: u32| seconds > SOON) {
        return None;
    }
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim_start();
    let rest = rest.strip_prefix([';', ',']).unwrap_or(rest).trim_start();
    let value = match rest.get(..3) {
        Some(name) if name.eq_ignore_ascii_case("url") => rest[3..].trim_start().strip_prefix('=').map_or(rest, str::trim_start),
        _ => rest,
    };
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value,
    };
    Some(value.trim()).filter(|value| !value.is_empty())
}
