//! Pages and the feeds found in them.
