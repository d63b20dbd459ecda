//! Fields, and what stands behind their colon.

use super::{Compare, Date, Field, Mistake, Query, State, Thing, Unit};

/// A field.
pub(super) enum Known {
    Text(Field),
    Is,
    Has,
    Language,
    Before,
    After,
    Newer,
    Words,
    Views,
}

/// The field of this name.
pub(super) fn known(name: &str) -> Option<Known> {
    Some(match name.to_ascii_lowercase().as_str() {
        "title" => Known::Text(Field::Title),
        "author" => Known::Text(Field::Author),
        "feed" => Known::Text(Field::Feed),
        "folder" => Known::Text(Field::Folder),
        "tag" => Known::Text(Field::Tag),
        "is" => Known::Is,
        "has" => Known::Has,
        "lang" => Known::Language,
        "before" => Known::Before,
        "after" => Known::After,
        "newer" => Known::Newer,
        "words" => Known::Words,
        "views" => Known::Views,
        _ => return None,
    })
}

/// What `value`, in lower case, means behind `field`.
pub(super) fn read_value(field: &Known, value: &str) -> Result<Query, Mistake> {
    Ok(match (field, value) {
        (Known::Is, "unread") => Query::Is(State::Unread),
        (Known::Is, "read") => Query::Is(State::Read),
        (Known::Is, "starred") => Query::Is(State::Starred),
        (Known::Is, "later") => Query::Is(State::Later),
        (Known::Has, "audio") => Query::Has(Thing::Audio),
        (Known::Has, "image") => Query::Has(Thing::Image),
        (Known::Language, _) if is_tag(value) => Query::Language(value.into()),
        (Known::Before, _) => Query::Before(date(value).ok_or(Mistake::NotADate)?),
        (Known::After, _) => Query::After(date(value).ok_or(Mistake::NotADate)?),
        (Known::Newer, _) => span(value).ok_or(Mistake::NotASpan)?,
        (Known::Words, _) => number(value).map(|(compare, number)| Query::Words(compare, number))?,
        (Known::Views, _) => number(value).map(|(compare, number)| Query::Views(compare, number))?,
        (Known::Is, _) => return Err(Mistake::NotAState),
        (Known::Has, _) => return Err(Mistake::NotAThing),
        (Known::Language, _) => return Err(Mistake::NotALanguage),
        // Words are read by the parser.
        (Known::Text(_), _) => return Err(Mistake::NoWords),
    })
}

fn is_tag(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn date(value: &str) -> Option<Date> {
    let mut parts = value.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = parts.next().map_or(Some(1), |part| digits(part, 2))? as u8;
    let day = parts.next().map_or(Some(1), |part| digits(part, 2))? as u8;
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (parts.next().is_none() && (1..=days).contains(&day)).then_some(Date { year, month, day })
}

fn digits(text: &str, length: usize) -> Option<u16> {
    (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn span(value: &str) -> Option<Query> {
    let unit = match value.chars().last()? {
        'h' => Unit::Hours,
        'd' => Unit::Days,
        'w' => Unit::Weeks,
        'm' => Unit::Months,
        'y' => Unit::Years,
        _ => return None,
    };
    Some(Query::Newer(value[..value.len() - 1].parse().ok()?, unit))
}

fn number(value: &str) -> Result<(Compare, u32), Mistake> {
    let (compare, figures) = match value.as_bytes().first() {
        Some(b'<') => (Compare::Below, &value[1..]),
        Some(b'>') => (Compare::Above, &value[1..]),
        _ => (Compare::Equal, value),
    };
    figures.parse().map(|number| (compare, number)).map_err(|_| Mistake::NotANumber)
}
