//! Finding posts: the language in which a person asks, whether a post answers, and the index that knows which to ask.

mod fold;
mod holds;
mod index;
mod marks;
mod query;
mod rules;
mod stem;

pub use holds::{Subject, When};
pub use index::{Answer, Around, Bits, Blog, Builder, FACTS, Index, ROW_SHARDS, SEGMENT, SHARDS, Shard, VERSION, shards};
pub use marks::{Marks, marks, marks_in, snippet, units};
pub use query::{Compare, Date, Field, Mistake, Problem, Query, State, Text, Thing, Unit, parse, parse_typed};
pub use rules::Rules;
pub use stem::{Stem, TONGUES, Tongue};
