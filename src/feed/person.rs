//! People, as RSS writes them into one string.

use super::parsed::{ParsedEntry, Person};

/// `ann@example.org (Ann)`, `Ann <ann@example.org>`, `Ann (ann@example.org)`, an address or a name alone (RSS 2.0 `author`).
pub(super) fn read(text: &str) -> Person {
    let text = text.trim();
    let Some(email) =
        text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | ',' | ';')).find(|word| is_email(word))
    else {
        return Person { name: Some(text.to_owned()).filter(|name| !name.is_empty()), ..Person::default() };
    };
    let name = text.replacen(email, "", 1).replace("mailto:", "");
    let name = name.replace("()", "").replace("<>", "").replace("&lt;&gt;", "");
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | ',' | ';' | '<' | '>' | '"'));
    let name = match name.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => inner.trim(),
        None => name,
    };
    Person {
        name: Some(name.to_owned()).filter(|name| !name.is_empty()),
        email: Some(email.trim_start_matches("mailto:").to_owned()),
        url: None,
    }
}

/// People kept of one feed or entry; some papers have thousands of authors.
const MOST: usize = 200;

/// Adds who is not in the list yet. Of a name that comes twice, once with an address, one person is made.
pub(super) fn add(list: &mut Vec<Person>, person: Person) {
    if person == Person::default() || list.len() == MOST {
        return;
    }
    let agree = |one: &Option<String>, other: &Option<String>| one.is_none() || other.is_none() || one == other;
    let same = |known: &&mut Person| {
        known.name.is_some() && known.name == person.name && agree(&known.email, &person.email) && agree(&known.url, &person.url)
            || **known == person
    };
    match list.iter_mut().find(same) {
        Some(known) => {
            known.email = known.email.take().or(person.email);
            known.url = known.url.take().or(person.url);
        }
        None => list.push(person),
    }
}

/// Gives entries that name nobody the feed's authors.
pub(super) fn inherit(authors: &[Person], entries: &mut [ParsedEntry]) {
    for entry in entries.iter_mut().filter(|entry| entry.authors.is_empty()) {
        let of_source = entry.source.as_ref().map(|source| &source.authors[..]).filter(|authors| !authors.is_empty());
        entry.authors = of_source.unwrap_or(authors).to_vec();
    }
}

fn is_email(word: &str) -> bool {
    match word.trim_start_matches("mailto:").split_once('@') {
        Some((who, host)) => {
            !who.is_empty() && host.contains('.') && !host.starts_with('.') && !host.contains('@') && !word.contains("://")
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_for_one_name() {
        let mut list = Vec::new();
        for text in ["Ann", "ann@example.org (Ann)", "Bo", "Ann", "other@example.org (Ann)", ""] {
            add(&mut list, read(text));
        }
        let found: Vec<_> = list.iter().map(|person| (person.name.as_deref(), person.email.as_deref())).collect();
        assert_eq!(found, [(Some("Ann"), Some("ann@example.org")), (Some("Bo"), None), (Some("Ann"), Some("other@example.org"))]);
    }

    #[test]
    fn names_and_addresses() {
        let check = |text: &str, name: Option<&str>, email: Option<&str>| {
            let person = read(text);
            assert_eq!((person.name.as_deref(), person.email.as_deref()), (name, email), "{text}");
        };
        check("ann@example.org (Ann Bo)", Some("Ann Bo"), Some("ann@example.org"));
        check("Ann Bo <ann@example.org>", Some("Ann Bo"), Some("ann@example.org"));
        check("Ann Bo (ann@example.org)", Some("Ann Bo"), Some("ann@example.org"));
        check("ann@example.org", None, Some("ann@example.org"));
        check("mailto:ann@example.org", None, Some("ann@example.org"));
        check("Ann Bo", Some("Ann Bo"), None);
        check("@ann", Some("@ann"), None);
        check("Ann (editor)", Some("Ann (editor)"), None);
        check("", None, None);
    }
}
