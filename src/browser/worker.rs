//! Starting the worker, from the page; and saying that it is ready, from the worker.

use super::trusted;
use futures_channel::oneshot;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, WorkerOptions, WorkerType};

#[wasm_bindgen]
extern "C" {
    /// The constructor again, with a trusted address: web-sys knows only strings.
    #[wasm_bindgen(js_name = Worker, extends = web_sys::Worker)]
    type TrustedWorker;

    #[wasm_bindgen(catch, constructor, js_class = "Worker")]
    fn new(address: &JsValue, options: &WorkerOptions) -> Result<TrustedWorker, JsValue>;
}

/// What the worker says first. What is sent to it before that may be lost.
const READY: &str = "ready";

/// Why there is no worker.
#[derive(Clone, Debug, PartialEq)]
pub enum NoWorker {
    /// The page does not say where its worker is, or the browser refuses to make one.
    Refused(JsValue),
    /// Its files do not load: most likely a newer release has replaced them, and reloading the page helps.
    Lost(String),
}

/// Starts the worker of this page's build; returns when it listens.
///
/// The caller then sets its own `onmessage` and `onerror`.
///
/// # Errors
/// See [`NoWorker`].
pub async fn start() -> Result<web_sys::Worker, NoWorker> {
    let address = super::page_meta("rill-worker").ok_or_else(|| NoWorker::Refused("no rill-worker in the page".into()))?;
    start_at(&address).await
}

/// Where the files of `bin/extract` start, relative to the page; empty when the page does not say.
pub fn extract_address() -> String {
    super::page_meta("rill-extract").unwrap_or_default()
}

/// Starts the worker whose files start at `address`; returns when it listens.
///
/// # Errors
/// See [`NoWorker`].
pub async fn start_at(address: &str) -> Result<web_sys::Worker, NoWorker> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let address = trusted::script_url(address).map_err(NoWorker::Refused)?;
    let worker: web_sys::Worker = TrustedWorker::new(&address, &options).map_err(NoWorker::Refused)?.into();

    let (answer, answered) = oneshot::channel();
    let answer = Rc::new(RefCell::new(Some(answer)));
    let tell = {
        let answer = Rc::clone(&answer);
        move |outcome| {
            // Only the first answer counts, and nobody waits for a later one.
            if let Some(answer) = answer.borrow_mut().take() {
                let _ = answer.send(outcome);
            }
        }
    };
    let lost = tell.clone();
    let on_message: Closure<dyn Fn(MessageEvent)> = Closure::new(move |event: MessageEvent| {
        if event.data().as_string().as_deref() == Some(READY) {
            tell(Ok(()));
        }
    });
    let on_error: Closure<dyn Fn(ErrorEvent)> = Closure::new(move |event: ErrorEvent| lost(Err(NoWorker::Lost(event.message()))));
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    let outcome = answered.await.unwrap_or_else(|_| Err(NoWorker::Lost("no answer".into())));
    worker.set_onmessage(None);
    worker.set_onerror(None);
    outcome.map(|()| worker)
}

/// Called by the worker when its own `onmessage` stands.
///
/// # Errors
/// When this is not a worker.
pub fn say_ready() -> Result<(), JsValue> {
    let scope: web_sys::DedicatedWorkerGlobalScope = js_sys::global().dyn_into()?;
    scope.post_message(&READY.into())
}
