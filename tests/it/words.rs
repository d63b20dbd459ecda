//! The words of every language.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// How many forms a text for a number has: as many as Unicode's plural rules (CLDR) give the language for whole numbers.
const FORMS: [(&str, usize); 2] = [("en", 2), ("de", 2)];

type Words = BTreeMap<String, String>;

/// What stands in braces.
fn places(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

/// What is wrong with a language's words, beside the English ones.
fn problems(english: &Words, words: &Words, forms: usize) -> Vec<String> {
    let mut found = Vec::new();
    for key in english.keys().filter(|key| !words.contains_key(*key)) {
        found.push(format!("{key} is missing"));
    }
    for (key, text) in words {
        let Some(model) = english.get(key) else {
            found.push(format!("{key} is no word of Rill"));
            continue;
        };
        if text.trim().is_empty() || text.trim() != text {
            found.push(format!("{key} is empty, or has space around it"));
        }
        if places(text) != places(model) {
            found.push(format!("{key} fills in {:?}, and English {:?}", places(text), places(model)));
        }
        let (has, wants) = (text.split('|').count(), if model.contains('|') { forms } else { 1 });
        if has != wants {
            found.push(format!("{key} has {has} forms and not {wants}"));
        }
    }
    found
}

#[test]
fn every_language_has_every_word() {
    let english = words("en");
    assert!(english.len() > 300, "the words are not where this test looks");
    for (language, forms) in FORMS {
        assert_eq!(problems(&english, &words(language), forms), [""; 0], "{language}");
    }
}

#[test]
fn what_is_wrong_is_found() {
    let of = |words: &[(&str, &str)]| -> Words { words.iter().map(|(key, text)| (key.to_string(), text.to_string())).collect() };
    let english = of(&[("Close", "Close"), ("Posts", "1 post|{n} posts"), ("From", "From {name}")]);
    let check = |words: &[(&str, &str)], expected: &str| {
        let found = problems(&english, &of(words), 3).join("; ");
        assert_eq!(found.is_empty(), expected.is_empty(), "{found}");
        assert!(found.contains(expected), "{found}");
    };
    check(&[("Close", "Zu"), ("Posts", "a|b|{n} c"), ("From", "{name}s")], "");
    check(&[("Close", "Zu"), ("Posts", "a|b|{n} c")], "From is missing");
    check(&[("Close", " "), ("Posts", "a|b|{n} c"), ("From", "{name}s")], "Close is empty");
    check(&[("Close", "Zu"), ("Posts", "a|{n} b"), ("From", "{name}s")], "Posts has 2 forms and not 3");
    check(&[("Close", "Zu|zu|zu"), ("Posts", "a|b|{n} c"), ("From", "{name}s")], "Close has 3 forms and not 1");
    check(&[("Close", "Zu"), ("Posts", "a|b|{n} c"), ("From", "von {nam}")], "From fills in");
    check(&[("Close", "Zu"), ("Posts", "a|b|{n} c"), ("From", "{name}s"), ("Open", "Auf")], "Open is no word");
}

#[test]
fn each_word_is_said_somewhere() {
    let said = format!("{}{}{}", text_of("src/ui"), text_of("src/command"), read("public/start.js"));
    let is_said = |key: &str| {
        [format!("Word::{key}"), format!("words?.{key}")].iter().any(|mention| {
            said.split(mention.as_str()).skip(1).any(|rest| !rest.starts_with(|letter: char| letter.is_alphanumeric()))
        })
    };
    let unsaid: Vec<String> = words("en").into_keys().filter(|key| !is_said(key)).collect();
    assert_eq!(unsaid, [""; 0]);
}

#[test]
fn each_language_is_found() {
    let (page, names, release) = (read("index.html"), read("src/ui/words.rs"), read("src/bin/precache.rs"));
    let mut files: Vec<String> =
        fs::read_dir(root().join("public/words")).unwrap().map(|file| file.unwrap().file_name().to_string_lossy().into()).collect();
    files.sort();
    let mut known: Vec<String> = FORMS.iter().map(|(language, _)| format!("{language}.json")).collect();
    known.sort();
    assert_eq!(files, known);
    for (language, _) in FORMS {
        assert!(names.contains(&format!("(\"{language}\", ")), "LANGUAGES has no {language}");
        // English stands in the page itself.
        let file = format!("\"words/{language}.json\"");
        assert_eq!(page.contains(&format!("<meta name=\"rill-words\" lang=\"{language}\" content={file}>")), language != "en");
        assert!(release.contains(&file), "precache leaves {file} as it is");
    }
    // What is painted before any words are here.
    for (key, text) in page.split("data-word=\"").skip(1).filter_map(|rest| rest.split_once('<')?.0.split_once("\">")) {
        assert_eq!(words("en").get(key).map(String::as_str), Some(text));
    }
}

#[test]
fn the_installed_app_says_it_in_every_language() {
    let manifest: serde_json::Value = serde_json::from_str(&read("public/manifest.webmanifest")).unwrap();
    let said = ["Starred", "ReadLater", "Search", "AddTitle"];
    let shortcuts = manifest["shortcuts"].as_array().unwrap();
    assert_eq!(shortcuts.len(), said.len());
    for (shortcut, word) in shortcuts.iter().zip(said) {
        assert_eq!(shortcut["name"], words("en")[word]);
        for (language, _) in FORMS.iter().filter(|(language, _)| *language != "en") {
            assert_eq!(shortcut["name_localized"][language], words(language)[word], "{language}");
            assert!(manifest["description_localized"][language].is_string(), "{language}");
        }
    }
}

fn words(language: &str) -> Words {
    serde_json::from_str(&read(&format!("public/words/{language}.json"))).unwrap()
}

/// The code below a folder.
fn text_of(folder: &str) -> String {
    let mut text = String::new();
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            text += &text_of(path.strip_prefix(root()).unwrap().to_str().unwrap());
        } else {
            text += &fs::read_to_string(path).unwrap();
        }
    }
    text
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
