//! The blogs that a blog recommends.

use super::Timestamp;
use serde::{Deserialize, Serialize};

/// What is known of the recommendations of one blog.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Blogroll {
    /// Lists that its feed names, absolute (`source:blogroll`).
    pub lists: Vec<String>,
    /// Blogs that its feed names itself (`podcast:podroll`).
    pub in_feed: Vec<Recommended>,
    /// When its site was asked last, whatever came of it.
    pub asked_at: Option<Timestamp>,
    /// Blogs in the lists that were found then.
    pub in_lists: Vec<Recommended>,
}

/// A blog that another recommends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recommended {
    /// Its feed, normalised.
    pub feed_url: String,
    /// What it is called there; empty when nothing is said.
    pub title: String,
    /// Its own page.
    pub site_url: Option<String>,
    /// What is said of it; empty when there is nothing.
    pub description: String,
}

impl Blogroll {
    /// Every blog that is recommended; one that stands in several places is there as often.
    pub fn blogs(&self) -> impl Iterator<Item = &Recommended> {
        self.in_feed.iter().chain(&self.in_lists)
    }

    /// Whether nothing was ever learned.
    pub fn is_empty(&self) -> bool {
        *self == Blogroll::default()
    }
}
