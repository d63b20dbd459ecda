//! Hearing what other tabs and the worker changed.

use super::strands::strand;
use super::{Phase, Reader};
use crate::model::{Feed, Flags, RiverPost, Settings, Slot};
use crate::protocol::{News, decode};
use leptos::task::spawn_local;

impl Reader {
    /// Another tab, or the worker, changed something. A message that cannot be read is of another build.
    pub fn hear(self, news: &[u8]) {
        let Ok(news) = decode(news) else { return };
        match news {
            News::Fetched { feeds, posts, tags } => {
                self.library.update_value(|library| tags.iter().for_each(|(slot, tag)| library.river.tags.set(tag, *slot, true)));
                self.hear_fetched(feeds, posts.into_iter().map(|(slot, post)| (slot, post.into())).collect())
            }
            News::Blogs(blogs) => {
                self.library.update_value(|library| library.blogs = *blogs);
                self.named.update(|named| *named += 1);
                self.each_blog.touch_all();
                self.reordered();
            }
            News::Decided(logged) => {
                let decided = self.library.with_value(|library| library.decided);
                for logged in logged.iter().filter(|logged| logged.seq > decided) {
                    self.fold(&logged.decision);
                }
            }
            News::Cleaned(slot) => self.cleaned.set(Some(slot)),
            News::Settings(lines) => self.settings.set(Settings::read(&lines)),
        }
    }

    fn hear_fetched(self, feeds: Vec<Feed>, posts: Vec<(Slot, RiverPost)>) {
        let was_empty = self.posts.with_untracked(Vec::is_empty);
        let (mut in_order, mut renamed) = (true, false);
        let arrived: Vec<Slot> = posts.iter().map(|(slot, _)| *slot).collect();
        let fetched: Vec<u32> = feeds.iter().map(|feed| strand(feed.id)).collect();
        spawn_local(self.renew(arrived.clone()));
        self.library.update_value(|library| {
            for feed in feeds {
                match library.blogs.feeds.iter_mut().find(|known| known.id == feed.id) {
                    Some(known) => {
                        renamed |= known.title != feed.title || known.number != feed.number;
                        *known = feed;
                    }
                    None => {
                        renamed = true;
                        library.blogs.feeds.push(feed);
                    }
                }
            }
            for (slot, mut post) in posts {
                if let Some(known) = library.river.get(slot) {
                    // The worker may not have folded what was decided here a moment ago.
                    (post.flags, post.views) = (known.flags.with(Flags::GONE, post.flags.has(Flags::GONE)), known.views);
                }
                self.tally.update_value(|tally| tally.change(library.river.get(slot), &post));
                in_order &= library.river.put(slot, post);
            }
            if in_order && !arrived.is_empty() {
                self.newest.update_value(|newest| newest.take_in(&library.river, &arrived));
            }
        });
        self.each_post.touch(arrived.iter().map(|slot| slot.0));
        self.each_blog.touch(fetched.into_iter());
        if renamed {
            self.renamed.with_value(|renamed| renamed.act());
        }
        self.reordered();
        if was_empty {
            self.show_waiting();
        }
        if !in_order {
            spawn_local(async move {
                if let Err(error) = self.load().await {
                    self.phase.set(Phase::Broken(error));
                }
            });
        }
    }
}
