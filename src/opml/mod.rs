//! OPML, read and written: the format in which readers hand each other lists of blogs
//! (<http://opml.org/spec2.opml>, "Subscription lists").
//!
//! [`read`] takes OPML 1.0, 1.1 and 2.0 as readers really write them; [`write`] writes 2.0 that every reader takes.
//! `read(&write(…))` gives the same folders, titles and addresses back, character by character, but for the few characters
//! that XML cannot hold.

mod date;
mod read;
mod write;

pub use read::read;
pub use write::{Blog, write};

use crate::xml::Problem;

/// A list of blogs, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opml {
    /// What the list calls itself.
    pub title: Option<String>,
    /// The blogs in the order of the document. One that stands in two folders is there twice.
    pub outlines: Vec<Outline>,
    /// Every folder as its path, outermost name first, in the order of the document; those without a blog, too.
    pub folders: Vec<Vec<String>>,
    /// What had to be mended, and on which line. Empty for a list without fault.
    pub problems: Vec<Problem>,
}

/// One blog in one folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The folder it stands in as a path, outermost name first; empty at the top of the list.
    pub folders: Vec<String>,
    /// What the list calls the blog: `title`, else `text`.
    pub title: Option<String>,
    /// The feed's address as written: `xmlUrl`, or what stands in for it. Never empty, not always an address.
    pub xml_url: String,
    /// The blog's own page as written: `htmlUrl`.
    pub html_url: Option<String>,
    /// `description`.
    pub description: Option<String>,
}

/// Why a file is no list of blogs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOpml {
    /// Nothing, or white space alone.
    Empty,
    /// A web page: a person saved the page instead of the file behind its link.
    WebPage,
    /// A feed: it can be followed, not imported.
    Feed,
    /// Something else.
    Other,
}
