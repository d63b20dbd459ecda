//! Tables of queries, and queries made by chance from a counted seed.

use super::*;

#[test]
fn read_and_written_back() {
    let check = |typed: &str, expected: &str| {
        let query = parse(typed).unwrap();
        assert_eq!(query.to_string(), expected, "{typed}");
        assert_eq!(parse(expected).unwrap(), query, "{typed}");
    };
    check("  ", "");
    check("kiln  Sand", "kiln Sand");
    check("\"third shelf\"", "\"third shelf\"");
    check("\"kiln\" ki* \"third sh\"*", "\"kiln\" ki* \"third sh\"*");
    check("“third shelf” «la marée» „Ofen”", "\"third shelf\" \"la marée\" \"Ofen\"");
    check("a b OR c", "a b OR c");
    check("(a b) OR c", "a b OR c");
    check("a (b OR c) -(d e)", "a (b OR c) -(d e)");
    check("((a)) --b", "a --b");
    check("TITLE:Kiln title:\"a b\" is:UNREAD", "title:Kiln title:\"a b\" is:unread");
    check("before:2026 after:2026-02", "before:2026-01-01 after:2026-02-01");
    check("newer:07d words:>500 views:0 views:<3", "newer:7d words:>500 views:0 views:<3");
    check("std::fs https://a.example/ 10:30 well-made", "std::fs https://a.example/ 10:30 well-made");
    check("a - b -- \"...\" -\"!\" (?) *", "a b");
    check("- OR -\"\"", "");
    check("has:image lang:EN-gb \"OR\"", "has:image lang:en-gb \"OR\"");
}

#[test]
fn a_mistake_points_at_its_place() {
    let check = |typed: &str, at: std::ops::Range<usize>, what: Mistake| {
        assert_eq!(parse(typed), Err(Problem { at, what }), "{typed}");
    };
    check("é titel:x", 3..8, Mistake::UnknownField);
    check("is:blue", 3..7, Mistake::NotAState);
    check("is:", 0..3, Mistake::NotAState);
    check("has:wings", 4..9, Mistake::NotAThing);
    check("lang:d_e", 5..8, Mistake::NotALanguage);
    check("a title:", 2..8, Mistake::NoWords);
    check("tag:(a)", 0..4, Mistake::NoWords);
    check("before:2025-02-29", 7..17, Mistake::NotADate);
    check("words:>many", 6..11, Mistake::NotANumber);
    check("newer:7", 6..7, Mistake::NotASpan);
    check("newer:é", 6..8, Mistake::NotASpan);
    check("a \"b", 2..3, Mistake::OpenQuote);
    check("a “b", 2..5, Mistake::OpenQuote);
    check("a (b", 2..3, Mistake::OpenBracket);
    check("a) b", 1..2, Mistake::StrayBracket);
    check("a OR ", 5..5, Mistake::Nothing);
    check("()", 1..1, Mistake::Nothing);
    check(&"(".repeat(90_000), 51..52, Mistake::TooDeep);
}

#[test]
fn the_last_word_may_go_on_while_one_types() {
    let check = |typed: &str, expected: &str| assert_eq!(parse_typed(typed).unwrap().to_string(), expected, "{typed}");
    check("kiln sa", "kiln sa*");
    check("kiln sa ", "kiln sa");
    check("\"third sh", "\"third sh\"*");
    check("title:ki", "title:ki*");
    check("is:read", "is:read");
    check("kiln OR ", "kiln");
    check("kiln (", "kiln");
    check("kiln -(sand OR gl", "kiln -(sand OR gl*)");
    check("kiln title:", "kiln");
    check("well-ma", "well-ma*");
}

#[test]
fn a_mistake_is_one_while_one_types_too() {
    let check = |typed: &str, what: Mistake| assert_eq!(parse_typed(typed).map_err(|problem| problem.what), Err(what), "{typed}");
    check("OR", Mistake::Nothing);
    check("a OR OR", Mistake::Nothing);
    check("()", Mistake::Nothing);
    check("title: a", Mistake::NoWords);
    check("is:un", Mistake::NotAState);
    check(&"(".repeat(90_000), Mistake::TooDeep);
}

#[test]
fn anything_is_read_or_refused_and_what_is_read_is_written_back() {
    const PIECES: [&str; 26] = [
        "a",
        "é",
        "雨",
        " ",
        " ",
        "\"",
        "“",
        "(",
        ")",
        "-",
        "OR",
        " OR ",
        "*",
        ":",
        "title:",
        "is:",
        "read",
        "newer:",
        "7d",
        "words:",
        ">5",
        "before:",
        "2026-02-28",
        "<b>",
        "lang:",
        "\u{3000}",
    ];
    let mut seed = 7_u64;
    let mut read = 0;
    for _ in 0..50_000 {
        let mut typed = String::new();
        for _ in 0..1 + seed % 9 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            typed.push_str(PIECES[(seed >> 33) as usize % PIECES.len()]);
        }
        for parsed in [parse(&typed), parse_typed(&typed)] {
            match parsed {
                Ok(query) => {
                    read += 1;
                    assert_eq!(parse(&query.to_string()), Ok(query), "{typed}");
                }
                Err(problem) => assert!(typed.get(problem.at).is_some(), "{typed}"),
            }
        }
    }
    assert!(read > 10_000, "only {read} were queries");
}
