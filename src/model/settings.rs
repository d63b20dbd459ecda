//! What the person chose. Small, read before the first paint, the same in every tab.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Everything that can be set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// The proxy's address with `{url}` in it; `None` fetches directly only.
    pub proxy: Option<String>,
    /// How much of a post a row shows.
    pub density: Density,
    /// Light, dark, or as the device says.
    pub theme: Theme,
    /// How many posts of a new blog stand as unread; the older ones are marked read.
    pub unread_on_subscribe: u32,
    /// Refresh when Rill is opened and the blogs are due.
    pub refresh_on_open: bool,
    /// Which posts are kept.
    pub keep: Keep,
}

impl Settings {
    /// Settings as stored, by this release or an earlier one: each release adds its fields at the end, and those that were not
    /// there yet are as by default. `None` for bytes that are no settings.
    pub fn from_bytes(bytes: &[u8]) -> Option<Settings> {
        let mut rest = bytes;
        Some(Settings {
            proxy: field(&mut rest)?,
            density: field(&mut rest)?,
            theme: field(&mut rest)?,
            unread_on_subscribe: field(&mut rest)?,
            refresh_on_open: field(&mut rest)?,
            keep: later_field(&mut rest)?,
        })
    }
}

/// The next field of a record.
fn field<T: DeserializeOwned>(rest: &mut &[u8]) -> Option<T> {
    let (value, after) = postcard::take_from_bytes(rest).ok()?;
    *rest = after;
    Some(value)
}

/// A field that earlier releases did not have.
fn later_field<T: DeserializeOwned + Default>(rest: &mut &[u8]) -> Option<T> {
    if rest.is_empty() { Some(T::default()) } else { field(rest) }
}

/// Which posts are kept; without a number, all of them. What is starred or kept for later stays whatever stands here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keep {
    /// Days that a post is kept after its date.
    pub days: Option<u32>,
    /// The newest posts of each blog that are kept.
    pub posts: Option<u32>,
    /// Megabytes that the texts of all posts may take.
    pub megabytes: Option<u32>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            proxy: None,
            density: Density::Excerpts,
            theme: Theme::System,
            unread_on_subscribe: 5,
            refresh_on_open: true,
            keep: Keep::default(),
        }
    }
}

/// How much of a post a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Density {
    /// One line: blog, title, date.
    Headlines,
    /// Title and first words.
    Excerpts,
    /// The whole post, inline.
    Full,
}

/// The ground that everything stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// As the device says.
    System,
    /// Warm paper.
    Light,
    /// Yellowed paper.
    Sepia,
    /// True dark.
    Dark,
    /// Black.
    Black,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_of_every_release() {
        let keep = Keep { days: Some(300), posts: None, megabytes: Some(5) };
        let settings = Settings {
            proxy: Some("p/{url}".into()),
            density: Density::Full,
            theme: Theme::Dark,
            unread_on_subscribe: 7,
            refresh_on_open: false,
            keep,
        };
        let check = |bytes: &[u8], expected: Option<&Settings>| {
            assert_eq!(Settings::from_bytes(bytes).as_ref(), expected, "{bytes:?}");
        };
        // The first: proxy, density, theme, unread posts of a new blog, refresh when opened.
        let first = [&[1, 7][..], b"p/{url}", &[2, 3, 7, 0]].concat();
        check(&first, Some(&Settings { keep: Keep::default(), ..settings.clone() }));
        check(&first[..first.len() - 1], None);
        // The second: what is kept.
        let second = [&first[..], &[1, 172, 2, 0, 1, 5]].concat();
        check(&second, Some(&settings));
        check(&second[..second.len() - 1], None);
        check(&postcard::to_allocvec(&settings).unwrap(), Some(&settings));
        check(&postcard::to_allocvec(&Settings::default()).unwrap(), Some(&Settings::default()));
        check(&[], None);
    }
}
