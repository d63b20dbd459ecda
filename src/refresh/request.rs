//! Where to ask for a blog: directly, or through a proxy whose address is a template (`docs/proxy.md`).

use super::login::authorization;
use crate::model::{FetchState, Login, Timestamp};
use url::Url;

/// How long validators are sent, in milliseconds. Some servers answer 304 for ever, whatever they publish; NetNewsWire found
/// them and drops validators after eight days.
const VALIDATORS_LAST: i64 = 8 * Timestamp::DAY;

/// The way a request goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// From this device to the site.
    Direct,
    /// Through the proxy.
    Proxy,
    /// Through the proxy that is asked when the first does not help.
    Fallback,
}

/// The proxies that may be asked; a template that [`check_template`] refuses counts as none.
#[derive(Clone, Copy, Debug, Default)]
pub struct Chain<'a> {
    /// The template of the proxy.
    pub proxy: Option<&'a str>,
    /// The template of the proxy that is asked when the first does not help.
    pub fallback: Option<&'a str>,
    /// The name and password of the blog that is asked for.
    pub login: Option<&'a Login>,
}

impl Chain<'_> {
    /// Whether a proxy may be asked for `target`: always for what takes no password, else when the person said so.
    pub fn may_ask_proxy(&self, target: &str) -> bool {
        self.login.is_none_or(|login| login.by_proxy == Some(true) || authorization(login, target).is_none())
    }
}

/// One request, a GET without headers of its own, for those would cost a preflight for every address; but for a login.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The address to fetch.
    pub url: String,
    /// The way that this is.
    pub via: Via,
    /// The name and password, as `Authorization` has them.
    pub login: Option<String>,
}

/// The requests for `target` in the order to try them; never none. The site is asked directly when it is known to allow that, or
/// when there is no proxy to ask; then the proxy is asked, then the fallback. A
/// password goes to its own site, and through a proxy where the person said so.
pub fn requests(target: &str, state: &FetchState, chain: &Chain<'_>, now: Timestamp) -> Vec<Request> {
    let usable = |template: &&str| check_template(template).is_ok();
    let login = chain.login.and_then(|login| authorization(login, target));
    let may = chain.may_ask_proxy(target);
    let proxy = chain.proxy.filter(usable).filter(|_| may);
    let fallback = chain.fallback.filter(usable).filter(|fallback| may && proxy != Some(*fallback));
    let through = |template: &str, via| Request { url: fill(template, target, validators(state, now)), via, login: login.clone() };

    let mut requests = Vec::new();
    if state.direct || proxy.is_none() {
        requests.push(Request { url: target.to_owned(), via: Via::Direct, login: login.clone() });
    }
    requests.extend(proxy.map(|template| through(template, Via::Proxy)));
    requests.extend(fallback.map(|template| through(template, Via::Fallback)));
    requests
}

/// What of the last answer is sent along; empty where there is nothing, or nothing young enough.
#[derive(Clone, Copy, Default)]
struct Validators<'a> {
    etag: &'a str,
    since: &'a str,
}

fn validators(state: &FetchState, now: Timestamp) -> Validators<'_> {
    // A time ahead of now was noted by a clock that was wrong, so it tells no age.
    let is_young = |at: Timestamp| at <= now && now < at.plus(VALIDATORS_LAST);
    if !state.validators_at.is_some_and(is_young) {
        return Validators::default();
    }
    Validators { etag: state.etag.as_deref().unwrap_or_default(), since: state.last_modified.as_deref().unwrap_or_default() }
}

/// Fills the holes of `template`, each once: what is filled in may look like a hole itself. Other braces stay as they are.
fn fill(template: &str, target: &str, validators: Validators<'_>) -> String {
    let holes = [
        ("{url}", encode(target)),
        ("{raw_url}", target.to_owned()),
        ("{etag}", encode(validators.etag)),
        ("{since}", encode(validators.since)),
    ];
    let mut filled = String::new();
    let mut rest = template;
    while let Some(brace) = rest.find('{') {
        filled.push_str(&rest[..brace]);
        rest = &rest[brace..];
        let (taken, value) = match holes.iter().find(|(hole, _)| rest.starts_with(hole)) {
            Some((hole, value)) => (hole.len(), value.as_str()),
            None => (1, "{"),
        };
        filled.push_str(value);
        rest = &rest[taken..];
    }
    filled.push_str(rest);
    filled
}

/// Percent-encodes as `encodeURIComponent` does (ECMA-262 section 19.2.6): all but letters, digits and ``-_.!~*'()``.
fn encode(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.extend(['%', char::from(DIGITS[usize::from(byte >> 4)]), char::from(DIGITS[usize::from(byte & 15)])]);
        }
    }
    encoded
}

/// Why a template is no proxy's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateError {
    /// It has no `{url}` and no `{raw_url}`: there is no place for the address to fetch.
    NoPlace,
    /// Filled in, it is neither an http or https address nor relative to the page.
    NotHttp,
    /// It holds a user name or a password. Browsers refuse to fetch such an address (Fetch standard, `Request` constructor).
    Password,
}

/// Whether a proxy's address can be used, as far as one can tell without asking it.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn check_template(template: &str) -> Result<(), TemplateError> {
    if !template.contains("{url}") && !template.contains("{raw_url}") {
        return Err(TemplateError::NoPlace);
    }
    let filled = fill(template, "https://blog.example/feed", Validators::default());
    // Stands for the page that a relative template starts from.
    let page = Url::parse("https://page.example/").map_err(|_| TemplateError::NotHttp)?;
    let url = page.join(&filled).map_err(|_| TemplateError::NotHttp)?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(TemplateError::NotHttp);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(TemplateError::Password);
    }
    Ok(())
}
