//! What asking a blog came to, one record a check.

use super::{Failure, Timestamp};
use serde::{Deserialize, Serialize};

/// How many checks of a blog are kept.
const KEPT: usize = 20;

/// A blog was asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// When the answer was there, or was given up.
    pub at: Timestamp,
    /// Milliseconds from the question to that.
    pub took: u32,
    /// The way that the answer came; `None` when there was none.
    pub way: Option<Way>,
    /// What came of it.
    pub came: Came,
}

/// The way that an answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// From the site to this device.
    Direct,
    /// Through a proxy.
    Proxy,
}

/// What came of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Came {
    /// The site said that nothing changed, or sent what it had sent before.
    Nothing,
    /// A feed that was read.
    Posts {
        /// Posts never seen before.
        new: u32,
        /// Posts that say something else than before.
        changed: u32,
    },
    /// It failed.
    Failed(Failure),
}

/// `checks`, newest first, with one more; the oldest go.
pub fn with_check(mut checks: Vec<Check>, check: Check) -> Vec<Check> {
    checks.insert(0, check);
    checks.truncate(KEPT);
    checks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_twenty() {
        let check = |at| Check { at: Timestamp(at), took: 3, way: None, came: Came::Nothing };
        let checks = (0..30).fold(Vec::new(), |checks, at| with_check(checks, check(at)));
        let times: Vec<i64> = checks.iter().map(|check| check.at.0).collect();
        assert_eq!(times, (10..30).rev().collect::<Vec<i64>>());
    }
}
