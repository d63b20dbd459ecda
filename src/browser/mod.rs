//! The browser, called from here and from ui alone.
