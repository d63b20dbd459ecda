//! What the deployer of this copy set in `config.json` beside the page, without a rebuild.

use gloo_net::http::Request;
use serde::Deserialize;

/// The deployer's choices. Everything has a default: a copy without the file works.
#[derive(Clone, Debug, Deserialize)]
#[serde(default)]
pub(super) struct Config {
    /// What this copy is called.
    pub name: String,
    /// The proxy's template, absolute or relative to the page.
    pub proxy: Option<String>,
    /// The address of the list of blogs to begin with, absolute or relative to the page.
    pub catalogue: String,
    /// The feed that a proxy is tested with. A proxy elsewhere does not reach this copy's own host when that is a person's
    /// machine, so it is a feed that has stood in one place for years.
    pub proxy_test: String,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            name: "Rill".into(),
            proxy: None,
            catalogue: "catalogue.opml".into(),
            proxy_test: "https://www.w3.org/blog/feed/".into(),
        }
    }
}

impl Config {
    /// Reads `config.json` beside `page`. A copy without one, or offline before it was ever kept, has the defaults.
    pub async fn load(page: &str) -> Config {
        let Ok(answer) = Request::get(&format!("{}config.json", folder(page))).send().await else { return Config::default() };
        let mut config: Config = if answer.ok() { answer.json().await.unwrap_or_default() } else { Config::default() };
        config.proxy = config.proxy.map(|template| absolute(page, &template));
        config.catalogue = absolute(page, &config.catalogue);
        config
    }
}

/// An address or a proxy's template as an address of its own: a worker's relative ones would start elsewhere. A relative one
/// starts at the page's folder, or with a slash at its host.
pub(super) fn absolute(page: &str, template: &str) -> String {
    let template = template.trim();
    if template.starts_with("//") || has_scheme(template) {
        template.to_owned()
    } else if template.starts_with('/') {
        let host = page.find("://").and_then(|at| page[at + 3..].find('/').map(|end| at + 3 + end)).unwrap_or(page.len());
        format!("{}{template}", &page[..host])
    } else {
        format!("{}{}", folder(page), template.strip_prefix("./").unwrap_or(template))
    }
}

/// Whether an address begins with a scheme (RFC 3986 section 3.1). A colon further on is part of a path or a query.
fn has_scheme(address: &str) -> bool {
    let is_of_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    address.starts_with(|c: char| c.is_ascii_alphabetic()) && address.trim_start_matches(is_of_scheme).starts_with(':')
}

/// The page's folder, with its slash.
fn folder(page: &str) -> &str {
    page.rfind('/').map_or(page, |slash| &page[..=slash])
}
