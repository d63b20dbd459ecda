//! Makes the keys of `public/words/en.json` into constants, for `src/word.rs`; and says how large the page's stack is.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

const ENGLISH: &str = "public/words/en.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={ENGLISH}");
    if env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32" {
        // Data stands behind the stack, and below a million an address takes three bytes of code where it takes four above.
        println!("cargo::rustc-link-arg-bin=page=-zstack-size=524288");
    }
    // In the order of keys, as `public/start.js` numbers the texts of another language.
    let texts: BTreeMap<String, String> = serde_json::from_str(&fs::read_to_string(ENGLISH)?)?;
    let mut code = String::from("#[allow(non_upper_case_globals)]\nimpl Word {\n");
    // The page's script asks for the direction, and nothing in the program does.
    for (number, (key, text)) in texts.iter().enumerate().filter(|(_, (key, _))| *key != "Direction") {
        writeln!(code, "    #[doc = {text:?}]")?;
        let number = [number / 64, number % 64].map(|digit| char::from(b' ' + digit as u8));
        let said: String = number.into_iter().chain(text.chars()).collect();
        writeln!(code, "    pub const {key}: Word = Word({said:?});")?;
    }
    code.push_str("}\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("words.rs"), code)?;
    Ok(())
}
