//! The list of blogs that ships with this copy.

use super::Engine;
use super::get::with_response;
use crate::browser::clock;
use crate::browser::decode::decode;
use crate::browser::fetch::{self, Unanswered};
use crate::feed::identity::normalise_url;
use crate::html::page_address;
use crate::model::{Failure, FeedId, FetchState};
use crate::opml::{self, Outline};
use crate::protocol::{CatalogueEntry, Job, Progress};
use crate::refresh::{Outcome, Via, read};
use crate::xml::to_text;
use web_sys::{AbortSignal, RequestCache};

impl Engine {
    pub(super) async fn catalogue(&self, job: Job) {
        let address = &self.config.catalogue;
        let Some(signal) = self.begin(job, address) else { return };
        match self.read_catalogue(address, &signal).await {
            Ok(outlines) => self.say(job, Progress::Catalogue(outlines)),
            Err(failure) => self.fail(job, address, failure),
        }
        self.end(job);
    }

    async fn read_catalogue(&self, address: &str, signal: &AbortSignal) -> Result<Vec<CatalogueEntry>, Failure> {
        let answer = fetch::get(address, RequestCache::Default, None, signal).await.map_err(|error| match error {
            Unanswered::Cancelled => Failure::Cancelled,
            Unanswered::TooLarge => Failure::TooLarge,
            Unanswered::TimedOut => Failure::TimedOut,
            Unanswered::Refused if fetch::is_offline() => Failure::Offline,
            Unanswered::Refused => Failure::Unreachable,
        })?;
        match with_response(&answer, Via::Direct, |response| read(response, &FetchState::default(), clock::now())) {
            Outcome::Failed(failure) => return Err(failure),
            Outcome::Gone => return Err(Failure::Gone),
            Outcome::NotModified | Outcome::Unchanged | Outcome::Parse => {}
        }
        let list = opml::read(&to_text(&answer.body, answer.header("content-type").as_deref(), decode).text);
        Ok(list.map_err(|_| Failure::NotOpml)?.outlines.into_iter().filter_map(entry).collect())
    }
}

/// What the page shows of a blog; `None` when its address is none.
fn entry(outline: Outline) -> Option<CatalogueEntry> {
    let feed_url = normalise_url(&outline.xml_url)?;
    Some(CatalogueEntry {
        category: outline.folders.into_iter().next().unwrap_or_default(),
        title: outline.title.unwrap_or_else(|| feed_url.clone()),
        site_url: outline.html_url.as_deref().and_then(page_address),
        description: outline.description.unwrap_or_default(),
        feed: FeedId::of(&feed_url),
        feed_url,
    })
}
