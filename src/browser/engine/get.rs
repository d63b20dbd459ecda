//! One feed or page, by the chain of ways to it: directly where that is known to work, then the proxy, then the fallback.

use super::Engine;
use super::config::absolute;
use crate::browser::clock;
use crate::browser::fetch::{self, Answer, Unanswered};
use crate::model::{Came, Check, Failure, FetchState, Login, Settings, Timestamp, Way};
use crate::refresh::{Chain, Outcome, Response, Via, read, requests};
use web_sys::{AbortSignal, RequestCache};

/// The header that hands a login on to a proxy (`docs/proxy.md`).
const HANDED_ON: &str = "x-rill-authorization";

/// What decides on the ways to a blog: what the person chose, and the blog's own login.
#[derive(Clone, Copy)]
pub(super) struct Ways<'a> {
    pub settings: &'a Settings,
    pub login: Option<&'a Login>,
}

impl<'a> Ways<'a> {
    /// The ways to what takes no password.
    pub fn open(settings: &'a Settings) -> Ways<'a> {
        Ways { settings, login: None }
    }
}

/// An answer, with the way it came and what it means.
pub(super) struct Got {
    pub answer: Answer,
    pub via: Via,
    pub outcome: Outcome,
    /// When it was asked for.
    pub asked_at: Timestamp,
}

impl Got {
    /// The answer as the pure core reads it.
    pub fn with_response<T>(&self, work: impl FnOnce(&Response<'_>) -> T) -> T {
        with_response(&self.answer, self.via, work)
    }

    /// What is noted of the answer, which was just read.
    pub fn check(&self, came: Came) -> Check {
        check(self.asked_at, Some(self.way()), came)
    }

    /// The way it came.
    pub fn way(&self) -> Way {
        if self.via == Via::Direct { Way::Direct } else { Way::Proxy }
    }

    /// The address that answered in the end, as far as that is known.
    pub fn final_url(&self, asked: &str) -> String {
        let own = self.answer.header("x-rill-final-url");
        own.unwrap_or_else(|| if self.via == Via::Direct { self.answer.url.clone() } else { asked.to_owned() })
    }
}

impl Engine {
    /// Asks for `target` by each way that the person or the deployer set, until one answers for the site itself.
    pub(super) async fn get(&self, target: &str, state: &FetchState, ways: Ways<'_>, cancel: &AbortSignal) -> Result<Got, Failure> {
        let own = ways.settings.proxy.as_deref().map(|template| absolute(&self.page, template));
        let proxy = own.as_deref().or(self.config.proxy.as_deref());
        self.get_by(target, state, Chain { proxy, fallback: None, login: ways.login }, cancel).await
    }

    /// Asks for `target` by each way of `chain` in turn, until one answers for the site itself.
    pub(super) async fn get_by(
        &self,
        target: &str,
        state: &FetchState,
        chain: Chain<'_>,
        cancel: &AbortSignal,
    ) -> Result<Got, Failure> {
        let mut failure = Failure::Unreachable;
        let asked_at = clock::now();
        for request in requests(target, state, &chain, clock::now()) {
            // The site itself is asked whether the browser's copy is still good; a proxy is asked with validators of our own.
            let cache = if request.via == Via::Direct { RequestCache::NoCache } else { RequestCache::NoStore };
            let name = if request.via == Via::Direct { "authorization" } else { HANDED_ON };
            let login = request.login.as_deref().map(|login| (name, login));
            match fetch::get(&request.url, cache, login, cancel).await {
                Ok(answer) => {
                    let outcome = with_response(&answer, request.via, |response| read(response, state, clock::now()));
                    if let Outcome::Failed(Failure::ProxyRefused(status)) = outcome {
                        failure = Failure::ProxyRefused(status);
                        continue;
                    }
                    return Ok(Got { answer, via: request.via, outcome, asked_at });
                }
                Err(Unanswered::Cancelled) => return Err(Failure::Cancelled),
                Err(Unanswered::TooLarge) => return Err(Failure::TooLarge),
                Err(Unanswered::TimedOut) => failure = Failure::TimedOut,
                Err(Unanswered::Refused) if fetch::is_offline() => return Err(Failure::Offline),
                Err(Unanswered::Refused) => {
                    failure = match (request.via, chain.proxy) {
                        (Via::Direct, Some(_)) if !chain.may_ask_proxy(target) => Failure::AsksProxy,
                        (Via::Direct, None) => Failure::NoProxy,
                        (Via::Direct, Some(_)) => Failure::Unreachable,
                        (Via::Proxy | Via::Fallback, _) => Failure::ProxyUnreachable,
                    }
                }
            }
        }
        Err(failure)
    }
}

/// A check that ends now.
pub(super) fn check(asked_at: Timestamp, way: Option<Way>, came: Came) -> Check {
    let at = clock::now();
    Check { at, took: u32::try_from(at.0 - asked_at.0).unwrap_or_default(), way, came }
}

/// `answer` as the pure core reads it.
pub(super) fn with_response<T>(answer: &Answer, via: Via, work: impl FnOnce(&Response<'_>) -> T) -> T {
    let [final_url, moved_to, proxy_error, content_type, etag, last_modified, cache_control, retry_after] = [
        "x-rill-final-url",
        "x-rill-moved",
        "x-rill-proxy-error",
        "content-type",
        "etag",
        "last-modified",
        "cache-control",
        "retry-after",
    ]
    .map(|name| answer.header(name));
    let direct = (via == Via::Direct).then_some(answer.url.as_str());
    work(&Response {
        status: answer.status,
        via,
        final_url: final_url.as_deref().or(direct),
        moved_to: moved_to.as_deref(),
        proxy_error: proxy_error.as_deref(),
        content_type: content_type.as_deref(),
        etag: etag.as_deref(),
        last_modified: last_modified.as_deref(),
        cache_control: cache_control.as_deref(),
        retry_after: retry_after.as_deref(),
        body: &answer.body,
    })
}
