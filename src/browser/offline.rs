//! The service worker (`public/sw.js`): it keeps the app's own files, so that Rill starts without a network.

use super::trusted;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// `ServiceWorkerContainer` again, with a trusted address: web-sys knows only strings.
    type Container;

    #[wasm_bindgen(catch, method)]
    fn register(this: &Container, address: &JsValue, options: &JsValue) -> Result<js_sys::Promise, JsValue>;
}

/// Asks the browser to keep this release's files, and to look for a newer release.
///
/// Call it after the first rows are there: a first visit loads the worker's files for it. `false` where the browser
/// has no service workers, as in a page that did not come over https.
///
/// # Errors
/// When the browser cannot fetch or run the script; what was kept before stays.
pub async fn keep() -> Result<bool, JsValue> {
    let Some(container) = container() else { return Ok(false) };
    let options = js_sys::Object::new();
    // The browser's HTTP cache must not hide a new release.
    js_sys::Reflect::set(&options, &"updateViaCache".into(), &"none".into())?;
    let address = trusted::script_url("./sw.js")?;
    JsFuture::from(container.unchecked_ref::<Container>().register(&address, &options)?).await?;
    Ok(true)
}

fn container() -> Option<web_sys::ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    let there = js_sys::Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false);
    there.then(|| navigator.service_worker())
}

/// Calls back when a newer release has taken over: this page goes on as it is, a reload shows the new one.
///
/// A first visit's own release taking over does not count.
pub fn on_newer_release(mut tell: impl FnMut() + 'static) {
    let Some(container) = container() else { return };
    let mut had_one = container.controller().is_some();
    let on_change: Closure<dyn FnMut()> = Closure::new(move || {
        if std::mem::replace(&mut had_one, true) {
            tell();
        }
    });
    container.set_oncontrollerchange(Some(on_change.as_ref().unchecked_ref()));
    // It is wanted for as long as the page lives.
    on_change.forget();
}

/// Which release this page is: sixteen hex digits, or nothing in the edit loop.
pub fn build() -> Option<String> {
    super::page_meta("rill-build").filter(|build| !build.is_empty())
}
