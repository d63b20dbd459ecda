//! Elements that go with all that is in them.

use super::tokens::{Tag, Token, Tokens, find_end_tag};

/// Moves past elements that go with all that is in them, in linear time.
#[derive(Default)]
pub(crate) struct Skipped {
    /// Where the last end tag of a name begins, once looked for; `None` when there is none.
    last_end: Vec<(String, Option<usize>)>,
}

impl Skipped {
    /// Reads on to the end tag that belongs to `tag`. An element that never ends loses only its tag.
    pub fn skip(&mut self, tag: &Tag, html: &str, rest: &mut Tokens) {
        let name = tag.name.to_ascii_lowercase();
        let known = self.last_end.iter().find(|(known, _)| *known == name).map(|(_, end)| *end);
        let last = known.unwrap_or_else(|| {
            let end = last_end_tag(html, &name);
            self.last_end.push((name.clone(), end));
            end
        });
        if matches!(name.as_str(), "script" | "style")
            && let Some(Token::Raw(_)) = rest.next()
        {
            return;
        }
        let Some(last) = last.filter(|last| *last >= rest.read_to()) else { return };
        let mut depth = 1;
        while depth > 0 && rest.read_to() <= last {
            match rest.next() {
                Some(Token::Start(inner)) if inner.is(&name) => depth += 1,
                Some(Token::End(end)) if end.eq_ignore_ascii_case(&name) => depth -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }
}

/// Where the last `</name` of `html` stands.
fn last_end_tag(html: &str, name: &str) -> Option<usize> {
    let mut last = None;
    while let Some(next) = find_end_tag(&html[last.map_or(0, |last| last + 2)..], name) {
        last = Some(last.map_or(next, |last| last + 2 + next));
    }
    last
}
