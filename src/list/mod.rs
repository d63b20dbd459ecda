//! What a list shows, in which order.
