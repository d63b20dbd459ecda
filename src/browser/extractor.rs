//! Finding the article of a page, in a worker of its own: [`start`] runs there, [`ask`] where the page was fetched.
//!
//! `html::extract` weighs more than half of what the worker does, so it is a binary of its own. Its worker ends with its answer: what
//! a hostile page may have done to it ends with it.

use super::worker::{self, NoWorker};
use crate::html::extract;
use crate::protocol::{decode, encode};
use futures_channel::oneshot;
use js_sys::Uint8Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, DedicatedWorkerGlobalScope, ErrorEvent, MessageEvent};

/// What is asked: the page's text, and its address.
type Question = (String, String);
/// What is answered: the article's HTML, a publisher's, not cleaned. `None` when the page has none.
type Answer = Option<String>;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Unanswered {
    /// The files of the other worker do not load.
    Lost,
    /// It broke over this page.
    Broken,
    /// The person stopped it, or it took too long: `signal` said so.
    Stopped,
}

/// Answers one question and says so. Called by the binary.
///
/// # Errors
/// When this is not a worker.
pub fn start() -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().dyn_into()?;
    let hear = Closure::<dyn FnMut(MessageEvent)>::new({
        let scope = scope.clone();
        move |event: MessageEvent| {
            let Ok(bytes) = event.data().dyn_into::<Uint8Array>() else { return };
            let Ok((html, address)) = decode::<Question>(&bytes.to_vec()) else { return };
            let answer: Answer = extract(&html, &address).map(|article| article.content);
            if let Err(error) = scope.post_message(&Uint8Array::from(encode(&answer).as_slice())) {
                wasm_bindgen::throw_val(error);
            }
        }
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    worker::say_ready()
}

/// The article of the page `html` found at `address`. `script` is where the other worker's files start.
///
/// # Errors
/// See [`Unanswered`].
pub async fn ask(script: &str, html: String, address: String, signal: &AbortSignal) -> Result<Answer, Unanswered> {
    let worker = worker::start_at(script).await.map_err(|reason| {
        if let NoWorker::Refused(error) = reason {
            web_sys::console::error_1(&error);
        }
        Unanswered::Lost
    })?;
    let (answer, answered) = oneshot::channel();
    let answer = Rc::new(RefCell::new(Some(answer)));
    let tell = move |said: Result<Answer, Unanswered>| {
        // Only the first answer counts, and nobody waits for a later one.
        if let Some(answer) = answer.borrow_mut().take() {
            let _ = answer.send(said);
        }
    };
    let (broke, stopped) = (tell.clone(), tell.clone());
    let on_message: Closure<dyn Fn(MessageEvent)> = Closure::new(move |event: MessageEvent| {
        let bytes = event.data().dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec());
        tell(bytes.ok().and_then(|bytes| decode(&bytes).ok()).ok_or(Unanswered::Broken));
    });
    let on_error: Closure<dyn Fn(ErrorEvent)> = Closure::new(move |event: ErrorEvent| {
        // It is told as a failure of this page; the console need not have it again.
        event.prevent_default();
        broke(Err(Unanswered::Broken));
    });
    let on_abort: Closure<dyn Fn()> = Closure::new(move || stopped(Err(Unanswered::Stopped)));
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    signal.set_onabort(Some(on_abort.as_ref().unchecked_ref()));
    let question: Question = (html, address);
    let sent = worker.post_message(&Uint8Array::from(encode(&question).as_slice()));
    let said = match (sent, signal.aborted()) {
        (Err(_), _) => Err(Unanswered::Broken),
        (_, true) => Err(Unanswered::Stopped),
        _ => answered.await.unwrap_or(Err(Unanswered::Broken)),
    };
    signal.set_onabort(None);
    worker.terminate();
    said
}
