//! The browser's side of the seam for encodings: `TextDecoder` knows every encoding of the WHATWG standard already.

use crate::xml::Decoded;
use web_sys::TextDecoder;

/// Decodes `bytes` as `label` says; `None` when the browser does not know the label or cannot decode at all.
pub fn decode(label: &str, bytes: &[u8]) -> Option<Decoded> {
    let decoder = TextDecoder::new_with_label(label).ok()?;
    let text = decoder.decode_with_u8_array(bytes).ok()?;
    Some(Decoded { bad: text.contains('\u{fffd}'), name: decoder.encoding(), text })
}
