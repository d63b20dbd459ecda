//! The name and password of a private blog. They stay on this device, in a record of their own.

use super::FeedId;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A name and a password for one host, and whether a proxy may carry them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Login {
    /// Where they may be sent, and nowhere else: scheme, host and port, such as `https://blog.example`.
    pub origin: String,
    /// The name.
    pub user: String,
    /// The password.
    pub password: String,
    /// Whether they may go through the proxy, whose owner could read them; `None` before the person was asked.
    pub by_proxy: Option<bool>,
}

/// All logins, by the blog that they are for.
pub type Logins = Vec<(FeedId, Login)>;

/// The login of a blog.
pub fn login_of(logins: &Logins, feed: FeedId) -> Option<&Login> {
    logins.iter().find(|(known, _)| *known == feed).map(|(_, login)| login)
}

/// A password is never printed, not even by a panic.
impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Login")
    }
}
