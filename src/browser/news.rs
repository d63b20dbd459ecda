//! What tabs and workers tell each other over a `BroadcastChannel`. The schema's number is in its name: builds that store or
//! speak differently never hear each other.

use crate::protocol::{News, SCHEMA, encode};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

/// The channel; open as long as this lives.
pub struct Channel {
    channel: BroadcastChannel,
    _heard: Closure<dyn FnMut(MessageEvent)>,
}

impl Channel {
    /// Opens the channel; `hear` gets what others tell, as coded [`News`], never what this one told.
    pub fn open(mut hear: impl FnMut(Vec<u8>) + 'static) -> Result<Channel, JsValue> {
        let channel = BroadcastChannel::new(&format!("rill-{SCHEMA}"))?;
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Ok(bytes) = event.data().dyn_into::<Uint8Array>() {
                hear(bytes.to_vec());
            }
        });
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Ok(Channel { channel, _heard: heard })
    }

    /// Tells every other tab and worker.
    pub fn tell(&self, news: &News) -> Result<(), JsValue> {
        self.channel.post_message(&Uint8Array::from(encode(news).as_slice()))
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}
