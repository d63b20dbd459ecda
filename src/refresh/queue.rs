//! The order of a refresh: six blogs at once, one a host, the earliest first.

use std::collections::{BTreeSet, HashMap, VecDeque};
use url::Url;

/// How many run at once: browsers open six connections to a host that speaks HTTP/1.1, and the proxy may be one.
const AT_ONCE: usize = 6;

/// Blogs that wait to be fetched, by their places in the list that it was made of. Each is given out once. It counts hosts, not
/// proxies: those stand between so that the site is not bothered, and can take six.
#[derive(Debug)]
pub struct Queue {
    /// The host of each blog.
    hosts: Vec<usize>,
    /// The blogs that wait, a line for each host.
    lines: Vec<VecDeque<usize>>,
    /// The first in line at each host where none is running.
    ready: BTreeSet<usize>,
    running: BTreeSet<usize>,
}

impl Queue {
    /// A queue of the blogs at `urls`, in this order.
    pub fn new<'a>(urls: impl Iterator<Item = &'a str>) -> Self {
        let mut known: HashMap<String, usize> = HashMap::new();
        let (mut hosts, mut lines) = (Vec::new(), Vec::<VecDeque<usize>>::new());
        for (at, url) in urls.enumerate() {
            let next = known.len();
            let host = *known.entry(host(url)).or_insert(next);
            if host == next {
                lines.push(VecDeque::new());
            }
            lines[host].push_back(at);
            hosts.push(host);
        }
        let ready = lines.iter().filter_map(|line| line.front().copied()).collect();
        Queue { hosts, lines, ready, running: BTreeSet::new() }
    }

    /// The place of the blog that may start now: the earliest whose host is free. `None` when all are given out, or until one is
    /// [`finished`](Self::finished).
    #[expect(clippy::should_implement_trait, reason = "None is not the end, so it is no Iterator")]
    pub fn next(&mut self) -> Option<usize> {
        if self.running.len() >= AT_ONCE {
            return None;
        }
        let at = self.ready.pop_first()?;
        self.lines[self.hosts[at]].pop_front();
        self.running.insert(at);
        Some(at)
    }

    /// Tells that the blog at this place is done, however it went. Nothing happens when it is not running.
    pub fn finished(&mut self, at: usize) {
        if self.running.remove(&at) {
            self.ready.extend(self.lines[self.hosts[at]].front());
        }
    }
}

/// The host and port of `url`, in lower case. What is no address counts as a host of its own.
fn host(url: &str) -> String {
    let parsed = Url::parse(url);
    let parts = parsed.as_ref().map(|parsed| (parsed.host_str(), parsed.port_or_known_default()));
    match parts {
        // Schemes that browsers do not know keep their hosts as written.
        Ok((Some(host), Some(port))) => format!("{host}:{port}").to_ascii_lowercase(),
        Ok((Some(host), None)) => host.to_ascii_lowercase(),
        _ => url.to_owned(),
    }
}
