//! What a person looks for: words, "phrases in quotes", and -words that must not be there.

use super::folded;
use crate::model::Entry;

/// What is looked for, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    wanted: Vec<String>,
    unwanted: Vec<String>,
}

impl Query {
    /// Reads what was typed. Every text is a query: a quote that is not closed ends with the text.
    pub fn read(text: &str) -> Query {
        let mut query = Query::default();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let not = rest.strip_prefix('-');
            let start = not.unwrap_or(rest);
            let (part, after) = match start.strip_prefix(is_quote) {
                Some(quoted) => quoted.split_once(is_quote).unwrap_or((quoted, "")),
                None => start.split_at(start.find(|c: char| c.is_whitespace() || is_quote(c)).unwrap_or(start.len())),
            };
            let part = folded(part).split_whitespace().collect::<Vec<&str>>().join(" ");
            if !part.is_empty() {
                if not.is_some() { query.unwanted.push(part) } else { query.wanted.push(part) }
            }
            rest = after.trim_start();
        }
        query
    }

    /// Whether nothing is looked for: no post matches then.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.unwanted.is_empty()
    }

    /// Whether all that is wanted, and nothing that is not, stands in the post's title, excerpt or authors, or in its blog's name.
    pub fn matches(&self, entry: &Entry, blog: &str) -> bool {
        let mut text = String::new();
        for part in [entry.title.as_str(), &entry.excerpt, blog].into_iter().chain(entry.authors.iter().map(String::as_str)) {
            text.push_str(&folded(part));
            // Folded text has none of these, so that no phrase reaches from one part into the next.
            text.push('\n');
        }
        let stands = |part: &String| text.contains(part.as_str());
        !self.is_empty() && self.wanted.iter().all(stands) && !self.unwanted.iter().any(stands)
    }
}

/// Quotes as keyboards write them: telephones make their own of the plain one.
fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading() {
        let check = |text: &str, wanted: &[&str], unwanted: &[&str]| {
            let query = Query::read(text);
            assert_eq!((query.wanted, query.unwanted), (owned(wanted), owned(unwanted)), "{text}");
        };
        fn owned(parts: &[&str]) -> Vec<String> {
            parts.iter().map(|part| (*part).to_owned()).collect()
        }
        check("", &[], &[]);
        check("  \t ", &[], &[]);
        check("Tide  TABLE", &["tide", "table"], &[]);
        check("\"the  slow tide\" rope", &["the slow tide", "rope"], &[]);
        check("“the tide” «la marée»", &["the tide", "la maree"], &[]);
        check("rope -hemp -\"for sale\"", &["rope"], &["hemp", "for sale"]);
        check("well-made", &["well-made"], &[]);
        check("\"not closed", &["not closed"], &[]);
        check("a\"b c\"d", &["a", "b c", "d"], &[]);
        check("- -- \"\" -\"\" \"", &[], &["-"]);
        check("-", &[], &[]);
        check("<b>", &["<b>"], &[]);
    }
}
