//! Fetching what blogs have new: six at once, one a host, in one tab at a time.

use super::{Engine, failure_of};
use crate::browser::db::Fetched;
use crate::browser::{clock, lock};
use crate::feed::NotAFeed;
use crate::model::{Failure, Feed, Scope, Settings, Subscription};
use crate::protocol::{Job, News, Reply, Report};
use crate::refresh::{Outcome, Queue, failed, is_due, merge, note};
use futures_util::stream::{FuturesUnordered, StreamExt};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::AbortSignal;

/// The lock that lets one worker refresh.
const LOCK: &str = "rill-refresh";

impl Engine {
    pub(super) async fn refresh(self: Rc<Self>, job: Job, scope: Scope, due_only: bool) {
        let outcome = Rc::new(RefCell::new(None));
        let ran = lock::alone(LOCK, {
            let (engine, outcome) = (self.clone(), outcome.clone());
            move || async move {
                let report = engine.refresh_alone(job, scope, due_only).await;
                *outcome.borrow_mut() = Some(report);
            }
        })
        .await;
        match (ran, outcome.take()) {
            (Ok(_), Some(Ok(report))) => self.reply(&Reply::Finished { job, report }),
            (Ok(_), Some(Err(failure))) => self.fail(job, "", failure),
            (Ok(_), None) => self.reply(&Reply::Finished { job, report: Report { elsewhere: true, ..Report::default() } }),
            (Err(_), _) => self.fail(job, "", Failure::StorageBlocked),
        }
        self.end(job);
    }

    /// Refreshes while no other tab does.
    async fn refresh_alone(&self, job: Job, scope: Scope, due_only: bool) -> Result<Report, Failure> {
        let signal = self.begin(job)?;
        let settings = self.settings().await?;
        let blogs = self.store.blogs().await.map_err(failure_of)?;
        let numbers = blogs.numbers(scope);
        let wanted = |subscription: &&Subscription| {
            let Some(feed) = blogs.feed(subscription.feed) else { return false };
            let inside = numbers.as_ref().is_none_or(|numbers| numbers.contains(&feed.number));
            inside && !subscription.paused && (!due_only || is_due(&feed.fetch, clock::now()))
        };
        let subscriptions: Vec<&Subscription> = blogs.subscriptions.iter().filter(wanted).collect();
        let total = subscriptions.len() as u32;
        let mut report = Report::default();
        let mut done = 0;
        self.reply(&Reply::Progress { job, done, total, blog: String::new() });
        let mut queue = Queue::new(subscriptions.iter().map(|subscription| subscription.url.as_str()));
        let mut running = FuturesUnordered::new();
        loop {
            while !signal.aborted()
                && let Some(at) = queue.next()
            {
                let (subscription, feed) = (subscriptions[at], blogs.feed(subscriptions[at].feed));
                let (settings, signal) = (&settings, &signal);
                running.push(async move {
                    let outcome = match feed {
                        Some(feed) => self.refresh_one(subscription, feed, settings, signal).await,
                        None => Ok(0),
                    };
                    (at, outcome)
                });
            }
            let Some((at, outcome)) = running.next().await else { break };
            queue.finished(at);
            done += 1;
            match outcome {
                Ok(new) => {
                    report.fetched += 1;
                    report.new_posts += new;
                }
                Err(Failure::Cancelled) => {}
                Err(failure @ (Failure::StorageFull | Failure::StorageBlocked)) => return Err(failure),
                Err(failure) => report.failed.push((subscriptions[at].url.clone(), failure)),
            }
            self.reply(&Reply::Progress { job, done, total, blog: blogs.name(subscriptions[at].feed) });
        }
        report.cancelled = signal.aborted();
        Ok(report)
    }

    /// Fetches one blog and stores what is new; returns how many posts are.
    async fn refresh_one(
        &self,
        subscription: &Subscription,
        feed: &Feed,
        settings: &Settings,
        signal: &AbortSignal,
    ) -> Result<u32, Failure> {
        let fetched = self.fetch_changes(subscription, feed, settings, signal).await;
        let failure = match fetched {
            Ok(Some(fetched)) => {
                let written = self.writer.lock().await.apply(fetched, clock::now()).await.map_err(failure_of)?;
                let new = written.new;
                self.tell_written(written);
                return Ok(new);
            }
            Ok(None) => return Ok(0),
            // Nothing was learned about the blog.
            Err(failure @ (Failure::Cancelled | Failure::Offline)) => return Err(failure),
            Err(failure) => failure,
        };
        let fetch = failed(&feed.fetch, &failure, clock::now(), jitter());
        self.note_fetch(Feed { fetch, ..feed.clone() }).await?;
        Err(failure)
    }

    /// What a blog has new; `None`, already noted, when it has nothing.
    async fn fetch_changes(
        &self,
        subscription: &Subscription,
        feed: &Feed,
        settings: &Settings,
        signal: &AbortSignal,
    ) -> Result<Option<Fetched>, Failure> {
        let got = self.get(&subscription.url, &feed.fetch, settings, signal).await?;
        let now = clock::now();
        let fetch = got.with_response(|response| note(&feed.fetch, response, &got.outcome, now, jitter()));
        let feed = Feed { fetch, ..feed.clone() };
        match &got.outcome {
            Outcome::NotModified | Outcome::Unchanged => {
                self.note_fetch(feed).await?;
                return Ok(None);
            }
            Outcome::Failed(failure) => return Err(failure.clone()),
            Outcome::Gone => return Err(Failure::Gone),
            Outcome::Parse => {}
        }
        let parsed = self.parse(&got, &got.final_url(&subscription.url)).map_err(|error| match error {
            NotAFeed::Broken { line } => Failure::BrokenXml(line),
            _ => Failure::NotAFeed,
        })?;
        let known = self.writer.lock().await.known(feed.number).await.map_err(failure_of)?;
        let changes = merge(&feed, parsed, &known, None, now);
        let moved = got.answer.header("x-rill-moved").filter(|moved| *moved != subscription.url);
        let subscription = moved.map(|url| Subscription { url, ..subscription.clone() });
        Ok(Some(Fetched { changes, subscription, folders: Vec::new() }))
    }

    async fn note_fetch(&self, feed: Feed) -> Result<(), Failure> {
        self.writer.lock().await.note_fetch(&feed).await.map_err(failure_of)?;
        self.tell(&News::Feed { feed: Box::new(feed), posts: Vec::new() });
        Ok(())
    }
}

/// A random number, so that a thousand readers do not come at the same moment.
pub(super) fn jitter() -> u64 {
    (js_sys::Math::random() * u32::MAX as f64) as u64
}
