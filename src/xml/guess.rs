//! A guess at the encoding of bytes that nobody names and that are no UTF-8: old feeds of countries with a script of their own.
//!
//! Each encoding is tried, and the text judged by how much of it is what readers of that script read most. Western text is never
//! taken for another: its letters beyond ASCII stand alone between ASCII ones, other scripts' stand in words.

use super::decode::Decode;

/// As many bytes as tell.
const SAMPLE: usize = 16 * 1024;
/// Fewer bytes beyond ASCII than these tell nothing.
const LEAST: usize = 16;

struct Script {
    labels: &'static [&'static str],
    /// Its commonest characters.
    common: &'static str,
    /// The part of all characters beyond ASCII that these are, in hundredths, in text that is in this script.
    share: usize,
}

const SCRIPTS: [Script; 8] = [
    Script {
        labels: &["shift_jis", "euc-jp"], common: "のにはをたがでてとしれさるいなかりもすらこ", share: 25
    },
    Script {
        labels: &["euc-kr"], common: "이다는에을의가한고로지하도기사리시자인대어나를은서아스라", share: 25
    },
    Script {
        labels: &["gbk"], common: "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你", share: 12
    },
    Script {
        labels: &["big5"], common: "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你", share: 12
    },
    Script { labels: &["windows-1251", "koi8-r"], common: "оеаинтсрвлкмдпу", share: 55 },
    Script { labels: &["windows-1253"], common: "αοιετσνηυρκπάίό", share: 55 },
    Script { labels: &["windows-1255"], common: "יוהלאמרתבשנ", share: 50 },
    Script { labels: &["windows-874"], common: "านรอกเงมยลวดท่สต", share: 40 },
];

/// The label of an encoding in which `bytes` are text in its script; `None` when none stands out.
pub(super) fn guess(bytes: &[u8], decode: Decode) -> Option<&'static str> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if !stands_in_words(sample) {
        return None;
    }
    let mut best: Option<(usize, &'static str)> = None;
    for script in &SCRIPTS {
        for &label in script.labels {
            let Some(decoded) = decode(label, sample) else { continue };
            let share = common_share(&decoded.text, script.common);
            // How far above what the script is known by, so that scripts can be compared.
            let excess = share * 100 / script.share;
            if share >= script.share && best.is_none_or(|(most, _)| excess > most) {
                best = Some((excess, label));
            }
        }
    }
    best.map(|(_, label)| label)
}

/// Whether most bytes beyond ASCII have another beside them.
fn stands_in_words(sample: &[u8]) -> bool {
    let high = sample.iter().filter(|byte| !byte.is_ascii()).count();
    let pairs = sample.windows(2).filter(|pair| !pair[0].is_ascii() && !pair[1].is_ascii()).count();
    high >= LEAST && pairs * 2 >= high
}

/// Hundredths of the letters beyond ASCII that are in `common`.
fn common_share(text: &str, common: &str) -> usize {
    let (mut all, mut hits) = (0usize, 0usize);
    for character in text.chars().filter(|c| c.is_alphabetic() && !c.is_ascii() || *c == char::REPLACEMENT_CHARACTER) {
        all += 1;
        hits += usize::from(common.contains(character));
    }
    (hits * 100usize).checked_div(all).unwrap_or(0)
}
