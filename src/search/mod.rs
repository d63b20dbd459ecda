//! Finding words in posts.
