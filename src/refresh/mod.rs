//! Refreshing a blog: when it is due, what is asked, what an answer means, and what it changes.
//!
//! [`is_due`] and [`Queue`] say which blog is next, [`requests`] where to ask, [`read`] what came of it, [`note`] and [`failed`]
//! what to remember of it, [`merge`] what a parsed feed changes, [`named_in_feed`] and [`named_in_list`] what a blog recommends. Who calls brings the answers, the time and the randomness.

mod blogroll;
mod language;
mod login;
mod merge;
mod post;
mod queue;
mod request;
mod response;
mod retention;
mod schedule;

pub use blogroll::{may_ask, named_in_feed, named_in_list};
pub use login::{authorization, login_in, origin};
pub use merge::{Changes, Incoming, merge};
pub use queue::Queue;
pub use request::{Chain, Request, TemplateError, Via, check_template, requests};
pub use response::{Outcome, Response, read};
pub use retention::{leaving, left_behind};
pub use schedule::{failed, is_due, note};
