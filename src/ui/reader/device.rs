//! Small things that are a matter of this device and of no worth to a backup, so they stand beside the store. Where a browser
//! keeps none, they are forgotten with the tab.

use crate::ui::dom::report;
use leptos::prelude::window;
use leptos::web_sys::Storage;

fn storage() -> Option<Storage> {
    report(window().local_storage()).flatten()
}

/// What was kept under `key`; empty when nothing was.
pub fn read(key: &str) -> String {
    storage().and_then(|storage| report(storage.get_item(key))).flatten().unwrap_or_default()
}

/// Keeps `value` under `key`.
pub fn keep(key: &str, value: &str) {
    if let Some(storage) = storage() {
        report(storage.set_item(key, value));
    }
}
