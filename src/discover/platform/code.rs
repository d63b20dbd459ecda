//! Sites of code and papers.

use super::{is_name, is_number};

/// What GitHub's pages of a repository name as their alternates (`application/atom+xml`): releases, tags, commits. Of the
/// repository itself the releases, which is what following one mostly means. <https://docs.github.com/en/rest/activity/feeds>
/// has those of people, which are what they do there.
pub(super) fn github(path: &[&str]) -> Option<String> {
    let (owner, inside) = path.split_first()?;
    let reserved = [
        "about",
        "apps",
        "collections",
        "contact",
        "customer-stories",
        "enterprise",
        "explore",
        "features",
        "issues",
        "join",
        "login",
        "marketplace",
        "new",
        "notifications",
        "orgs",
        "pricing",
        "pulls",
        "search",
        "security",
        "settings",
        "signup",
        "site",
        "sponsors",
        "team",
        "topics",
        "trending",
        "users",
    ];
    if reserved.contains(owner) {
        return None;
    }
    let Some((repository, rest)) = inside.split_first() else {
        return is_name(owner).then(|| format!("https://github.com/{owner}.atom"));
    };
    let repository = format!("https://github.com/{owner}/{}", repository.trim_end_matches(".git"));
    match rest {
        [] | ["releases", ..] => Some(format!("{repository}/releases.atom")),
        ["tags", ..] => Some(format!("{repository}/tags.atom")),
        ["commits"] => Some(format!("{repository}/commits.atom")),
        ["commits", of @ ..] => Some(format!("{repository}/commits/{}.atom", of.join("/"))),
        // A branch, or a folder in one: what is done to it.
        ["tree", of @ ..] if !of.is_empty() => Some(format!("{repository}/commits/{}.atom", of.join("/"))),
        ["wiki", ..] => Some(format!("{repository}/wiki.atom")),
        ["discussions"] => Some(format!("{repository}/discussions.atom")),
        _ => None,
    }
}

/// People, repositories and releases on Forgejo: the `<link>` of their pages.
pub(super) fn forgejo(path: &[&str]) -> Option<String> {
    match path {
        ["explore" | "user" | "org" | "admin" | "api" | "assets", ..] => None,
        [name] => Some(format!("https://codeberg.org/{name}.rss")),
        [owner, repository] => Some(format!("https://codeberg.org/{owner}/{repository}.rss")),
        [owner, repository, page @ ("releases" | "tags"), ..] => {
            Some(format!("https://codeberg.org/{owner}/{repository}/{page}.rss"))
        }
        _ => None,
    }
}

/// Projects and groups on a GitLab: releases (<https://gitlab.com/gitlab-org/gitlab/-/issues/30988>), tags and commits by the button
/// of their pages, and of a project itself what happens in it. What stands behind `/-/` is a page, before it a project in its groups.
pub(super) fn gitlab(host: &str, path: &[&str]) -> Option<String> {
    let reserved = ["dashboard", "explore", "groups", "help", "profile", "projects", "search", "snippets", "users"];
    if path.is_empty() || reserved.contains(&path[0]) {
        return None;
    }
    let (project, page) = match path.iter().position(|segment| *segment == "-") {
        Some(at) => (&path[..at], &path[at + 1..]),
        None => (path, &path[path.len()..]),
    };
    let project = format!("https://{host}/{}", project.join("/"));
    match page {
        [] => Some(format!("{project}.atom")),
        ["releases", ..] => Some(format!("{project}/-/releases.atom")),
        ["tags", ..] => Some(format!("{project}/-/tags?format=atom")),
        ["commits" | "tree", of @ ..] if !of.is_empty() => Some(format!("{project}/-/commits/{}?format=atom", of.join("/"))),
        _ => None,
    }
}

/// Repositories on SourceHut: the `<link>` of their log and of their tags.
pub(super) fn sourcehut(path: &[&str]) -> Option<String> {
    match path {
        [who, repository, "refs", ..] if who.starts_with('~') => Some(format!("https://git.sr.ht/{who}/{repository}/refs/rss.xml")),
        [who, repository] | [who, repository, "log", ..] if who.starts_with('~') => {
            Some(format!("https://git.sr.ht/{who}/{repository}/log/rss.xml"))
        }
        _ => None,
    }
}

/// Versions of a package: <https://github.com/rust-lang/crates.io/pull/9064>.
pub(super) fn crates_io(path: &[&str]) -> Option<String> {
    match path {
        ["crates", name, ..] if is_name(name) => Some(format!("https://static.crates.io/rss/crates/{name}.xml")),
        _ => None,
    }
}

/// Versions of a package: <https://docs.pypi.org/api/feeds/>.
pub(super) fn pypi(path: &[&str]) -> Option<String> {
    match path {
        ["project", name, ..] if is_name(name) => Some(format!("https://pypi.org/rss/project/{name}/releases.xml")),
        _ => None,
    }
}

/// Questions with a tag, answers to a question, and what a person writes, on any site of Stack Exchange: the `<link>` of that page.
pub(super) fn stack_exchange(host: &str, path: &[&str]) -> Option<String> {
    match path {
        // `tagged/this+that`: both.
        ["questions", "tagged", tags, ..] if tags.contains('+') => {
            Some(format!("https://{host}/feeds/tag?tagnames={tags}&sort=newest"))
        }
        ["questions", "tagged", tag, ..] => Some(format!("https://{host}/feeds/tag/{tag}")),
        ["questions", id, ..] if is_number(id) => Some(format!("https://{host}/feeds/question/{id}")),
        ["users", id, ..] if is_number(id) => Some(format!("https://{host}/feeds/user/{id}")),
        [] | ["questions"] => Some(format!("https://{host}/feeds")),
        _ => None,
    }
}

/// Listings of a subject: <https://info.arxiv.org/help/rss.html>.
pub(super) fn arxiv(path: &[&str]) -> Option<String> {
    match path {
        ["list", subject, ..] => Some(format!("https://rss.arxiv.org/rss/{subject}")),
        _ => None,
    }
}
