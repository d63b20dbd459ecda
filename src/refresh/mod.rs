//! Fetching: what is due, what to ask, what the answer means, what changes.
