//! Languages of Latin script, by their frequent short words.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Fewer words than this say nothing.
const MIN_WORDS: usize = 20;

/// Words that are frequent in each language, those first that are in few others.
const FREQUENT: [(&str, &str); 19] = [
    ("en", "the and of to that is with for it was this not are you have"),
    ("de", "der die und das ist nicht den mit ein ich auf sich auch wir von"),
    ("fr", "le les des et est une du dans que pour qui pas sur au vous"),
    ("es", "el los las que y en por con una del para como pero más lo"),
    ("pt", "o os que não uma do da em para com foi dos mais se é"),
    ("it", "il di che è per non una della con del sono gli più anche si"),
    ("nl", "het een van de en dat niet zijn op met voor is ook maar wat"),
    ("sv", "och att det som en på är av för med den till inte har jag"),
    ("da", "og det at er en på til af med der ikke den jeg har mig efter"),
    ("nb", "og det at er en på til av med som ikke den jeg har meg etter"),
    ("fi", "ja on ei että se oli mutta kun niin myös hän joka ovat olen tai"),
    ("pl", "i w nie na się to że jest z do jak ale co od ma"),
    ("cs", "a se na je že to v s ale jak jsem byl pro co by"),
    ("tr", "bir ve bu için ile da çok gibi daha ne kadar olan var ama değil"),
    ("ro", "și în de nu cu că este pe din care mai un să pentru se"),
    ("hu", "a az és hogy nem is egy van de ez meg csak mint már volt"),
    ("ca", "el els les que i amb per és una del com més no dels aquest"),
    ("id", "yang dan di ini itu untuk dengan tidak dari pada akan ada ke juga oleh"),
    ("vi", "và của là có không được cho một những trong với các này người đã"),
];

/// The languages, as bits by their places in [`FREQUENT`], that have a word among their frequent ones.
static SPEAKERS: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let mut speakers = HashMap::new();
    for (language, (_, frequent)) in FREQUENT.iter().enumerate() {
        for word in frequent.split(' ') {
            *speakers.entry(word).or_default() |= 1 << language;
        }
    }
    speakers
});

/// The language whose frequent words make up most of `text`: an eighth of it at least, and clearly more than those of any other.
pub(super) fn latin(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    let mut scores = [0; FREQUENT.len()];
    let mut words = 0;
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        words += 1;
        let speakers = SPEAKERS.get(word).copied().unwrap_or_default();
        for (language, score) in scores.iter_mut().enumerate() {
            *score += (speakers >> language & 1) as usize;
        }
    }
    let (best, most) = scores.iter().enumerate().max_by_key(|(_, score)| **score)?;
    let second = scores.iter().enumerate().filter(|(other, _)| *other != best).map(|(_, score)| *score).max()?;
    // Danish and Norwegian differ in few of their short words.
    let plain = words >= MIN_WORDS && most * 8 >= words && most * 20 > second * 21;
    plain.then_some(FREQUENT[best].0)
}
