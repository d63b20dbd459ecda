//! What `index.html` says about itself.

use wasm_bindgen::JsValue;

/// The page's address without its query, or the worker's own when there is no page.
pub fn page_address() -> Result<String, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or("no page")?;
    document.base_uri()?.ok_or_else(|| "the page has no address".into())
}

/// The content of a `<meta name=…>`.
pub fn page_meta(name: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    let found = document.query_selector(&format!("meta[name='{name}']")).ok()??;
    found.get_attribute("content")
}
