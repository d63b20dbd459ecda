//! Which folders are closed in the sidebar.

use super::{Reader, device};
use crate::model::FolderId;

const KEY: &str = "folded";

/// The folders that were closed when Rill was last open.
pub(super) fn read() -> Vec<FolderId> {
    device::read(KEY).split(' ').filter_map(|id| id.parse().ok()).collect()
}

impl Reader {
    /// Closes or opens a folder.
    pub fn fold_folder(self, id: FolderId) {
        let kept = self.folded.update(|folded| {
            match folded.iter().position(|known| *known == id) {
                Some(at) => drop(folded.remove(at)),
                None => folded.push(id),
            }
            folded.iter().map(FolderId::to_string).collect::<Vec<String>>().join(" ")
        });
        device::keep(KEY, &kept);
    }
}
