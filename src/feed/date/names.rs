//! Names of months, as languages write them.

/// How the names of each month start, in lower case. A longer name is told by its start, so full names and their short forms
/// are found alike. English first, then German, French, Spanish, Italian, Portuguese, Dutch, Catalan, Romanian, Polish, Czech,
/// Finnish, Hungarian, Turkish, Indonesian, Russian, Ukrainian, Greek, Hebrew, Arabic. Where two languages mean two months by one name,
/// the larger language has it.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "janv", "ene", "gen", "sty", "tammi", "oca", "янв", "січ", "ιαν", "ledn", "leden", "ian", "ינו", "يناير"],
    &["feb", "fév", "fev", "lut", "helmi", "şub", "sub", "úno", "фев", "лют", "φεβ", "פבר", "فبراير"],
    &["mar", "mär", "mrz", "mae", "maa", "már", "mrt", "мар", "бер", "μαρ", "μάρ", "bře", "מרץ", "מרס", "مارس"],
    &["apr", "avr", "abr", "áp", "kwi", "huhti", "nis", "апр", "кві", "απρ", "dubn", "duben", "אפר", "أبريل", "ابريل"],
    &["may", "mai", "maj", "mei", "mag", "máj", "touko", "май", "мая", "тра", "μάι", "μαϊ", "μαι", "kvě", "מאי", "مايو"],
    &["jun", "juin", "giu", "jún", "cze", "kesä", "haz", "июн", "чер", "ιουν", "ιούν", "červ", "iun", "יוני", "يونيو"],
    &[
        "jul",
        "juil",
        "lug",
        "júl",
        "lip",
        "heinä",
        "tem",
        "июл",
        "ιουλ",
        "ιούλ",
        "červenc",
        "červene",
        "iul",
        "лип",
        "יולי",
        "يوليو",
    ],
    &["aug", "aoû", "aou", "ago", "sie", "elo", "ağu", "авг", "сер", "αυγ", "αύγ", "srpn", "srpen", "agu", "אוג", "أغسطس", "اغسطس"],
    &["sep", "set", "wrz", "szep", "syys", "eyl", "сен", "вер", "σεπ", "zář", "ספט", "سبتمبر"],
    &["oct", "okt", "ott", "out", "paź", "paz", "loka", "eki", "окт", "жов", "οκτ", "říj", "אוק", "أكتوبر", "اكتوبر"],
    &["nov", "lis", "marras", "kas", "ноя", "νοε", "νοέ", "лис", "נוב", "نوفمبر"],
    &["dec", "dez", "déc", "dic", "des", "gru", "joulu", "ara", "дек", "гру", "δεκ", "prosin", "דצמ", "ديسمبر"],
];

/// The month, 1 to 12, that a word names.
pub(super) fn month(word: &str) -> Option<i64> {
    if let Some(known) = english(word) {
        return known;
    }
    let word = word.to_lowercase();
    // Hebrew writes "in" and the month as one word.
    let word = word.strip_prefix('ב').unwrap_or(&word);
    // `marraskuu` is November and `mar…` is March: the longest start wins.
    let found = MONTHS
        .iter()
        .enumerate()
        .flat_map(|(index, starts)| starts.iter().map(move |start| (index, start)))
        .filter(|(_, start)| word.starts_with(**start))
        .max_by_key(|(_, start)| start.len());
    found.map(|(index, _)| index as i64 + 1)
}

/// What mail writes, and so nearly every feed: a month in three letters, or a weekday (RFC 5322 section 3.3), which names none.
fn english(word: &str) -> Option<Option<i64>> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    if word.len() != 3 {
        return None;
    }
    let is_word = |known: &str| known.eq_ignore_ascii_case(word);
    match MONTHS.iter().position(|known| is_word(known)) {
        Some(index) => Some(Some(index as i64 + 1)),
        None => WEEKDAYS.iter().any(|known| is_word(known)).then_some(None),
    }
}

/// Whether a word says after noon (`Some(true)`), before noon (`Some(false)`), or neither.
pub(super) fn after_noon(word: &str) -> Option<bool> {
    let is_one_of = |names: [&str; 6]| names.iter().any(|name| name.eq_ignore_ascii_case(word));
    if is_one_of(["am", "a.m.", "a.m", "오전", "上午", "午前"]) {
        return Some(false);
    }
    is_one_of(["pm", "p.m.", "p.m", "오후", "下午", "午後"]).then_some(true)
}
