//! Pages and the feeds found in them; addresses and the feeds made up from them.

mod links;
mod pages;
mod platforms;

use rill::discover::{Found, find_feeds};

/// The address of the page that everything is found in.
const PAGE: &str = "https://blog.example/notes/today";

/// The addresses of the feeds that a page names are these.
fn check(html: &str, expected: &[&str]) -> Vec<Found> {
    let found = find_feeds(html, PAGE);
    let urls: Vec<&str> = found.iter().map(|found| found.url.as_str()).collect();
    assert_eq!(urls, expected, "{html}");
    found
}
