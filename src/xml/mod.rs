//! Bytes to namespaced elements, whatever state they are in: encoding, references, repair.
//!
//! [`to_text`] makes text of bytes, [`clean`] drops what XML forbids, and [`Elements`] reads elements off the text in one pass.
//! Nothing here fails: a document and its [`Problem`]s come out.

mod address;
mod attributes;
mod decode;
mod elements;
mod encoding;
mod entities;
mod events;
mod guess;
mod implied;
mod inner;
mod mend;
mod namespace;
mod problem;
mod repair;
mod token;
mod utf32;

pub use address::resolve;
pub use decode::{Decode, Decoded, Readable, to_text};
pub use elements::{Element, Elements, Node};
pub use entities::resolve_references;
pub use inner::Inner;
pub use namespace::Ns;
pub use problem::{Problem, ProblemKind, Problems};
pub use repair::clean;
