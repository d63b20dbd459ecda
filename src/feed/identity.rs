//! Stub.
#[allow(missing_docs)]
pub fn feed_id(url: &str) -> Option<crate::model::FeedId> {
    Some(crate::model::FeedId::of(url))
}
#[allow(missing_docs)]
pub fn typed_address(t: &str) -> Result<String, ()> {
    Ok(t.to_owned())
}
