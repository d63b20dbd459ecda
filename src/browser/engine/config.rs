//! What the deployer of this copy set in `config.json` beside the page, without a rebuild.

use gloo_net::http::Request;
use serde::Deserialize;

/// The deployer's choices. Everything has a default: a copy without the file works.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Config {
    /// The proxy's template, absolute or relative to the page.
    pub proxy: Option<String>,
}

impl Config {
    /// Reads `config.json` beside `page`. A copy without one, or offline before it was ever kept, has the defaults.
    pub async fn load(page: &str) -> Config {
        let Ok(answer) = Request::get(&format!("{}config.json", folder(page))).send().await else { return Config::default() };
        let mut config: Config = if answer.ok() { answer.json().await.unwrap_or_default() } else { Config::default() };
        config.proxy = config.proxy.map(|template| absolute(page, &template));
        config
    }
}

/// A proxy's template as an address of its own. A relative one starts at the page's folder, or at its host.
pub(super) fn absolute(page: &str, template: &str) -> String {
    if let Some(rest) = template.strip_prefix("./") {
        format!("{}{rest}", folder(page))
    } else if template.starts_with('/') && !template.starts_with("//") {
        let host = page.find("://").and_then(|at| page[at + 3..].find('/').map(|end| at + 3 + end)).unwrap_or(page.len());
        format!("{}{template}", &page[..host])
    } else {
        template.to_owned()
    }
}

/// The page's folder, with its slash.
fn folder(page: &str) -> &str {
    page.rfind('/').map_or(page, |slash| &page[..=slash])
}
