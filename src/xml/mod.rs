//! Stub.
#[allow(missing_docs)]
pub struct Decoded { pub text: String, pub bad: bool, pub name: String }
