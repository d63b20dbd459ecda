//! Languages that share a script, told apart by letters and syllables that only some of them have.

/// The one whose own marks occur most often in `text`: at least twice, and of equals the first.
fn most(text: &str, marks: &[(&'static str, &[&str])]) -> Option<&'static str> {
    let mut best = (None, 1);
    for (language, own) in marks {
        let count = own.iter().map(|mark| text.matches(mark).count()).sum();
        if count > best.1 {
            best = (Some(*language), count);
        }
    }
    best.0
}

pub(super) fn cyrillic(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    // Each also uses letters of its neighbours: the rarer language is asked first.
    let rare: [(&str, &[&str]); 4] = [("be", &["ў"]), ("mk", &["ѓ", "ќ", "ѕ"]), ("kk", &["ұ", "қ", "ә"]), ("uk", &["ї", "є", "ґ"])];
    let common: [(&str, &[&str]); 3] = [("ru", &["ы", "э", "ё"]), ("sr", &["ј", "љ", "њ", "ђ", "ћ"]), ("bg", &["ъ"])];
    most(&text, &rare).or_else(|| most(&text, &common))
}

pub(super) fn arabic(text: &str) -> Option<&'static str> {
    let others: [(&str, &[&str]); 2] = [("ur", &["ٹ", "ڈ", "ڑ", "ں", "ے", "ہ"]), ("fa", &["پ", "چ", "ژ", "گ", "ی"])];
    most(text, &others).or_else(|| most(text, &[("ar", &["ي", "ة", "ال"])]))
}

pub(super) fn devanagari(text: &str) -> Option<&'static str> {
    most(text, &[("hi", &["है", "में", "और", " की "]), ("mr", &["आहे", "ळ", "आणि"]), ("ne", &["छ", "को "])])
}

/// Simplified or traditional, by characters that differ and that nearly every sentence has.
pub(super) fn han(text: &str) -> Option<&'static str> {
    let simplified: &[&str] = &["这", "们", "国", "来", "说", "时", "个", "会", "为", "对", "没", "从", "还", "过", "后", "发"];
    let traditional: &[&str] = &["這", "們", "國", "來", "說", "時", "個", "會", "為", "對", "沒", "從", "還", "過", "後", "發"];
    most(text, &[("zh-Hans", simplified), ("zh-Hant", traditional)])
}
