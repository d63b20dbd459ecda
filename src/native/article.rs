//! Articles and cleaned HTML as JSON, for comparing Rill with others.

use crate::html::{Article, sanitize};
use serde_json::{Value, json};

/// The article of a page, not cleaned. Every key is always there; without an article all are null.
pub fn article(article: Option<&Article>) -> Value {
    let of = |pick: fn(&Article) -> Option<&str>| article.and_then(pick);
    json!({
        "content": of(|article| Some(&article.content)),
        "title": of(|article| Some(&article.title)),
        "byline": of(|article| article.byline.as_deref()),
        "excerpt": of(|article| article.excerpt.as_deref()),
        "siteName": of(|article| article.site_name.as_deref()),
        "lang": of(|article| article.language.as_deref()),
        "dir": of(|article| article.direction.as_deref()),
        "publishedTime": of(|article| article.published.as_deref()),
    })
}

/// The answer to `{"html": …, "base": …}`: the same HTML, cleaned.
pub fn cleaned(case: &Value) -> Value {
    let html = case["html"].as_str().unwrap_or_default();
    json!({ "html": sanitize(html, case["base"].as_str()).as_str() })
}
