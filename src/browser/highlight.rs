//! Marking words on the page without touching its elements: the CSS Custom Highlight API
//! (<https://www.w3.org/TR/css-highlight-api-1/>). Where a browser does not have it, nothing is marked.

use wasm_bindgen::prelude::*;
use web_sys::Range;

/// What `::highlight(…)` in the style is called.
const FOUND: &str = "found";

#[wasm_bindgen]
extern "C" {
    type Highlight;

    #[wasm_bindgen(catch, constructor)]
    fn new() -> Result<Highlight, JsValue>;

    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range);

    #[wasm_bindgen(catch, js_namespace = ["CSS", "highlights"], js_name = set)]
    fn set(name: &str, highlight: &Highlight) -> Result<(), JsValue>;
}

/// Marks these stretches of the page, and none that were marked before. Whether the browser can.
pub fn show_found(ranges: &[Range]) -> bool {
    let Ok(highlight) = Highlight::new() else { return false };
    ranges.iter().for_each(|range| highlight.add(range));
    set(FOUND, &highlight).is_ok()
}
