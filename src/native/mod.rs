//! Seams that native builds fill.
