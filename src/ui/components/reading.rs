//! How posts are set: ground, face, size, width and lines, wherever that can be chosen.

use super::sheet::{sheet, sheet_button};
use crate::model::{Choice, Face, Leading, Settings, Theme, Width};
use crate::ui::dom::{El, el};
use crate::ui::make::Make;
use crate::ui::reader::Reader;
use crate::ui::words::{Word, say};
use leptos::prelude::*;

const SHEET: &str = "looks";

/// Percent of the designed size, as one grows or shrinks it.
const SIZES: [u32; 9] = [70, 80, 90, 100, 110, 120, 140, 160, 200];

const THEMES: [Word; 5] = [Word::ThemeSystem, Word::ThemeLight, Word::ThemeSepia, Word::ThemeDark, Word::ThemeBlack];
const FACES: [Word; 3] = [Word::FaceLiterata, Word::FaceAtkinson, Word::FaceSystem];
const WIDTHS: [Word; 3] = [Word::WidthNarrow, Word::WidthMeasured, Word::WidthWide];
const LEADINGS: [Word; 3] = [Word::LeadingTight, Word::LeadingNormal, Word::LeadingLoose];

/// Every choice; `place` keeps two of these on one page apart.
pub fn reading_choices(reader: Reader, place: &'static str) -> El {
    el("div").class("looks").children([
        choices::<Theme>(
            reader,
            place,
            Word::ThemeLabel,
            &THEMES,
            |settings| settings.theme,
            |settings, theme| settings.theme = theme,
        ),
        choices::<Face>(reader, place, Word::FaceLabel, &FACES, |settings| settings.face, |settings, face| settings.face = face),
        sizes(reader),
        choices::<Width>(
            reader,
            place,
            Word::WidthLabel,
            &WIDTHS,
            |settings| settings.width,
            |settings, width| settings.width = width,
        ),
        choices::<Leading>(
            reader,
            place,
            Word::LeadingLabel,
            &LEADINGS,
            |settings| settings.leading,
            |settings, leading| settings.leading = leading,
        ),
    ])
}

/// The word above an open post that opens [`reading_sheet`].
pub fn reading_button() -> El {
    sheet_button(SHEET, "Aa", Word::ReadingLooks)
}

/// Every choice, over an open post, which shows at once what is chosen.
pub fn reading_sheet(reader: Reader) -> El {
    sheet(SHEET, "looks-sheet", Word::ReadingLooks, move || Some(reading_choices(reader, "sheet")))
}

/// One of a few values, each with its word, in the order of [`Choice::ALL`].
pub fn choices<T: Choice>(
    reader: Reader,
    place: &str,
    label: Word,
    words: &[Word],
    get: fn(&Settings) -> T,
    set: fn(&mut Settings, T),
) -> El {
    let name = format!("{place}-{}", say(label));
    let radios = T::ALL.iter().zip(words).map(|((value, kept), word)| {
        let chosen = move || reader.settings.with(|settings| get(settings) == *value);
        radio(&name, kept, *word, Box::new(chosen), Box::new(move || reader.choose(|settings| set(settings, *value))))
    });
    el("fieldset").class("choices inline").child(el("legend").say(label)).children(radios)
}

#[inline(never)]
fn radio(name: &str, kept: &str, word: Word, chosen: Box<dyn Make<bool>>, choose: Box<dyn Make<()>>) -> El {
    let radio = el("input")
        .attr("type", "radio")
        .attr("name", name)
        .attr("value", kept)
        .prop_is("checked", move || chosen.make().into())
        .on("change", move |_| choose.make());
    el("label").child(radio).say(word)
}

fn sizes(reader: Reader) -> El {
    let size = move || reader.settings.with(|settings| settings.size);
    let place = move || SIZES.iter().position(|known| *known >= size()).unwrap_or(SIZES.len() - 1);
    let step = move |by: isize, word: Word, sign: &str| {
        let to = move || place().checked_add_signed(by).and_then(|at| SIZES.get(at)).copied();
        el("button")
            .class("quiet")
            .attr("type", "button")
            .attr_say("aria-label", word)
            .attr_is("disabled", move || to().is_none().then(String::new))
            .text(sign)
            .on("click", move |_| {
                if let Some(size) = untrack(to) {
                    reader.choose(|settings| settings.size = size);
                }
            })
    };
    let shown = el("output").text_is(move || format!("{} %", size()));
    el("div")
        .class("choices inline sizes")
        .attr("role", "group")
        .attr_say("aria-label", Word::SizeLabel)
        .child(el("span").class("legend").say(Word::SizeLabel))
        .child(step(-1, Word::Smaller, "−"))
        .child(shown)
        .child(step(1, Word::Larger, "+"))
}
