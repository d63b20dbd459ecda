//! OPML, read and written.
