//! The whole text of a post whose feed sends only a part: its page, fetched, its article, found and cleaned.

use super::config::absolute;
use super::find::page_text;
use super::get::Ways;
use super::{Engine, failure_of};
use crate::browser::extractor::{self, Unanswered};
use crate::html::{SafeHtml, sanitize_as, to_text, words};
use crate::model::{Failure, FetchState, Login, Slot, login_of};
use crate::protocol::{Job, Progress};
use crate::refresh::Outcome;
use js_sys::Array;
use web_sys::AbortSignal;

/// Milliseconds that finding the article may take. The slowest of a hundred and thirty pages took a second.
const PATIENCE: u32 = 30_000;
/// Words of the shortest article.
const FEWEST: u32 = 25;

impl Engine {
    pub(super) async fn whole(&self, job: Job, slot: Slot) {
        let Some(signal) = self.begin(job, "") else { return };
        match self.try_whole(slot, &signal).await {
            Ok(()) => self.say(job, Progress::Whole),
            Err((address, failure)) => self.fail(job, &address, failure),
        }
        self.end(job);
    }

    async fn try_whole(&self, slot: Slot, cancel: &AbortSignal) -> Result<(), (String, Failure)> {
        let nowhere = |failure| (String::new(), failure);
        let rows = self.store.rows(&[slot]).await.map_err(|error| nowhere(failure_of(error)))?;
        let entry = rows.into_iter().next().map(|(_, entry)| entry).ok_or(nowhere(Failure::NotAnAddress))?;
        let url = entry.url.ok_or(nowhere(Failure::NotAnAddress))?;
        let logins = self.store.logins().await.map_err(|error| nowhere(failure_of(error)))?;
        let stored = match self.page_article(&url, login_of(&logins, entry.feed), cancel).await {
            Ok(text) if is_less(words(&to_text(text.as_str())), entry.words) => Err(Failure::NoArticle),
            Ok(text) => self.writer.lock().await.put_page(slot, &text).await.map_err(failure_of),
            Err(failure) => Err(failure),
        };
        stored.map_err(|failure| (url, failure))
    }

    /// The article of the page at `url`, cleaned. A private blog's page is asked for with its login, as its feed is.
    async fn page_article(&self, url: &str, login: Option<&Login>, cancel: &AbortSignal) -> Result<SafeHtml, Failure> {
        let settings = self.settings().await?;
        let got = self.get(url, &FetchState::default(), Ways { settings: &settings, login }, cancel).await?;
        match &got.outcome {
            Outcome::Failed(failure) => return Err(failure.clone()),
            Outcome::Gone => return Err(Failure::Gone),
            Outcome::NotModified | Outcome::Unchanged | Outcome::Parse => {}
        }
        // A picture or a PDF has no article; servers that say nothing, or "text", mostly send a page.
        let content_type = got.answer.header("content-type").unwrap_or_default().to_ascii_lowercase();
        if !content_type.is_empty() && !["html", "text/", "xml"].iter().any(|kind| content_type.contains(kind)) {
            return Err(Failure::NoArticle);
        }
        let address = got.final_url(url);
        let in_time = AbortSignal::any(&Array::of2(cancel, &AbortSignal::timeout_with_u32(PATIENCE)));
        let script = absolute(&self.page, &self.extract);
        let article = match extractor::ask(&script, page_text(&got), address.clone(), &in_time).await {
            Ok(article) => article.ok_or(Failure::NoArticle)?,
            Err(Unanswered::Lost) if crate::browser::fetch::is_offline() => return Err(Failure::Offline),
            Err(Unanswered::Lost) => return Err(Failure::PartLost),
            Err(Unanswered::Stopped) if cancel.aborted() => return Err(Failure::Cancelled),
            Err(Unanswered::Broken | Unanswered::Stopped) => return Err(Failure::NoArticle),
        };
        Ok(sanitize_as(&article, Some(&address), Some(url), settings.tracking))
    }
}

/// Whether what was found, of so many words, is less than what the feed `sent`: a form, a cookie notice, a list of links.
fn is_less(found: u32, sent: u32) -> bool {
    found < FEWEST || found < sent / 2
}
