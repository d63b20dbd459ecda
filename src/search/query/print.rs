//! A query as text that is read back as the same query.

use super::{Compare, Date, Field, Query, State, Text, Thing, Unit};
use std::fmt::{Display, Formatter, Result};

impl Display for Query {
    fn fmt(&self, to: &mut Formatter<'_>) -> Result {
        match self {
            Query::All => Ok(()),
            Query::Text(field, text) => write!(to, "{}{text}", field.start()),
            Query::Is(State::Unread) => to.write_str("is:unread"),
            Query::Is(State::Read) => to.write_str("is:read"),
            Query::Is(State::Starred) => to.write_str("is:starred"),
            Query::Is(State::Later) => to.write_str("is:later"),
            Query::Has(Thing::Audio) => to.write_str("has:audio"),
            Query::Has(Thing::Image) => to.write_str("has:image"),
            Query::Language(tag) => write!(to, "lang:{tag}"),
            Query::Before(date) => write!(to, "before:{date}"),
            Query::After(date) => write!(to, "after:{date}"),
            Query::Newer(number, unit) => write!(to, "newer:{number}{}", unit.letter()),
            Query::Words(compare, number) => write!(to, "words:{}{number}", compare.sign()),
            Query::Views(compare, number) => write!(to, "views:{}{number}", compare.sign()),
            Query::Not(query) => match **query {
                Query::And(_) | Query::Or(_) => write!(to, "-({query})"),
                _ => write!(to, "-{query}"),
            },
            Query::And(parts) => join(parts, " ", |part| matches!(part, Query::And(_) | Query::Or(_)), to),
            Query::Or(parts) => join(parts, " OR ", |part| matches!(part, Query::Or(_)), to),
        }
    }
}

fn join(parts: &[Query], between: &str, in_brackets: fn(&Query) -> bool, to: &mut Formatter<'_>) -> Result {
    for (n, part) in parts.iter().enumerate() {
        if n > 0 {
            to.write_str(between)?;
        }
        if in_brackets(part) { write!(to, "({part})")? } else { write!(to, "{part}")? }
    }
    Ok(())
}

impl Display for Text {
    fn fmt(&self, to: &mut Formatter<'_>) -> Result {
        let said = self.said.as_str();
        let star = if self.prefix { "*" } else { "" };
        if self.exact { write!(to, "\"{said}\"{star}") } else { write!(to, "{said}{star}") }
    }
}

impl Display for Date {
    fn fmt(&self, to: &mut Formatter<'_>) -> Result {
        write!(to, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Field {
    fn start(self) -> &'static str {
        match self {
            Field::Any => "",
            Field::Title => "title:",
            Field::Author => "author:",
            Field::Feed => "feed:",
            Field::Folder => "folder:",
            Field::Tag => "tag:",
        }
    }
}

impl Unit {
    fn letter(self) -> char {
        match self {
            Unit::Hours => 'h',
            Unit::Days => 'd',
            Unit::Weeks => 'w',
            Unit::Months => 'm',
            Unit::Years => 'y',
        }
    }
}

impl Compare {
    fn sign(self) -> &'static str {
        match self {
            Compare::Below => "<",
            Compare::Equal => "",
            Compare::Above => ">",
        }
    }
}
