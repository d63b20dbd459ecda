//! Tests of the whole, one room a file.

mod hostile;
