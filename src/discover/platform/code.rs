//! Sites of code and papers.

/// What GitHub's pages of a repository name as their alternates (`application/atom+xml`): releases, tags, commits. Of the
/// repository itself the releases, which is what following one mostly means. <https://docs.github.com/en/rest/activity/feeds>
/// has those of people.
pub(super) fn github(path: &[&str]) -> Option<String> {
    let [owner, repository, rest @ ..] = path else { return None };
    let reserved = [
        "about",
        "apps",
        "collections",
        "enterprise",
        "features",
        "login",
        "marketplace",
        "orgs",
        "search",
        "settings",
        "site",
        "sponsors",
        "topics",
        "trending",
        "users",
    ];
    if reserved.contains(owner) {
        return None;
    }
    let repository = format!("https://github.com/{owner}/{}", repository.trim_end_matches(".git"));
    match rest {
        [] | ["releases", ..] => Some(format!("{repository}/releases.atom")),
        ["tags", ..] => Some(format!("{repository}/tags.atom")),
        ["commits"] => Some(format!("{repository}/commits.atom")),
        ["commits", of @ ..] => Some(format!("{repository}/commits/{}.atom", of.join("/"))),
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

/// Questions with a tag: the `<link>` of that page.
pub(super) fn stack_overflow(path: &[&str]) -> Option<String> {
    match path {
        ["questions", "tagged", tag, ..] => Some(format!("https://stackoverflow.com/feeds/tag/{tag}")),
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
