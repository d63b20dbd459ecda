//! People, as RSS writes them into one string.

use super::parsed::Person;

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

/// Adds who is not in the list yet.
pub(super) fn add(list: &mut Vec<Person>, person: Person) {
    if list.len() < MOST && person != Person::default() && !list.contains(&person) {
        list.push(person);
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
