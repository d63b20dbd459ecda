//! One at a time across tabs, by the browser's Web Locks.

use js_sys::{Function, Promise, Reflect};
use std::future::Future;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Runs `work` while holding the lock `name`. Returns false, without running it, when another tab holds the lock.
///
/// The lock ends with the work, and with the tab: a tab that dies holds nothing.
pub async fn alone<F, W>(name: &str, work: F) -> Result<bool, JsValue>
where
    F: FnOnce() -> W + 'static,
    W: Future<Output = ()> + 'static,
{
    let ran = std::rc::Rc::new(std::cell::Cell::new(false));
    let inside = ran.clone();
    let granted = Closure::once_into_js(move |lock: JsValue| -> Promise {
        if lock.is_null() {
            return Promise::resolve(&JsValue::UNDEFINED);
        }
        inside.set(true);
        let work = work();
        future_to_promise(async move {
            work.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    let options = js_sys::Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE)?;
    // Page and worker have different globals with the same `navigator.locks`.
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into())?;
    let locks = Reflect::get(&navigator, &"locks".into())?;
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    let done: Promise = request.call3(&locks, &name.into(), &options, &granted)?.dyn_into()?;
    JsFuture::from(done).await?;
    Ok(ran.get())
}
