//! Tests of the whole, one binary; a room a file.

mod hostile;
mod proxy;
mod refresh;
