//! Time zones by offset and by name.

/// Names that mail and blogs use, and minutes ahead of UTC (RFC 822 section 5; the rest by use). Where a name means two, the one
/// that more feeds mean.
const NAMES: [(&str, i64); 56] = [
    ("z", 0),
    ("ut", 0),
    ("utc", 0),
    ("gmt", 0),
    ("wet", 0),
    ("etc/gmt", 0),
    ("etc/utc", 0),
    ("est", -300),
    ("edt", -240),
    ("et", -300),
    ("ct", -360),
    ("mt", -420),
    ("at", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("pt", -480),
    ("akst", -540),
    ("akdt", -480),
    ("hst", -600),
    ("ast", -240),
    ("adt", -180),
    ("nst", -210),
    ("ndt", -150),
    ("brt", -180),
    ("brst", -120),
    ("art", -180),
    ("bst", 60),
    ("west", 60),
    ("cet", 60),
    ("met", 60),
    ("mez", 60),
    ("cest", 120),
    ("mest", 120),
    ("mesz", 120),
    ("eet", 120),
    ("eest", 180),
    ("sast", 120),
    ("msk", 180),
    ("msd", 240),
    ("ist", 330),
    ("sgt", 480),
    ("hkt", 480),
    ("awst", 480),
    ("jst", 540),
    ("kst", 540),
    ("acst", 570),
    ("acdt", 630),
    ("aest", 600),
    ("aedt", 660),
    ("nzst", 720),
    ("nzdt", 780),
    ("ict", 420),
];

/// Minutes ahead of UTC of `Z`, `EST`, `+0530`, `-3:30`, `GMT+2`; `None` when it is no zone.
pub(super) fn read(text: &str) -> Option<i64> {
    let text = text.trim_matches(['(', ')', '.', ',', ';']);
    let sign_at = text.find(['+', '-', '\u{2212}']);
    match sign_at {
        Some(0) => offset(text),
        Some(at) => named(&text[..at]).and_then(|named| Some(named + offset(&text[at..])?)),
        None => named(text),
    }
}

fn named(text: &str) -> Option<i64> {
    NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)).map(|&(_, minutes)| minutes)
}

fn offset(text: &str) -> Option<i64> {
    let mut chars = text.chars();
    let sign = if chars.next()? == '+' { 1 } else { -1 };
    let digits = chars.as_str();
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None if digits.len() > 2 && digits.is_char_boundary(digits.len() - 2) => digits.split_at(digits.len() - 2),
        None => (digits, "0"),
    };
    let number = |digits: &str| -> Option<i64> {
        (digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
    };
    Some(sign * (number(hours)? * 60 + number(minutes)?))
}
