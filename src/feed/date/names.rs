//! Names of months, as languages write them.

/// How the names of each month start, in lower case. A longer name is told by its start, so full names and their short forms
/// are found alike. English first, then German, French, Spanish, Italian, Portuguese, Dutch, Polish, Czech, Finnish, Hungarian, Turkish,
/// Russian, Greek.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "janv", "ene", "gen", "sty", "tammi", "oca", "янв", "січ", "ιαν", "ledn", "leden"],
    &["feb", "fév", "fev", "lut", "helmi", "şub", "sub", "úno", "фев", "лют", "φεβ"],
    &["mar", "mär", "mrz", "mae", "maa", "már", "mrt", "мар", "бер", "μαρ", "μάρ", "bře"],
    &["apr", "avr", "abr", "áp", "kwi", "huhti", "nis", "апр", "кві", "απρ", "dubn", "duben"],
    &["may", "mai", "maj", "mei", "mag", "máj", "touko", "май", "мая", "тра", "μάι", "μαϊ", "μαι", "kvě"],
    &["jun", "juin", "giu", "jún", "cze", "kesä", "haz", "июн", "чер", "ιουν", "ιούν", "červ"],
    &["jul", "juil", "lug", "júl", "lip", "heinä", "tem", "июл", "ιουλ", "ιούλ", "červenc", "červene"],
    &["aug", "aoû", "aou", "ago", "sie", "elo", "ağu", "авг", "сер", "αυγ", "αύγ", "srpn", "srpen"],
    &["sep", "set", "wrz", "szep", "syys", "eyl", "сен", "вер", "σεπ", "zář"],
    &["oct", "okt", "ott", "out", "paź", "paz", "loka", "eki", "окт", "жов", "οκτ", "říj"],
    &["nov", "lis", "marras", "kas", "ноя", "νοε", "νοέ"],
    &["dec", "dez", "déc", "dic", "des", "gru", "joulu", "ara", "дек", "гру", "δεκ", "prosin"],
];

/// The month, 1 to 12, that a word names.
pub(super) fn month(word: &str) -> Option<i64> {
    let word = word.to_lowercase();
    // `marraskuu` is November and `mar…` is March: the longest start wins.
    let found = MONTHS
        .iter()
        .enumerate()
        .flat_map(|(index, starts)| starts.iter().map(move |start| (index, start)))
        .filter(|(_, start)| word.starts_with(**start))
        .max_by_key(|(_, start)| start.len());
    found.map(|(index, _)| index as i64 + 1)
}

/// Whether a word says after noon (`Some(true)`), before noon (`Some(false)`), or neither.
pub(super) fn after_noon(word: &str) -> Option<bool> {
    match word.to_lowercase().as_str() {
        "am" | "a.m." | "a.m" | "오전" | "上午" | "午前" => Some(false),
        "pm" | "p.m." | "p.m" | "오후" | "下午" | "午後" => Some(true),
        _ => None,
    }
}
