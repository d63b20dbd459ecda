//! A web page to its feeds.
