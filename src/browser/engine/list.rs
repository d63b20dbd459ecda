//! The list of blogs: arranged by the person, brought from another reader, written for another.

use super::refresh::Wanted;
use super::{Engine, failure_of};
use crate::browser::clock;
use crate::browser::db::StoreError;
use crate::browser::decode::decode;
use crate::feed::identity::feed_id;
use crate::list::{Arrangement, Followed, arrange, follow};
use crate::model::Failure;
use crate::opml;
use crate::protocol::{Job, NO_JOB, News, Progress, Report};
use crate::refresh::login_in;
use crate::xml::to_text;
use std::rc::Rc;
use web_sys::AbortSignal;

impl Engine {
    pub(super) async fn arrange(&self, change: Arrangement) {
        if matches!(change, Arrangement::Unsubscribe(_)) {
            self.left.set(true);
        }
        let mut writer = self.writer.lock().await;
        match writer.arrange(|blogs| arrange(blogs, &change)).await {
            Ok(blogs) => self.tell(&News::Blogs(Box::new(blogs))),
            Err(error) => self.fail(NO_JOB, "", failure_of(error)),
        }
    }

    pub(super) async fn import(self: Rc<Self>, job: Job, file: Vec<u8>) {
        let Some(signal) = self.begin(job, "") else { return };
        let outcome = self.clone().try_import(job, &file, signal).await;
        self.finish(job, outcome).await;
    }

    /// Follows every blog of a list at once, then fetches the new ones. What a cancel leaves unfetched is followed and due.
    async fn try_import(self: Rc<Self>, job: Job, file: &[u8], signal: AbortSignal) -> Result<Report, Failure> {
        let list = opml::read(&to_text(file, None, decode).text).map_err(|_| Failure::NotOpml)?;
        let mut followed = Followed::default();
        let now = clock::now();
        {
            let mut writer = self.writer.lock().await;
            let blogs = writer.arrange(|blogs| followed = follow(blogs, &list, now)).await.map_err(failure_of)?;
            self.keep_logins_of(&list).await.map_err(failure_of)?;
            self.tell(&News::Blogs(Box::new(blogs)));
        }
        let (total, known) = (followed.new.len() as u32, followed.known);
        self.say(job, Progress::Running { done: 0, total, blog: String::new() });
        let failed = followed.wrong.into_iter().map(|address| (address, Failure::NotAnAddress)).collect();
        let report = Report { known, failed, ..Report::default() };
        let wanted = Wanted::Feeds(followed.new.into_iter().collect());
        let _turn = self.turn.lock().await;
        self.clone().fetch(job, wanted, report, signal).await
    }

    /// Other readers write names and passwords into the addresses of their lists.
    async fn keep_logins_of(&self, list: &opml::Opml) -> Result<(), StoreError> {
        for outline in &list.outlines {
            if let (Some(login), Some(feed)) = (login_in(&outline.xml_url), feed_id(&outline.xml_url)) {
                self.store.put_login(feed, Some(login)).await?;
            }
        }
        Ok(())
    }

    pub(super) async fn export(&self, job: Job) {
        match self.store.blogs().await {
            Ok(blogs) => {
                let names: Vec<String> = blogs.subscriptions.iter().map(|subscription| blogs.name(subscription.feed)).collect();
                let written: Vec<opml::Blog<'_>> = (blogs.subscriptions.iter().zip(&names))
                    .map(|(subscription, title)| {
                        let site_url = blogs.feed(subscription.feed).and_then(|feed| feed.site_url.as_deref());
                        opml::Blog { subscription, title, site_url }
                    })
                    .collect();
                let opml = opml::write(&self.config.name, &blogs.folders, &written, clock::now());
                self.say(job, Progress::Exported(opml));
            }
            Err(error) => self.fail(job, "", failure_of(error)),
        }
    }
}
