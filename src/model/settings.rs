//! What the person chose. Small, read before the first paint, the same in every tab.
//!
//! Kept as lines of `name value`, so that a release that knows more of them, or fewer, still reads the others.

use super::{Act, Kept, Keys, Rule};
use crate::html::Tracking;
use serde::{Deserialize, Serialize};

/// Everything that can be set.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The proxy's address with `{url}` in it; `None` fetches directly only.
    pub proxy: Option<String>,
    /// How much of a post a row shows.
    pub density: Density,
    /// Light, dark, or as the device says.
    pub theme: Theme,
    /// How many posts of a new blog stand as unread; the older ones are marked read.
    pub unread_on_subscribe: u32,
    /// Refresh when Rill is opened and the blogs are due.
    pub refresh_on_open: bool,
    /// Which way lists stand.
    pub sort: Sort,
    /// The number of unread posts stands on Rill's icon, where it is installed.
    pub badge: bool,
    /// Posts that were scrolled past are read.
    pub read_on_scroll: bool,
    /// The sidebar shows blogs with unread posts only.
    pub hide_read_blogs: bool,
    /// Which posts are kept.
    pub keep: Keep,
    /// The typeface of posts.
    pub face: Face,
    /// The size of a post's text, in percent of the designed one; 70 to 200.
    pub size: u32,
    /// How wide a post's column may get.
    pub width: Width,
    /// The room between a post's lines.
    pub leading: Leading,
    /// What becomes of what follows the reader in the links of posts that arrive.
    pub tracking: Tracking,
    /// Where a post's link can be sent: a name, and an address with `{url}` and perhaps `{title}` in it.
    pub send_to: Vec<(String, String)>,
    /// Searches that are kept as views, in the order of the sidebar.
    pub searches: Vec<Kept>,
    /// What happens to posts as they arrive.
    pub rules: Vec<Rule>,
    /// Which keys do what.
    pub keys: Keys,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            proxy: None,
            density: Density::Excerpts,
            theme: Theme::System,
            unread_on_subscribe: 5,
            refresh_on_open: true,
            sort: Sort::Newest,
            badge: true,
            read_on_scroll: false,
            hide_read_blogs: false,
            keep: Keep::default(),
            face: Face::Literata,
            size: 100,
            width: Width::Measured,
            leading: Leading::Normal,
            tracking: Tracking::Removed,
            send_to: Vec::new(),
            searches: Vec::new(),
            rules: Vec::new(),
            keys: Keys::default(),
        }
    }
}

/// Which posts are kept; without a number, all of them. What is starred, tagged or kept for later stays whatever stands here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keep {
    /// Days that a post is kept after its date.
    pub days: Option<u32>,
    /// The newest posts of each blog that are kept.
    pub posts: Option<u32>,
    /// Megabytes that the texts of all posts may take.
    pub megabytes: Option<u32>,
}

/// Which way a list stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The newest post first.
    Newest,
    /// The oldest post first.
    Oldest,
    /// The newest day first, and in it the blogs that seldom write.
    Rare,
}

/// How much of a post a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Density {
    /// One line: blog, title, date.
    Headlines,
    /// Title and first words.
    Excerpts,
    /// The whole post, inline.
    Full,
}

/// The ground that everything stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the device says.
    System,
    /// Warm paper.
    Light,
    /// Yellowed paper.
    Sepia,
    /// True dark.
    Dark,
    /// Black.
    Black,
}

/// The typeface of posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// A book face.
    Literata,
    /// Drawn so that no two letters are taken for each other.
    Atkinson,
    /// The device's own.
    System,
}

/// How wide a post's column may get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// About 54 characters.
    Narrow,
    /// About 66 characters.
    Measured,
    /// About 84 characters.
    Wide,
}

/// The room between a post's lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leading {
    /// Closer than designed.
    Tight,
    /// As designed.
    Normal,
    /// Wider than designed.
    Loose,
}

/// A choice of a few, each with the name that it is kept and styled by.
pub trait Choice: Copy + PartialEq + 'static {
    /// Every value.
    const ALL: &'static [(Self, &'static str)];

    /// Its name.
    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(value, _)| *value == self).map_or("", |(_, name)| name)
    }

    /// The value of this name.
    fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(value, _)| *value)
    }
}

impl Choice for Density {
    const ALL: &'static [(Self, &'static str)] =
        &[(Density::Headlines, "headlines"), (Density::Excerpts, "excerpts"), (Density::Full, "full")];
}

impl Choice for Sort {
    const ALL: &'static [(Self, &'static str)] = &[(Sort::Newest, "newest"), (Sort::Oldest, "oldest"), (Sort::Rare, "rare")];
}

impl Choice for Theme {
    const ALL: &'static [(Self, &'static str)] = &[
        (Theme::System, "system"),
        (Theme::Light, "light"),
        (Theme::Sepia, "sepia"),
        (Theme::Dark, "dark"),
        (Theme::Black, "black"),
    ];
}

impl Choice for Face {
    const ALL: &'static [(Self, &'static str)] =
        &[(Face::Literata, "literata"), (Face::Atkinson, "atkinson"), (Face::System, "system")];
}

impl Choice for Width {
    const ALL: &'static [(Self, &'static str)] = &[(Width::Narrow, "narrow"), (Width::Measured, "measured"), (Width::Wide, "wide")];
}

impl Choice for Leading {
    const ALL: &'static [(Self, &'static str)] =
        &[(Leading::Tight, "tight"), (Leading::Normal, "normal"), (Leading::Loose, "loose")];
}

impl Settings {
    /// As they are kept.
    pub fn write(&self) -> String {
        let mut lines = String::new();
        let mut line = |name: &str, value: &str| {
            for part in [name, " ", &value.replace(['\n', '\r'], " "), "\n"] {
                lines.push_str(part);
            }
        };
        if let Some(proxy) = &self.proxy {
            line("proxy", proxy);
        }
        line("density", self.density.name());
        line("theme", self.theme.name());
        line("unread-on-subscribe", &self.unread_on_subscribe.to_string());
        line("refresh-on-open", yes_or_no(self.refresh_on_open));
        line("sort", self.sort.name());
        line("badge", yes_or_no(self.badge));
        line("read-on-scroll", yes_or_no(self.read_on_scroll));
        line("hide-read-blogs", yes_or_no(self.hide_read_blogs));
        let Keep { days, posts, megabytes } = self.keep;
        for (name, most) in [("keep-days", days), ("keep-posts", posts), ("keep-megabytes", megabytes)] {
            if let Some(most) = most {
                line(name, &most.to_string());
            }
        }
        line("face", self.face.name());
        line("size", &self.size.to_string());
        line("width", self.width.name());
        line("leading", self.leading.name());
        line("keep-tracking", yes_or_no(self.tracking == Tracking::Kept));
        for (name, template) in &self.send_to {
            line("send-to", &behind(name, template));
        }
        for Kept { name, query } in &self.searches {
            line("search", &behind(name, query));
        }
        for Rule { act, query, tag } in &self.rules {
            match act {
                Act::Tag => line("rule-tag", &behind(tag, query)),
                _ => line("rule", &behind(act.name(), query)),
            }
        }
        line("single-keys", yes_or_no(self.keys.single));
        for (default, key) in &self.keys.changed {
            line("key", &behind(default, key));
        }
        lines
    }

    /// Reads what [`Settings::write`] wrote. A line that says nothing known leaves the default.
    pub fn read(lines: &str) -> Settings {
        let mut settings = Settings::default();
        for (name, value) in lines.lines().filter_map(|line| line.split_once(' ')) {
            match name {
                "proxy" => settings.proxy = Some(value.to_owned()),
                "density" => take(&mut settings.density, Density::of(value)),
                "theme" => take(&mut settings.theme, Theme::of(value)),
                "unread-on-subscribe" => take(&mut settings.unread_on_subscribe, value.parse().ok()),
                "refresh-on-open" => settings.refresh_on_open = value == "yes",
                // As the first builds called it.
                "oldest-first" if value == "yes" => settings.sort = Sort::Oldest,
                "sort" => take(&mut settings.sort, Sort::of(value)),
                "badge" => settings.badge = value == "yes",
                "read-on-scroll" => settings.read_on_scroll = value == "yes",
                "hide-read-blogs" => settings.hide_read_blogs = value == "yes",
                "keep-days" => settings.keep.days = value.parse().ok(),
                "keep-posts" => settings.keep.posts = value.parse().ok(),
                "keep-megabytes" => settings.keep.megabytes = value.parse().ok(),
                "face" => take(&mut settings.face, Face::of(value)),
                "size" => take(&mut settings.size, value.parse().ok().filter(|size| (70..=200).contains(size))),
                "width" => take(&mut settings.width, Width::of(value)),
                "leading" => take(&mut settings.leading, Leading::of(value)),
                "keep-tracking" => settings.tracking = if value == "yes" { Tracking::Kept } else { Tracking::Removed },
                "send-to" => settings.send_to.extend(two(value)),
                "search" => settings.searches.extend(two(value).map(|(name, query)| Kept { name, query })),
                "rule" => {
                    let rule = two(value).and_then(|(act, query)| Some(Rule { act: Act::of(&act)?, query, tag: String::new() }));
                    settings.rules.extend(rule);
                }
                "single-keys" => settings.keys.single = value == "yes",
                "key" => settings.keys.changed.extend(two(value)),
                "rule-tag" => settings.rules.extend(two(value).map(|(tag, query)| Rule { act: Act::Tag, query, tag })),
                _ => {}
            }
        }
        settings
    }
}

fn yes_or_no(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

/// A name, and behind it a value.
fn behind(name: &str, value: &str) -> String {
    [&name.replace('\t', " "), "\t", value].concat()
}

/// What [`behind`] wrote.
fn two(value: &str) -> Option<(String, String)> {
    value.split_once('\t').map(|(name, value)| (name.to_owned(), value.to_owned()))
}

fn take<T>(setting: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *setting = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_and_read() {
        let all = Settings {
            proxy: Some("https://proxy.example/?a b={url}".to_owned()),
            density: Density::Full,
            theme: Theme::Sepia,
            unread_on_subscribe: 40,
            refresh_on_open: false,
            sort: Sort::Rare,
            badge: false,
            read_on_scroll: true,
            hide_read_blogs: true,
            keep: Keep { days: Some(300), posts: None, megabytes: Some(5) },
            face: Face::Atkinson,
            size: 120,
            width: Width::Wide,
            leading: Leading::Loose,
            tracking: Tracking::Kept,
            send_to: vec![
                ("My shelf".to_owned(), "https://shelf.example/?u={url}".to_owned()),
                ("b".to_owned(), "{url}".to_owned()),
            ],
            searches: vec![Kept { name: "Long and new".to_owned(), query: "words:>2000 newer:7d".to_owned() }],
            rules: vec![
                Rule { act: Act::Hide, query: "\"press release\"".to_owned(), tag: String::new() },
                Rule { act: Act::Tag, query: "feed:harbour".to_owned(), tag: "to do".to_owned() },
            ],
            keys: Keys { single: false, changed: vec![("j".to_owned(), "ö".to_owned()), ("o".to_owned(), String::new())] },
        };
        for settings in [Settings::default(), all] {
            assert_eq!(Settings::read(&settings.write()), settings);
        }
    }

    #[test]
    fn what_is_not_understood_is_left() {
        let check = |lines: &str, expected: Settings| assert_eq!(Settings::read(lines), expected, "{lines}");
        check("", Settings::default());
        check("theme", Settings::default());
        check("theme mauve\nsize 1000\nsize small\nlater something\n", Settings::default());
        check("a b c\ntheme dark\n", Settings { theme: Theme::Dark, ..Settings::default() });
        let odd =
            Settings { searches: vec![Kept { name: "a\tb\nc".to_owned(), query: "d\te\r\nf".to_owned() }], ..Settings::default() };
        let plain = Kept { name: "a b c".to_owned(), query: "d\te  f".to_owned() };
        check(&odd.write(), Settings { searches: vec![plain], ..Settings::default() });
        check("oldest-first yes", Settings { sort: Sort::Oldest, ..Settings::default() });
        check("oldest-first no\nsort rare", Settings { sort: Sort::Rare, ..Settings::default() });
        check("refresh-on-open no", Settings { refresh_on_open: false, ..Settings::default() });
    }
}
