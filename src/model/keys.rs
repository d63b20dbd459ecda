//! Keys as the person set them.

/// Which keys are others than by default, and whether keys that write a character do anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Keys that write a character do something. Who speaks to the device, or leans on its keys, wants them off (WCAG 2.1.4).
    pub single: bool,
    /// A key as it is by default, and the one in its place; empty for none.
    pub changed: Vec<(String, String)>,
}

impl Default for Keys {
    fn default() -> Self {
        Keys { single: true, changed: Vec::new() }
    }
}

impl Keys {
    /// The key that stands in the place of `default`.
    pub fn of<'a>(&'a self, default: &'a str) -> &'a str {
        self.changed.iter().find(|(known, _)| known == default).map_or(default, |(_, key)| key)
    }

    /// Sets `key` in the place of `default`; empty for none.
    pub fn set(&mut self, default: &str, key: &str) {
        self.changed.retain(|(known, _)| known != default);
        if key != default {
            self.changed.push((default.to_owned(), key.to_owned()));
        }
    }
}
