//! The first words of a post, for its row in a list.

use super::text::first_text;

/// The first words of `html` as plain text, on one line: at most `max` characters, whole sentences where they fit, else whole words
/// and an ellipsis. What says nothing is left out: a date, "Read more", the title once more.
///
/// Reads no more of `html` than it needs.
pub fn excerpt(html: &str, title: &str, max: usize) -> String {
    // A character has up to four bytes, and some lines are passed over.
    let text = first_text(html, max * 4 + 1000);
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    while lines.next_if(|line| says_nothing(line, title)).is_some() {}
    let kept: Vec<&str> = lines.filter(|line| !is_more(line)).collect();
    shorten(&kept.join(" "), max)
}

/// A first line that a reader would skip.
fn says_nothing(line: &str, title: &str) -> bool {
    line == title.trim() || is_more(line) || is_date(line)
}

/// "Read more", "Continue reading …", "The post … appeared first on …" (WordPress puts it below every excerpt).
fn is_more(line: &str) -> bool {
    let lower = line.to_lowercase();
    let starts =
        ["read more", "continue reading", "weiterlesen", "lire la suite", "leer más", "leggi tutto", "続きを読む", "继续阅读"];
    let short = line.chars().count() <= 120;
    (short && starts.iter().any(|start| lower.starts_with(start)))
        || (lower.starts_with("the post ") && lower.contains(" appeared first on "))
}

/// A line of a date and little else: "5 January 2026", "2026-01-05 · 3 min read".
fn is_date(line: &str) -> bool {
    let lower = line.to_lowercase();
    let digits = line.chars().filter(char::is_ascii_digit).count();
    let months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mai", "okt", "dez", "fév", "avr"];
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let known = |word: &str| {
        let filler = [
            "posted",
            "published",
            "updated",
            "on",
            "at",
            "am",
            "pm",
            "of",
            "min",
            "minute",
            "minutes",
            "read",
            "utc",
            "gmt",
            "the",
        ];
        let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ordinal = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) && word.len() <= number.len() + 2;
        let named = |names: &[&str]| word.chars().count() <= 10 && names.iter().any(|name| word.starts_with(name));
        ordinal || filler.contains(&word) || named(&months) || named(&days)
    };
    let year_in_sight = line.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit));
    line.chars().count() <= 60 && digits >= 5 && year_in_sight && words.into_iter().all(known)
}

/// `text` within `max` characters: whole sentences if they fill more than half of it, else whole words and "…".
fn shorten(text: &str, max: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(max) else { return text.to_string() };
    let fits = &text[..end];
    if let Some(sentence) = last_sentence_end(fits, &text[end..]).filter(|sentence| *sentence * 2 > fits.len()) {
        return fits[..sentence].to_string();
    }
    // Room for the ellipsis; a language without spaces is cut between characters.
    let room = text.char_indices().nth(max.saturating_sub(1)).map_or(end, |(at, _)| at);
    let cut = &text[..room];
    let word = if text[room..].starts_with(char::is_whitespace) { Some(room) } else { cut.rfind(char::is_whitespace) };
    let cut = &cut[..word.filter(|word| *word * 3 > cut.len() * 2).unwrap_or(cut.len())];
    format!("{}…", cut.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—' | '-')))
}

/// Where the last whole sentence of `text` ends. A full stop ends one only before a space: not in "3.5", not in "example.org".
fn last_sentence_end(text: &str, after: &str) -> Option<usize> {
    let mut end = None;
    for (at, c) in text.char_indices() {
        let next = at + c.len_utf8();
        let rest = &text[next..];
        let closes = match c {
            '。' | '！' | '？' | '।' => true,
            '.' | '!' | '?' | '…' | '؟' => {
                let rest = rest.trim_start_matches(['"', '\'', '”', '’', ')', '»']);
                let follows = rest.chars().next().or_else(|| after.chars().next());
                follows.is_none_or(char::is_whitespace)
            }
            _ => false,
        };
        if closes {
            let quotes = rest.len() - rest.trim_start_matches(['"', '”', '’', ')', '»', '」', '』']).len();
            end = Some(next + quotes);
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_words() {
        let check = |html: &str, expected: &str| assert_eq!(excerpt(html, "A title", 40), expected, "{html}");
        check("", "");
        check("<p>Short &amp; good.</p>", "Short & good.");
        check("<h1>A title</h1><p>January 5th, 2026</p><p>Text.</p><p>More.", "Text. More.");
        check("<p>2026-01-05 · 3 min read</p>Text", "Text");
        check("<p>In 2026 I read 12 books</p>", "In 2026 I read 12 books");
        check("<p>Text</p><p>Read more →</p>", "Text");
        check("<p>Text</p><p>The post A title appeared first on A blog.</p>", "Text");
        check("One sentence that is long. And then another one.", "One sentence that is long.");
        check("Yes. And then a sentence that does not end before the end", "Yes. And then a sentence that does not…");
        check("Version 3.5 of example.org has come with many new things", "Version 3.5 of example.org has come…");
        check(&"長い文章".repeat(20), &format!("{}長い文…", "長い文章".repeat(9)));
        check(
            "これは一つ目の文です。これは二つ目の文です。これは三つ目の文なのでここには入りません",
            "これは一つ目の文です。これは二つ目の文です。",
        );
    }

    #[test]
    fn reads_no_more_than_it_needs() {
        let long = format!("<p>{}</p>", "word ".repeat(500_000));
        assert_eq!(excerpt(&long, "", 20), "word word word word…");
    }
}
