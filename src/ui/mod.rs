//! What a person sees. Components hold no logic that a pure room could hold.

mod address;
mod app;
mod clock;
mod components;
mod dom;
mod doors;
mod keys;
mod lasting;
mod link;
mod look;
mod make;
mod message;
mod pace;
mod pages;
mod places;
mod reader;
mod screen;
mod seldom;
mod series;
mod signal;
mod words;

pub use app::mount;
