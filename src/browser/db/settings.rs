//! The person's settings, as lines of text; and as the first releases kept them.

use super::bytes::{Asked, commit, get, put, unpack};
use super::schema::META;
use super::{Store, StoreError};
use crate::model::{Choice, Settings};
use indexed_db_futures::object_store::ObjectStore;

/// The key of the lines.
const LINES: &str = "choices";
/// The key of the record before them.
const FIRST: &str = "settings";

/// Settings as they were kept by position: proxy, density, theme, how many posts are unread, whether to refresh. Choices are numbers,
/// in the order that [`Choice::ALL`] still has.
type First = (Option<String>, u8, u8, u32, bool);

fn of_first((proxy, density, theme, unread_on_subscribe, refresh_on_open): First) -> Settings {
    let standard = Settings::default();
    Settings {
        proxy,
        density: numbered(density).unwrap_or(standard.density),
        theme: numbered(theme).unwrap_or(standard.theme),
        unread_on_subscribe,
        refresh_on_open,
        ..standard
    }
}

fn numbered<T: Choice>(number: u8) -> Option<T> {
    T::ALL.get(usize::from(number)).map(|(value, _)| *value)
}

/// What `meta` has of them; `None` before anything was chosen.
pub(super) fn read(meta: &ObjectStore<'_>) -> Asked<'static, Option<Settings>> {
    let (lines, first) = (get(meta, LINES), get(meta, FIRST));
    Box::pin(async move {
        if let Some(lines) = lines.await? {
            return Ok(Some(Settings::read(&String::from_utf8_lossy(&lines))));
        }
        // A first record that cannot be read any more is the defaults: nothing the person wrote or read is in it.
        Ok(first.await?.and_then(|bytes| unpack::<First>(&bytes).ok()).map(of_first))
    })
}

impl Store {
    /// The person's settings; `None` before anything was chosen.
    pub async fn settings(&self) -> Result<Option<Settings>, StoreError> {
        let transaction = self.read(&[META])?;
        read(&transaction.object_store(META)?).await
    }

    /// Keeps the person's settings.
    pub async fn save_settings(&self, settings: &Settings) -> Result<(), StoreError> {
        let transaction = self.write_strictly(&[META])?;
        put(&transaction.object_store(META)?, LINES, settings.write().as_bytes())?;
        commit(transaction).await?;
        Ok(())
    }
}
