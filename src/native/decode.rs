//! Decoding by `encoding_rs`, the reference implementation of the WHATWG Encoding Standard.

use crate::xml::Decoded;

/// Fills the seam [`crate::xml::Decode`].
pub fn decode(label: &str, bytes: &[u8]) -> Option<Decoded> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    let (text, bad) = encoding.decode_with_bom_removal(bytes);
    Some(Decoded { text: text.into_owned(), bad, name: encoding.name().to_ascii_lowercase() })
}
