//! Fetching what blogs have new: six at once, one a host, in one tab at a time.

use super::get::{Ways, check};
use super::rules::judge;
use super::{Engine, failure_of};
use crate::browser::db::Fetched;
use crate::browser::{clock, lock};
use crate::feed::NotAFeed;
use crate::feed::identity::normalise_url;
use crate::list::{Blogs, is_among};
use crate::model::{Came, Check, Failure, Feed, FeedId, Scope, Subscription, Timestamp, Way, login_of};
use crate::protocol::{Job, Progress, Report};
use crate::refresh::{Outcome, Queue, failed, is_due, merge, note};
use futures_util::stream::{FuturesUnordered, StreamExt};
use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;
use web_sys::AbortSignal;

/// The lock that lets one worker refresh.
const LOCK: &str = "rill-refresh";

/// Which blogs are fetched.
pub(super) enum Wanted {
    /// Those of a scope that are not paused; only those that are due, if so asked, else those that were not tried since it was asked.
    Scope { scope: Scope, due_only: bool, asked_at: Timestamp },
    /// These.
    Feeds(HashSet<FeedId>),
}

/// What one fetch brought.
#[derive(Default)]
struct Brought {
    new: u32,
    rearranged: bool,
}

impl Engine {
    pub(super) async fn refresh(self: Rc<Self>, job: Job, scope: Scope, due_only: bool) {
        let Some(signal) = self.begin(job, "") else { return };
        let wanted = Wanted::Scope { scope, due_only, asked_at: clock::now() };
        // While another refresh of this tab is at it, what is due is fetched already: the lock would say the same, but an import may be
        // waiting for it. What a person asks for waits its turn.
        let turn = if due_only { self.turn.try_lock() } else { Some(self.turn.lock().await) };
        let outcome = match turn {
            Some(_turn) => self.clone().fetch(job, wanted, Report::default(), signal).await,
            None => Ok(Report { elsewhere: true, ..Report::default() }),
        };
        self.finish(job, outcome).await;
    }

    /// Says how a long job ended, and does what waited for a quiet moment.
    pub(super) async fn finish(&self, job: Job, outcome: Result<Report, Failure>) {
        match outcome {
            Ok(report) => self.say(job, Progress::Finished(report)),
            Err(failure) => self.fail(job, "", failure),
        }
        self.end(job);
        self.let_go().await;
    }

    /// Fetches while no other tab does, and adds to `report` what came of it.
    pub(super) async fn fetch(
        self: Rc<Self>,
        job: Job,
        wanted: Wanted,
        report: Report,
        signal: AbortSignal,
    ) -> Result<Report, Failure> {
        let outcome = Rc::new(RefCell::new(None));
        let ran = lock::alone(LOCK, {
            let (report, outcome) = (report.clone(), outcome.clone());
            move || async move {
                let report = self.fetch_alone(job, wanted, report, &signal).await;
                *outcome.borrow_mut() = Some(report);
            }
        })
        .await;
        match (ran, outcome.take()) {
            (Ok(_), Some(outcome)) => outcome,
            (Ok(_), None) => Ok(Report { elsewhere: true, ..report }),
            (Err(_), _) => Err(Failure::StorageBlocked),
        }
    }

    async fn fetch_alone(&self, job: Job, wanted: Wanted, mut report: Report, signal: &AbortSignal) -> Result<Report, Failure> {
        let settings = self.settings().await?;
        let blogs = self.store.blogs().await.map_err(failure_of)?;
        let logins = self.store.logins().await.map_err(failure_of)?;
        let numbers = match &wanted {
            // What stands apart from the river is fetched with it.
            Wanted::Scope { scope: Scope::All, .. } => None,
            Wanted::Scope { scope, .. } => blogs.numbers(*scope),
            Wanted::Feeds(_) => None,
        };
        let is_wanted = |feed: &Feed, paused: bool| match &wanted {
            Wanted::Scope { due_only, asked_at, .. } => {
                let inside = is_among(feed.number, numbers.as_deref());
                let tried_since = feed.fetch.checked_at.is_some_and(|checked| checked >= *asked_at);
                inside && !paused && if *due_only { is_due(&feed.fetch, clock::now()) } else { !tried_since }
            }
            Wanted::Feeds(ids) => ids.contains(&feed.id),
        };
        let found = blogs.subscriptions.iter().filter_map(|person| Some((person, blogs.feed(person.feed)?)));
        let wanted: Vec<(&Subscription, &Feed)> = found.filter(|(person, feed)| is_wanted(feed, person.paused)).collect();
        let total = wanted.len() as u32;
        let (mut done, mut rearranged) = (0, false);
        self.say(job, Progress::Running { done, total, blog: String::new() });
        let mut queue = Queue::new(wanted.iter().map(|(subscription, _)| subscription.url.as_str()));
        let mut running = FuturesUnordered::new();
        loop {
            while !signal.aborted()
                && let Some(at) = queue.next()
            {
                let (subscription, feed) = wanted[at];
                let login = login_of(&logins, feed.id);
                let (ways, blogs) = (Ways { settings: &settings, login }, &blogs);
                running.push(async move { (at, self.fetch_one(subscription, feed, blogs, ways, signal).await) });
            }
            let Some((at, outcome)) = running.next().await else { break };
            let (subscription, _) = wanted[at];
            queue.finished(at);
            done += 1;
            match outcome {
                Ok(brought) => {
                    report.fetched += 1;
                    report.new_posts += brought.new;
                    rearranged |= brought.rearranged;
                }
                Err(Failure::Cancelled) => {}
                Err(failure @ (Failure::StorageFull | Failure::StorageBlocked)) => return Err(failure),
                Err(failure) => report.failed.push((subscription.url.clone(), failure)),
            }
            self.say(job, Progress::Running { done, total, blog: blogs.name(subscription.feed) });
        }
        if rearranged {
            self.tell_blogs().await?;
        }
        // Before it is said that all is done, all of it is told.
        self.teller.tell_waiting();
        report.cancelled = signal.aborted();
        Ok(report)
    }

    /// Fetches one blog and stores what is new.
    async fn fetch_one(
        &self,
        subscription: &Subscription,
        feed: &Feed,
        blogs: &Blogs,
        ways: Ways<'_>,
        signal: &AbortSignal,
    ) -> Result<Brought, Failure> {
        let asked_at = clock::now();
        let mut way = None;
        let failure = match self.fetch_changes(subscription, feed, blogs, ways, signal, &mut way).await {
            Ok(Some(fetched)) => {
                let written = self.writer.lock().await.apply(fetched, clock::now()).await.map_err(failure_of)?;
                let brought = Brought { new: written.new, rearranged: written.rearranged };
                self.teller.tell_written(written);
                return Ok(brought);
            }
            Ok(None) => return Ok(Brought::default()),
            // Nothing was learned about the blog.
            Err(failure @ (Failure::Cancelled | Failure::Offline | Failure::StorageFull | Failure::StorageBlocked)) => {
                return Err(failure);
            }
            Err(failure) => failure,
        };
        let fetch = failed(&feed.fetch, &failure, clock::now(), jitter());
        self.note_fetch(Feed { fetch, ..feed.clone() }, check(asked_at, way, Came::Failed(failure.clone()))).await?;
        Err(failure)
    }

    /// What a blog has new; `None`, already noted, when it has nothing. `way` is the way that an answer came.
    async fn fetch_changes(
        &self,
        subscription: &Subscription,
        feed: &Feed,
        blogs: &Blogs,
        ways: Ways<'_>,
        signal: &AbortSignal,
        way: &mut Option<Way>,
    ) -> Result<Option<Fetched>, Failure> {
        let got = self.get(&subscription.url, &feed.fetch, ways, signal).await?;
        *way = Some(got.way());
        let now = clock::now();
        let fetch = got.with_response(|response| note(&feed.fetch, response, &got.outcome, now, jitter()));
        let noted = Feed { fetch, ..feed.clone() };
        match &got.outcome {
            Outcome::NotModified | Outcome::Unchanged => {
                self.note_fetch(noted, got.check(Came::Nothing)).await?;
                return Ok(None);
            }
            Outcome::Failed(failure) => return Err(failure.clone()),
            Outcome::Gone => return Err(Failure::Gone),
            Outcome::Parse => {}
        }
        let parsed = self.parse(&got, &got.final_url(&subscription.url)).map_err(|error| failure_of_feed(&error))?;
        let known = self.writer.lock().await.known(feed.number).await.map_err(failure_of)?;
        // A try that failed before does not count: a blog added before there was a proxy is as new as any.
        let is_first = known.is_empty() && feed.fetch.content_hash.is_none();
        let unread = is_first.then_some(ways.settings.unread_on_subscribe);
        let mut changes = merge(&noted, parsed, &known, unread, ways.settings.tracking, now);
        judge(&mut changes, blogs, ways.settings);
        let moved = got.answer.header("x-rill-moved").and_then(|moved| normalise_url(&moved));
        let check = got.check(Came::Posts { new: changes.new.len() as u32, changed: changes.updated.len() as u32 });
        Ok(Some(Fetched { changes, subscription: None, moved, check }))
    }

    async fn note_fetch(&self, feed: Feed, check: Check) -> Result<(), Failure> {
        self.writer.lock().await.note_fetch(&feed, check).await.map_err(failure_of)?;
        self.teller.tell_fetched(feed);
        Ok(())
    }
}

/// What bytes that are no feed mean to the person.
pub(super) fn failure_of_feed(error: &NotAFeed) -> Failure {
    match error {
        NotAFeed::Broken { line } => Failure::BrokenXml(*line),
        NotAFeed::Empty | NotAFeed::WebPage | NotAFeed::Json | NotAFeed::Xml { .. } | NotAFeed::Unknown => Failure::NotAFeed,
    }
}

/// A random number, so that a thousand readers do not come at the same moment.
pub(super) fn jitter() -> u64 {
    (js_sys::Math::random() * u32::MAX as f64) as u64
}
