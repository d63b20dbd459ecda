//! Refreshing a blog: when it is due, what is asked, what an answer means, and what it changes.
//!
//! [`is_due`] and [`Queue`] say which blog is next, [`requests`] where to ask, [`read`] what came of it, [`note`] and [`failed`]
//! what to remember of it. Who calls brings the answers, the time and the randomness.

mod queue;
mod request;
mod response;
mod schedule;

pub use queue::Queue;
pub use request::{Chain, Request, TemplateError, Via, check_template, requests};
pub use response::{Outcome, Response, read};
pub use schedule::{failed, is_due, note};

use crate::feed::Parsed;
use crate::html::SafeHtml;
use crate::model::*;
use std::collections::HashMap;

#[allow(missing_docs)]
pub struct Incoming {
    pub entry: Entry,
    pub body: SafeHtml,
    pub flags: Flags,
}
#[allow(missing_docs)]
pub struct Changes {
    pub feed: Feed,
    pub new: Vec<Incoming>,
    pub updated: Vec<Incoming>,
}
#[allow(missing_docs)]
pub fn merge(_feed: &Feed, _parsed: Parsed, _known: &HashMap<EntryId, u64>, _first: Option<u32>, _now: Timestamp) -> Changes {
    todo!()
}
