//! What the person chose. Small, read before the first paint, the same in every tab.

use serde::{Deserialize, Serialize};

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
}

impl Default for Settings {
    fn default() -> Self {
        Settings { proxy: None, density: Density::Excerpts, theme: Theme::System, unread_on_subscribe: 5, refresh_on_open: true }
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
