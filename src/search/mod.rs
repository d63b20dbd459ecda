//! Finding posts: the language in which a person asks, and whether a post answers.

mod fold;
mod holds;
mod marks;
mod query;
mod stem;

pub use holds::{Subject, When};
pub use marks::{Marks, marks};
pub use query::{Compare, Date, Field, Mistake, Problem, Query, State, Text, Thing, Unit, parse, parse_typed};
pub use stem::{Stem, TONGUES, Tongue};
