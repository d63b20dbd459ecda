//! The number on Rill's icon, where it is installed and the device shows one.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Shows `count` on the icon; 0 takes the number away. Does nothing where icons have none.
///
/// # Errors
/// What the browser says when it does not let it.
pub async fn show(count: u32) -> Result<(), JsValue> {
    let navigator: JsValue = window().navigator().into();
    let name = if count > 0 { "setAppBadge" } else { "clearAppBadge" };
    let Ok(show) = Reflect::get(&navigator, &name.into())?.dyn_into::<Function>() else { return Ok(()) };
    let shown: Promise = show.call1(&navigator, &count.into())?.dyn_into()?;
    JsFuture::from(shown).await.map(drop)
}
