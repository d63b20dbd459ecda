//! The blogs that one's blogs recommend: asked of their sites when the person wants to know, a site once a week, and kept.

use super::find::page_text;
use super::get::{Got, Ways};
use super::{Engine, failure_of};
use crate::browser::clock;
use crate::browser::decode::decode;
use crate::discover;
use crate::list::{Blogs, recommendations};
use crate::model::{Blogroll, Failure, FeedId, FetchState, Recommended, Settings};
use crate::opml;
use crate::protocol::{Advice, Job, Progress};
use crate::refresh::{Outcome, Queue, may_ask, named_in_list};
use crate::xml::to_text;
use futures_util::stream::{FuturesUnordered, StreamExt};
use web_sys::AbortSignal;

/// Lists of one blog that are fetched.
const MOST_LISTS: usize = 3;

/// A blog whose site may say what it recommends.
struct Asked {
    feed: FeedId,
    name: String,
    /// Its page.
    site: String,
    /// The lists that its feed names.
    lists: Vec<String>,
}

impl Engine {
    pub(super) async fn recommend(&self, job: Job, ask: bool) {
        let Some(signal) = self.begin(job, "") else { return };
        match self.try_recommend(job, ask, &signal).await {
            Ok(advice) => self.say(job, Progress::Recommended(advice)),
            Err(failure) => self.fail(job, "", failure),
        }
        self.end(job);
    }

    async fn try_recommend(&self, job: Job, ask: bool, signal: &AbortSignal) -> Result<Advice, Failure> {
        if ask {
            self.ask_all(job, signal).await?;
        }
        let (blogs, rolls) = self.rolls().await?;
        Ok(Advice {
            blogs: recommendations(&rolls, &blogs),
            asked_at: rolls.iter().filter_map(|(_, roll)| roll.asked_at).max(),
            unasked: askable(&blogs, &rolls).count() as u32,
            cancelled: signal.aborted(),
        })
    }

    /// The blogs, and what is known of the recommendations of each that is followed.
    async fn rolls(&self) -> Result<(Blogs, Vec<(FeedId, Blogroll)>), Failure> {
        let blogs = self.store.blogs().await.map_err(failure_of)?;
        let rolls = self.store.blogrolls(blogs.subscriptions.iter().map(|subscription| subscription.feed)).await;
        Ok((blogs, rolls.map_err(failure_of)?))
    }

    /// Asks every site that was not asked for a week: six at once, one a host.
    async fn ask_all(&self, job: Job, signal: &AbortSignal) -> Result<(), Failure> {
        let settings = self.settings().await?;
        let (blogs, rolls) = self.rolls().await?;
        let asked: Vec<Asked> = askable(&blogs, &rolls).collect();
        let (mut done, total) = (0, asked.len() as u32);
        let (mut any_answered, mut lost) = (false, None);
        self.say(job, Progress::Running { done, total, blog: String::new() });
        let mut queue = Queue::new(asked.iter().map(|blog| blog.site.as_str()));
        let mut running = FuturesUnordered::new();
        loop {
            while !signal.aborted()
                && let Some(at) = queue.next()
            {
                let (blog, settings) = (&asked[at], &settings);
                running.push(async move { (at, self.ask(blog, settings, signal).await) });
            }
            let Some((at, outcome)) = running.next().await else { break };
            queue.finished(at);
            done += 1;
            match outcome {
                Ok(()) => any_answered = true,
                Err(Failure::Cancelled) => {}
                // The next would learn no more.
                Err(failure @ (Failure::Offline | Failure::StorageFull | Failure::StorageBlocked)) => return Err(failure),
                Err(failure) => lost = Some(failure),
            }
            self.say(job, Progress::Running { done, total, blog: asked[at].name.clone() });
        }
        // When no site at all could be asked, that is what the person should know.
        lost.filter(|_| !any_answered).map_or(Ok(()), Err)
    }

    /// Asks one site, and keeps what it says. A site that does not answer says nothing, until it is asked again.
    async fn ask(&self, blog: &Asked, settings: &Settings, signal: &AbortSignal) -> Result<(), Failure> {
        let in_lists = self.lists_of(blog, settings, signal).await?;
        // Who was stopped has not answered, whatever its connection made of it.
        if signal.aborted() {
            return Err(Failure::Cancelled);
        }
        let asked = Blogroll { asked_at: Some(clock::now()), in_lists, ..Blogroll::default() };
        self.store.note_asked(blog.feed, asked).await.map_err(failure_of)
    }

    /// The blogs in every list that the feed or the page names; where neither names one, in the one that stands where most do.
    async fn lists_of(&self, blog: &Asked, settings: &Settings, signal: &AbortSignal) -> Result<Vec<Recommended>, Failure> {
        let mut lists = blog.lists.clone();
        let known = discover::well_known_blogroll(&blog.site);
        if known.is_some()
            && let Some(got) = self.get_answer(&blog.site, settings, signal).await?
        {
            lists.extend(discover::find_blogrolls(&page_text(&got), &got.final_url(&blog.site)));
        }
        if lists.is_empty() {
            lists.extend(known);
        }
        let mut seen: Vec<String> = Vec::new();
        let mut found = Vec::new();
        for list in lists {
            if seen.len() < MOST_LISTS
                && !seen.contains(&list)
                && let Some(got) = self.get_answer(&list, settings, signal).await?
            {
                let text = to_text(&got.answer.body, got.answer.header("content-type").as_deref(), decode).text;
                found.extend(opml::read(&text).map(named_in_list).unwrap_or_default());
            }
            seen.push(list);
        }
        Ok(found)
    }

    /// What answers at `url`; `None` when nothing does that could be read. Fails where nobody could ask.
    async fn get_answer(&self, url: &str, settings: &Settings, signal: &AbortSignal) -> Result<Option<Got>, Failure> {
        match self.get(url, &FetchState::default(), Ways::open(settings), signal).await {
            Ok(got) => Ok((got.outcome == Outcome::Parse).then_some(got)),
            Err(
                failure @ (Failure::Cancelled
                | Failure::Offline
                | Failure::NoProxy
                | Failure::ProxyRefused(_)
                | Failure::ProxyUnreachable),
            ) => Err(failure),
            Err(_) => Ok(None),
        }
    }
}

/// The blogs whose sites were not asked for a week.
fn askable(blogs: &Blogs, rolls: &[(FeedId, Blogroll)]) -> impl Iterator<Item = Asked> {
    rolls.iter().filter(|(_, roll)| may_ask(roll, clock::now())).filter_map(|(feed, roll)| {
        let site = blogs.feed(*feed)?.site_url.clone()?;
        // A site that has no lists, but where the feed names one.
        let is_own = discover::well_known_blogroll(&site).is_some();
        let asked = || Asked { feed: *feed, name: blogs.name(*feed), site, lists: roll.lists.clone() };
        (is_own || !roll.lists.is_empty()).then(asked)
    })
}
