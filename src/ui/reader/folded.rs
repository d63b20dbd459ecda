//! Which folders are closed in the sidebar. A matter of this device, and of no worth to a backup, so it stands beside the store.

use super::Reader;
use crate::model::FolderId;
use crate::ui::dom::report;
use leptos::prelude::*;
use leptos::web_sys::Storage;

const KEY: &str = "folded";

fn storage() -> Option<Storage> {
    report(window().local_storage()).flatten()
}

/// The folders that were closed when Rill was last open.
pub(super) fn read() -> Vec<FolderId> {
    let kept = storage().and_then(|storage| report(storage.get_item(KEY))).flatten().unwrap_or_default();
    kept.split(' ').filter_map(|id| id.parse().ok()).collect()
}

impl Reader {
    /// Closes or opens a folder.
    pub fn fold_folder(self, id: FolderId) {
        let kept = self.folded.try_update(|folded| {
            match folded.iter().position(|known| *known == id) {
                Some(at) => drop(folded.remove(at)),
                None => folded.push(id),
            }
            folded.iter().map(FolderId::to_string).collect::<Vec<String>>().join(" ")
        });
        if let (Some(kept), Some(storage)) = (kept, storage()) {
            report(storage.set_item(KEY, &kept));
        }
    }
}
