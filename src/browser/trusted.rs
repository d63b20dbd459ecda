//! Trusted Types: the one policy, `app`, through which every script address and every piece of HTML must go.
//!
//! The page's CSP allows no other policy and makes the browser refuse plain strings, so what this file does not let
//! through does not run. Where a browser has no Trusted Types the same checks run and plain strings are handed on.
//! See <https://www.w3.org/TR/trusted-types/>.

use crate::html::SafeHtml;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Policy;

    #[wasm_bindgen(catch, js_namespace = trustedTypes, js_name = createPolicy)]
    fn create_policy(name: &str, rules: &js_sys::Object) -> Result<Policy, JsValue>;

    #[wasm_bindgen(catch, method, js_name = createScriptURL)]
    fn create_script_url(this: &Policy, address: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = createHTML)]
    fn create_html(this: &Policy, html: &str) -> Result<JsValue, JsValue>;

    /// `Element` again, with an `innerHTML` that takes trusted HTML: web-sys knows only strings.
    type Sink;

    #[wasm_bindgen(catch, method, setter, js_name = innerHTML)]
    fn set_inner_html(this: &Sink, html: &JsValue) -> Result<(), JsValue>;
}

thread_local! {
    /// A second `createPolicy("app")` would be refused, so it is made once. `None`: no Trusted Types here.
    static POLICY: Option<Policy> = policy();
}

/// The address of one of Rill's own scripts, as `new Worker` and `register` want it.
///
/// # Errors
/// When the address leaves the folder that the page came from.
pub fn script_url(address: &str) -> Result<JsValue, JsValue> {
    POLICY.with(|policy| match policy {
        Some(policy) => policy.create_script_url(address),
        None => ours(address).map(JsValue::from),
    })
}

/// Shows cleaned HTML in an element, in the place of what was in it. Nothing else in Rill writes HTML.
///
/// # Errors
/// When the browser refuses it.
pub fn show_html(element: &web_sys::Element, html: &SafeHtml) -> Result<(), JsValue> {
    let trusted = POLICY.with(|policy| match policy {
        Some(policy) => policy.create_html(html.as_str()),
        None => Ok(JsValue::from_str(html.as_str())),
    })?;
    element.unchecked_ref::<Sink>().set_inner_html(&trusted)
}

fn policy() -> Option<Policy> {
    if !js_sys::Reflect::has(&js_sys::global(), &"trustedTypes".into()).unwrap_or(false) {
        return None;
    }
    let script_url: Closure<dyn Fn(String) -> Result<String, JsValue>> = Closure::new(|address: String| ours(&address));
    // Only `show_html` calls this one, with what the sanitiser made.
    let html: Closure<dyn Fn(String) -> String> = Closure::new(|html: String| html);
    let rules = js_sys::Object::new();
    let set = |name: &str, rule: JsValue| js_sys::Reflect::set(&rules, &name.into(), &rule);
    let made = set("createScriptURL", script_url.into_js_value())
        .and_then(|_| set("createHTML", html.into_js_value()))
        .and_then(|_| create_policy("app", &rules));
    match made {
        Ok(policy) => Some(policy),
        Err(problem) => {
            // Without the policy the browser refuses every use, which says more than a panic here would.
            web_sys::console::error_1(&problem);
            None
        }
    }
}

/// The absolute address, when it is in the page's own folder. A worker, which does not know that, may start what lies on its host.
fn ours(address: &str) -> Result<String, JsValue> {
    let worker = || js_sys::global().dyn_into::<web_sys::WorkerGlobalScope>().map(|scope| scope.location());
    let (from, home) = match worker() {
        Ok(location) => (location.href(), "/"),
        Err(_) => (super::page_address()?, "./"),
    };
    let home = web_sys::Url::new_with_base(home, &from)?.href();
    let address = web_sys::Url::new_with_base(address, &from)?.href();
    if address.starts_with(&home) { Ok(address) } else { Err(js_sys::TypeError::new("not one of Rill's own files").into()) }
}
