//! From what was typed to a query, or to the place where it cannot be understood.

use super::value::{Known, known, read_value};
use super::{Field, Mistake, Problem, Query, Text};
use crate::search::fold::words;
use std::ops::Range;

/// Brackets and minus signs inside each other; more is a slip, or an attack on the stack.
const DEEPEST: usize = 50;

/// Reads a finished query.
pub fn parse(text: &str) -> Result<Query, Problem> {
    Parser { text, at: 0, typed: false }.whole()
}

/// Reads a query that is still being typed: the last word may be the beginning of one, and what must be closed may be open.
pub fn parse_typed(text: &str) -> Result<Query, Problem> {
    Parser { text, at: 0, typed: true }.whole()
}

struct Parser<'a> {
    text: &'a str,
    /// Where reading goes on, in bytes.
    at: usize,
    typed: bool,
}

impl<'a> Parser<'a> {
    fn whole(mut self) -> Result<Query, Problem> {
        self.skip_spaces();
        if self.rest().is_empty() {
            return Ok(Query::All);
        }
        let query = self.any(0)?;
        // Only a closing bracket ends `any` before the text does.
        if self.rest().is_empty() { Ok(query) } else { Err(problem(self.at..self.at + 1, Mistake::StrayBracket)) }
    }

    fn any(&mut self, depth: usize) -> Result<Query, Problem> {
        let mut parts = vec![self.all(depth)?];
        while self.takes_or() {
            parts.push(self.all(depth)?);
        }
        Ok(joined(parts, Query::Or))
    }

    fn all(&mut self, depth: usize) -> Result<Query, Problem> {
        let start = self.at;
        let mut parts = Vec::new();
        loop {
            self.skip_spaces();
            let rest = self.rest();
            if rest.is_empty() || rest.starts_with(')') || self.bare() == "OR" {
                break;
            }
            parts.push(self.one(depth)?);
        }
        // Whoever has just typed OR or a bracket goes on in a moment.
        let waits = self.typed && start > 0 && self.rest().is_empty();
        if parts.is_empty() && !waits { Err(problem(self.at..self.at, Mistake::Nothing)) } else { Ok(joined(parts, Query::And)) }
    }

    fn one(&mut self, depth: usize) -> Result<Query, Problem> {
        let start = self.at;
        if depth > DEEPEST {
            return Err(problem(start..start + self.rest().chars().next().map_or(0, char::len_utf8), Mistake::TooDeep));
        }
        let rest = self.rest();
        if rest.starts_with('(') {
            self.at += 1;
            let query = self.any(depth + 1)?;
            if self.rest().starts_with(')') {
                self.at += 1;
            } else if !self.typed {
                return Err(problem(start..start + 1, Mistake::OpenBracket));
            }
            return Ok(query);
        }
        // A minus sign by itself is a dash between words.
        if let Some(after) = rest.strip_prefix('-')
            && after.chars().next().is_some_and(|next| !next.is_whitespace() && next != ')')
        {
            self.at += 1;
            return Ok(match self.one(depth + 1)? {
                Query::All => Query::All,
                query => Query::Not(Box::new(query)),
            });
        }
        self.term()
    }

    fn term(&mut self) -> Result<Query, Problem> {
        let start = self.at;
        let bare = self.bare();
        let Some((name, value)) = bare.split_once(':').filter(|(name, value)| names_field(name, value)) else {
            return self.said(Field::Any);
        };
        let Some(field) = known(name) else {
            return Err(problem(start..start + name.len(), Mistake::UnknownField));
        };
        self.at += name.len() + 1;
        let value_at = self.at;
        if let Known::Text(field) = field {
            let empty = value.is_empty() && !self.rest().starts_with(is_quote);
            return match (empty, self.typed && self.rest().is_empty()) {
                (false, _) => self.said(field),
                // What is looked for there is typed in a moment.
                (true, true) => Ok(Query::All),
                (true, false) => Err(problem(start..value_at, Mistake::NoWords)),
            };
        }
        self.at += value.len();
        // An empty value is shown by its field's name.
        let place = if value.is_empty() { start..value_at } else { value_at..self.at };
        read_value(&field, &value.to_ascii_lowercase()).map_err(|what| problem(place, what))
    }

    /// A word, or a phrase in quotation marks; nothing to look for when there is no letter in it.
    fn said(&mut self, field: Field) -> Result<Query, Problem> {
        let start = self.at;
        let text = if let Some(inside) = self.rest().strip_prefix(is_quote) {
            let opened = self.rest().len() - inside.len();
            match inside.split_once(is_quote) {
                Some((said, after)) => {
                    self.at = self.text.len() - after.len();
                    let prefix = after.starts_with('*');
                    self.at += usize::from(prefix);
                    Text { said: said.into(), exact: true, prefix }
                }
                None if self.typed => {
                    self.at = self.text.len();
                    Text { said: inside.into(), exact: true, prefix: true }
                }
                None => return Err(problem(start..start + opened, Mistake::OpenQuote)),
            }
        } else {
            let bare = self.bare();
            self.at += bare.len();
            let said = bare.trim_end_matches('*');
            let last = self.typed && self.rest().is_empty();
            Text { said: said.into(), exact: false, prefix: last || said.len() < bare.len() }
        };
        Ok(if words(&text.said).is_empty() { Query::All } else { Query::Text(field, text) })
    }

    fn takes_or(&mut self) -> bool {
        let is_or = self.bare() == "OR";
        self.at += if is_or { 2 } else { 0 };
        is_or
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// What stands here up to a space, a bracket or a quotation mark.
    fn bare(&self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|letter: char| letter.is_whitespace() || matches!(letter, '(' | ')') || is_quote(letter));
        &rest[..end.unwrap_or(rest.len())]
    }

    fn skip_spaces(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }
}

fn problem(at: Range<usize>, what: Mistake) -> Problem {
    Problem { at, what }
}

/// The parts that ask for something, as one query.
fn joined(mut parts: Vec<Query>, join: fn(Vec<Query>) -> Query) -> Query {
    parts.retain(|part| *part != Query::All);
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            join(parts)
        }
        None => Query::All,
    }
}

/// Quotes as keyboards write them: telephones make their own of the plain one.
fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»')
}

/// `std::fs` and `https://…` are words, not fields.
fn names_field(name: &str, value: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic()) && !value.starts_with([':', '/'])
}
