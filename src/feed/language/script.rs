//! Scripts, and the language that each stands for.

/// What a letter's script says of its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Hardly anything else is written in it.
    Only(&'static str),
    Latin,
    Cyrillic,
    Arabic,
    Devanagari,
    /// Han characters alone; with kana among them it is Japanese.
    Han,
}

/// First and last letter of each script's blocks (Unicode, Blocks.txt).
const BLOCKS: [(char, char, Script); 32] = [
    ('A', 'Z', Script::Latin),
    ('a', 'z', Script::Latin),
    ('\u{c0}', '\u{24f}', Script::Latin),
    ('\u{370}', '\u{3ff}', Script::Only("el")),
    ('\u{400}', '\u{52f}', Script::Cyrillic),
    ('\u{531}', '\u{58f}', Script::Only("hy")),
    ('\u{5d0}', '\u{5ea}', Script::Only("he")),
    ('\u{620}', '\u{6ff}', Script::Arabic),
    ('\u{904}', '\u{97f}', Script::Devanagari),
    ('\u{980}', '\u{9ff}', Script::Only("bn")),
    ('\u{a00}', '\u{a7f}', Script::Only("pa")),
    ('\u{a80}', '\u{aff}', Script::Only("gu")),
    ('\u{b00}', '\u{b7f}', Script::Only("or")),
    ('\u{b80}', '\u{bff}', Script::Only("ta")),
    ('\u{c00}', '\u{c7f}', Script::Only("te")),
    ('\u{c80}', '\u{cff}', Script::Only("kn")),
    ('\u{d00}', '\u{d7f}', Script::Only("ml")),
    ('\u{d80}', '\u{dff}', Script::Only("si")),
    ('\u{e00}', '\u{e7f}', Script::Only("th")),
    ('\u{e80}', '\u{eff}', Script::Only("lo")),
    ('\u{f00}', '\u{fff}', Script::Only("bo")),
    ('\u{1000}', '\u{109f}', Script::Only("my")),
    ('\u{10a0}', '\u{10ff}', Script::Only("ka")),
    ('\u{1100}', '\u{11ff}', Script::Only("ko")),
    ('\u{1200}', '\u{139f}', Script::Only("am")),
    ('\u{1780}', '\u{17ff}', Script::Only("km")),
    ('\u{1e00}', '\u{1eff}', Script::Latin),
    ('\u{1f00}', '\u{1fff}', Script::Only("el")),
    ('\u{3041}', '\u{30ff}', Script::Only("ja")),
    ('\u{3400}', '\u{9fff}', Script::Han),
    ('\u{ac00}', '\u{d7a3}', Script::Only("ko")),
    ('\u{f900}', '\u{faff}', Script::Han),
];

fn of(c: char) -> Option<usize> {
    BLOCKS.iter().position(|(first, last, _)| (*first..=*last).contains(&c))
}

/// The script of most letters of `text`, how many are of it, and how many letters there are.
pub(super) fn main(text: &str) -> Option<(Script, usize, usize)> {
    let mut counts = [0; BLOCKS.len()];
    text.chars().filter_map(of).for_each(|block| counts[block] += 1);
    let count =
        |script| BLOCKS.iter().zip(counts).filter(|((_, _, other), _)| *other == script).map(|(_, count)| count).sum::<usize>();
    let all = counts.iter().sum();
    let (_, _, script) = BLOCKS.iter().max_by_key(|(_, _, script)| count(*script))?;
    let (kana, han) = (count(Script::Only("ja")), count(Script::Han));
    match script {
        // Even the driest Japanese has kana for a tenth.
        Script::Han | Script::Only("ja") if kana * 10 >= han => Some((Script::Only("ja"), kana + han, all)),
        script => Some((*script, count(*script), all)),
    }
}
