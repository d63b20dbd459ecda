//! What a key, a tap or an address asks for.
