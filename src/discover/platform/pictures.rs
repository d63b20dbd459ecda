//! Sites of pictures.

use super::is_number;

/// Photographs of a person and of a group, where the address has their number and not their name: the feeds ask for the number
/// (<https://www.flickr.com/services/feeds/docs/photos_public/>, `groups_pool`). Of a name the page knows the number.
pub(super) fn flickr(path: &[&str]) -> Option<String> {
    let feed = |kind: &str, id: &str| Some(format!("https://www.flickr.com/services/feeds/{kind}.gne?id={id}"));
    match path {
        ["photos" | "people", id, ..] if is_account(id) => feed("photos_public", id),
        ["groups", id, ..] if is_account(id) => feed("groups_pool", id),
        _ => None,
    }
}

/// `12345678@N00`.
fn is_account(id: &str) -> bool {
    id.split_once("@N").is_some_and(|(number, place)| is_number(number) && is_number(place))
}
