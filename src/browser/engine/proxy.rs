//! Seeing whether feeds come through a proxy, before a person trusts it with all of theirs.

use super::Engine;
use super::config::absolute;
use super::refresh::failure_of_feed;
use crate::model::{Failure, FetchState};
use crate::protocol::{Job, Progress};
use crate::refresh::{Chain, Outcome, check_template};
use web_sys::AbortSignal;

impl Engine {
    pub(super) async fn test_proxy(&self, job: Job, template: String) {
        let Some(signal) = self.begin(job, &template) else { return };
        match self.try_proxy(&absolute(&self.page, &template), &signal).await {
            Ok(()) => self.say(job, Progress::ProxyWorks),
            Err(failure) => self.fail(job, &template, failure),
        }
        self.end(job);
    }

    /// Fetches a well-known feed through a proxy and no other way.
    async fn try_proxy(&self, template: &str, signal: &AbortSignal) -> Result<(), Failure> {
        // A template that is none would be passed over, and the feed asked for directly.
        check_template(template).map_err(|_| Failure::NotAnAddress)?;
        let (target, chain) = (&self.config.proxy_test, Chain { proxy: Some(template), fallback: None, login: None });
        let got = self.get_by(target, &FetchState::default(), chain, signal).await?;
        match &got.outcome {
            Outcome::Failed(failure) => return Err(failure.clone()),
            Outcome::Gone => return Err(Failure::Gone),
            Outcome::NotModified | Outcome::Unchanged | Outcome::Parse => {}
        }
        match self.parse(&got, &got.final_url(target)) {
            Ok(_) => Ok(()),
            Err(error) => Err(failure_of_feed(&error)),
        }
    }
}
