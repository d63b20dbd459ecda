//! The page's second part: what is seldom opened, in files of its own (`docs/notes/page-bytes.md`).

use super::page_meta;
use js_sys::{Object, Promise, Reflect, WebAssembly};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, Response};

/// Fetches the second part: its style, and its code, which fills its places in the table of functions.
///
/// # Errors
/// When a file cannot be fetched, or is not of this page's release.
pub async fn load() -> Result<(), JsValue> {
    let style = style()?;
    code().await?;
    JsFuture::from(style).await?;
    Ok(())
}

/// Kept when the style is there.
fn style() -> Result<Promise, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or("no page")?;
    let link: HtmlElement = document.create_element("link")?.dyn_into()?;
    link.set_attribute("rel", "stylesheet")?;
    link.set_attribute("href", &page_meta("rill-part-style").ok_or("no rill-part-style in the page")?)?;
    let loaded = Promise::new(&mut |kept, broken| {
        link.set_onload(Some(&kept));
        link.set_onerror(Some(&broken));
    });
    document.query_selector("head")?.ok_or("no head")?.append_child(&link)?;
    Ok(loaded)
}

/// At once where the page's code is whole, as in the edit loop.
async fn code() -> Result<(), JsValue> {
    let Some(address) = page_meta("rill-part").filter(|address| !address.is_empty()) else { return Ok(()) };
    let window = web_sys::window().ok_or("no page")?;
    let response: Response = JsFuture::from(window.fetch_with_str(&address)).await?.dyn_into()?;
    if !response.ok() {
        return Err(response.status_text().into());
    }
    let code = JsFuture::from(response.array_buffer()?).await?;
    // It shares memory, table and functions with the first part, which exports them for it.
    let imports = Object::new();
    Reflect::set(&imports, &"first".into(), &wasm_bindgen::exports())?;
    let module: WebAssembly::Module = JsFuture::from(WebAssembly::compile(&code)).await?.unchecked_into();
    JsFuture::from(WebAssembly::instantiate_module(&module, &imports)).await?;
    Ok(())
}
