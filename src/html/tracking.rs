//! Query parameters that tell the publisher, or an advertiser, who came from where, and nothing about what to show.

use serde::{Deserialize, Serialize};
use url::Url;

/// What becomes of them in a post's links.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tracking {
    /// They go.
    #[default]
    Removed,
    /// The address stays as it was sent.
    Kept,
}

/// What their names begin with: campaigns as Google Analytics, Matomo, Google Ads helpers and Blueshift write them.
const FAMILIES: [&str; 7] = ["utm_", "mtm_", "hsa_", "bsft_", "pd_rd_", "pf_rd_", "__hs"];

/// Their names, each of one maker: nobody else uses them, and no site needs them to answer.
const NAMES: [&str; 58] = [
    // Advertisements: Google, Microsoft, Yandex, Facebook and Instagram, Twitter, TikTok, LinkedIn, Pinterest, Reddit.
    "gclid",
    "dclid",
    "gbraid",
    "wbraid",
    "gclsrc",
    "gad_source",
    "gad_campaignid",
    "srsltid",
    "msclkid",
    "yclid",
    "ysclid",
    "fbclid",
    "mibextid",
    "fb_action_ids",
    "fb_action_types",
    "fb_source",
    "igsh",
    "igshid",
    "twclid",
    "ref_src",
    "ttclid",
    "li_fat_id",
    "epik",
    "rdt_cid",
    // Letters: Mailchimp, Marketo, HubSpot, Vero, Omeda, MailerLite, Klaviyo, Drip, Eloqua, Bronto, dotdigital.
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "_hsenc",
    "_hsmi",
    "hsctatracking",
    "vero_id",
    "vero_conv",
    "oly_anon_id",
    "oly_enc_id",
    "ml_subscriber",
    "ml_subscriber_hash",
    "_kx",
    "__s",
    "elqtrackid",
    "elqtrack",
    "_bta_tid",
    "_bta_c",
    "dm_i",
    // Statistics: Google, Matomo, Openstat, Branch, Yahoo, Adobe, Webtrends, Wicked Reports, Redbrain.
    "_ga",
    "_gl",
    "pk_campaign",
    "pk_kwd",
    "pk_source",
    "pk_medium",
    "piwik_campaign",
    "_openstat",
    "_branch_match_id",
    "guce_referrer",
    "guce_referrer_sig",
    "wt.mc_id",
    "wickedid",
    "rb_clickid",
    "__twitter_impression",
];

/// Those that mean it on one site only, and elsewhere something else.
const AT_HOME: [(&str, &str); 7] = [
    ("youtube.com", "si"),
    ("youtu.be", "si"),
    ("open.spotify.com", "si"),
    ("twitter.com", "s"),
    ("twitter.com", "t"),
    ("x.com", "s"),
    ("x.com", "t"),
];

/// Takes them out of the query; the others keep their order and spelling. Whether there were any.
pub(crate) fn strip_tracking(url: &mut Url) -> bool {
    let Some(query) = url.query() else { return false };
    let host = url.host_str().unwrap_or_default();
    let follows = |pair: &&str| is_tracking(host, pair);
    if !query.split('&').any(|pair| follows(&pair)) {
        return false;
    }
    let kept: Vec<&str> = query.split('&').filter(|pair| !follows(pair)).collect();
    let kept = kept.join("&");
    url.set_query((!kept.is_empty()).then_some(&kept));
    true
}

/// Whether a `name=value` of an address at `host` follows the reader.
fn is_tracking(host: &str, pair: &str) -> bool {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    let name = name.to_ascii_lowercase();
    let at_home = |(site, known): &(&str, &str)| {
        name == *known && host.strip_suffix(site).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
    };
    FAMILIES.iter().any(|family| name.starts_with(family))
        || NAMES.contains(&name.as_str())
        || AT_HOME.iter().any(at_home)
        // Medium writes `?source=rss----…` behind every link of its feeds.
        || (name == "source" && value.starts_with("rss"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "the addresses are ours")]
mod tests {
    use super::*;

    #[test]
    fn what_goes_and_what_stays() {
        let check = |address: &str, expected: &str| {
            let mut url = Url::parse(address).unwrap();
            assert_eq!(strip_tracking(&mut url), address != expected, "{address}");
            assert_eq!(url.as_str(), expected, "{address}");
        };
        check("https://a.example/?utm_source=x&id=2&fbclid=y#here", "https://a.example/?id=2#here");
        check("https://a.example/?UTM_medium=x", "https://a.example/");
        check("https://a.example/?mc_cid=1&mc_eid=2&mtm_campaign=3&_gl=4&pk_kwd=5", "https://a.example/");
        check("https://a.example/?source=rss----1&source=me", "https://a.example/?source=me");
        check("https://a.example/?__hstc=1&__hssc=2&_hsmi=3&page=4", "https://a.example/?page=4");
        // What only looks like one.
        for address in [
            "https://a.example/",
            "https://a.example/?",
            "https://a.example/?a=%20+b&utmost=1",
            "https://a.example/?si=1&s=2&t=3&ref=4&source=me",
            "https://a.example/?q=utm_source",
            "https://notyoutube.com/?si=1",
            "https://a.example/utm_source=x",
        ] {
            check(address, address);
        }
        check("https://www.youtube.com/watch?v=abcdefghi-_&si=x&t=30", "https://www.youtube.com/watch?v=abcdefghi-_&t=30");
        check("https://youtu.be/abcdefghi-_?si=x", "https://youtu.be/abcdefghi-_");
        check("https://x.com/someone/status/1?s=20&t=x", "https://x.com/someone/status/1");
    }
}
