//! The page's second part: what is seldom opened, in a file of its own (`docs/notes/page-bytes.md`).

use super::page_meta;
use js_sys::{Object, Reflect, WebAssembly};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Fetches the second part, which fills its places in the table of functions. There is none where the page's code is whole, as in the edit
/// loop.
///
/// # Errors
/// When it cannot be fetched, or is not of this page's release.
pub async fn load() -> Result<(), JsValue> {
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
