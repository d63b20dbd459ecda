//! Stub.
#[allow(missing_docs)]
pub struct Found {
    pub url: String,
    pub title: Option<String>,
}
#[allow(missing_docs)]
pub fn find_feeds(_h: &str, _b: &str) -> Vec<Found> {
    vec![]
}
