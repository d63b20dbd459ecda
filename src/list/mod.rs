//! What a list shows, in which order, and what a decision does to it. All of it works on the packed river in memory.

mod arrange;
mod blogs;
mod dates;
mod fold;
mod measure;
mod newest;
mod passing;
mod places;
mod rare;
mod reading;
mod recent;
mod recommended;
mod rhythm;
mod river;
mod rows;
mod standing;
mod view;
mod window;

pub use arrange::{Arrangement, Followed, Spot, arrange, follow, moving, restoring};
pub use blogs::{Blogs, is_among};
pub use dates::{Ago, ago};
pub use fold::{Effect, effects};
pub use measure::over_measure;
pub use newest::Newest;
pub use passing::Passing;
pub use places::{Order, Place, places};
pub use rare::{Midnight, rare_first};
pub use reading::{Part, since, unread_among, unread_of};
pub use recent::Recent;
pub use recommended::{Recommendation, recommendations};
pub use rhythm::{Habit, Rhythm, WEEKS, rhythms};
pub use river::{CHUNK, River, content_hashes, opened_times, pack_statuses, text_sizes, unpack_statuses};
pub use rows::{BLOCK, pack_rows, unpack_row, unpack_rows};
pub use standing::standing;
pub use view::{Counts, counts, found, posts, searchable};
pub use window::{Bar, Heights};
