//! A parsed feed as one JSON object of a fixed shape, for comparing parsers. Every key is always there.

use crate::feed::{
    Category, Geo, Image, Link, Media, NotAFeed, Parsed, ParsedEnclosure, ParsedEntry, ParsedFeed, Person, Text, TextKind, Version,
};
use crate::model::Timestamp;
use serde_json::{Map, Value, json};

/// How values that hold HTML are written: cleaned, or as they are with relative addresses resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// Cleaned.
    Clean,
    /// As published.
    Raw,
}

/// The answer for a parsed document.
pub fn answer(parsed: &Result<Parsed, NotAFeed>, markup: Markup) -> Value {
    match parsed {
        Ok(parsed) => {
            let (format, version) = names(parsed.version);
            json!({
                "ok": true,
                "error": null,
                "recovered": !parsed.problems.is_empty(),
                "problems": parsed.problems.iter().map(|problem| json!([problem.line, format!("{:?}", problem.kind)])).collect::<Value>(),
                "format": format,
                "version": version,
                "encoding": parsed.encoding,
                "feed": feed(&parsed.feed, markup),
                "entries": parsed.entries.iter().map(|item| entry(item, markup)).collect::<Value>(),
            })
        }
        Err(reason) => json!({
            "ok": false, "error": format!("{reason:?}"), "recovered": false, "problems": [], "format": null, "version": null,
            "encoding": null, "feed": feed(&ParsedFeed::default(), markup), "entries": [],
        }),
    }
}

fn names(version: Version) -> (&'static str, &'static str) {
    match version {
        Version::Rss090 => ("rdf", "rss090"),
        Version::Rss091Userland => ("rss", "rss091u"),
        Version::Rss091Netscape => ("rss", "rss091n"),
        Version::Rss092 => ("rss", "rss092"),
        Version::Rss093 => ("rss", "rss093"),
        Version::Rss094 => ("rss", "rss094"),
        Version::Rss20 => ("rss", "rss20"),
        Version::Rss10 => ("rdf", "rss10"),
        Version::Atom03 => ("atom", "atom03"),
        Version::Atom10 => ("atom", "atom10"),
        Version::Json10 => ("json", "json10"),
        Version::Json11 => ("json", "json11"),
    }
}

fn feed(feed: &ParsedFeed, markup: Markup) -> Value {
    json!({
        "id": feed.id,
        "title": plain(&feed.title),
        "title_detail": text(&feed.title, markup),
        "subtitle": html(&feed.subtitle, markup),
        "subtitle_detail": text(&feed.subtitle, markup),
        "link": feed.link,
        "feed_url": feed.feed_url,
        "links": feed.links.iter().map(link).collect::<Value>(),
        "language": feed.language,
        "updated": date(feed.updated),
        "published": date(feed.published),
        "created": date(feed.created),
        "authors": people(&feed.authors),
        "contributors": people(&feed.contributors),
        "publisher": feed.publisher.as_ref().map(person),
        "categories": feed.categories.iter().map(category).collect::<Value>(),
        "rights": html(&feed.rights, markup),
        "rights_detail": text(&feed.rights, markup),
        "generator": feed.generator.as_ref().map(|it| json!({"name": it.name, "url": it.url, "version": it.version})),
        "icon": feed.icon,
        "logo": feed.logo,
        "image": feed.image.as_ref().map(image),
        "ttl": feed.ttl,
        "skip_hours": feed.skip_hours,
        "skip_days": feed.skip_days,
        "hubs": feed.hubs,
        "docs": feed.docs,
        "license": feed.license,
        "itunes": feed.itunes.as_ref().map(|it| json!({
            "block": it.block, "explicit": it.explicit, "image": it.image, "type": it.kind, "complete": it.complete,
            "new_feed_url": it.new_feed_url,
        })),
        "in_reply_to": feed.in_reply_to.iter().map(reply).collect::<Value>(),
        "extra": extra(&feed.extra),
    })
}

fn entry(entry: &ParsedEntry, markup: Markup) -> Value {
    json!({
        "id": entry.id,
        "id_is_permalink": entry.id_is_permalink,
        "title": plain(&entry.title),
        "title_detail": text(&entry.title, markup),
        "link": entry.link,
        "links": entry.links.iter().map(link).collect::<Value>(),
        "published": date(entry.published),
        "updated": date(entry.updated),
        "created": date(entry.created),
        "expires": date(entry.expires),
        "authors": people(&entry.authors),
        "contributors": people(&entry.contributors),
        "publisher": entry.publisher.as_ref().map(person),
        "summary": html(&entry.summary, markup),
        "summary_detail": text(&entry.summary, markup),
        "content": entry.content.iter().map(|it| content(it, markup)).collect::<Value>(),
        "categories": entry.categories.iter().map(category).collect::<Value>(),
        "enclosures": entry.enclosures.iter().map(enclosure).collect::<Value>(),
        "comments": entry.comments,
        "comments_feed": entry.comments_feed,
        "comment_count": entry.comment_count,
        "rights": html(&entry.rights, markup),
        "rights_detail": text(&entry.rights, markup),
        "language": entry.language,
        "image": entry.image.as_ref().map(image),
        "license": entry.license,
        "source": entry.source.as_ref().map(|it| feed(it, markup)),
        "itunes": entry.itunes.as_ref().map(|it| json!({
            "block": it.block, "explicit": it.explicit, "duration": it.duration, "episode": it.episode, "season": it.season,
            "episode_type": it.episode_type, "image": it.image, "subtitle": it.subtitle,
        })),
        "media": entry.media.as_ref().map(|it| media(it, markup)),
        "geo": entry.geo.as_ref().map(geo),
        "in_reply_to": entry.in_reply_to.iter().map(reply).collect::<Value>(),
        "chapters": entry.chapters.iter().map(|it| json!({
            "start": it.start, "title": it.title, "href": it.href, "image": it.image,
        })).collect::<Value>(),
        "transcripts": entry.transcripts.iter().map(|it| json!({
            "url": it.url, "type": it.media_type, "lang": it.lang,
        })).collect::<Value>(),
        "extra": extra(&entry.extra),
    })
}

fn type_name(kind: TextKind) -> &'static str {
    match kind {
        TextKind::Text => "text",
        TextKind::Html => "html",
        TextKind::Xhtml => "xhtml",
    }
}

fn text(text: &Option<Text>, markup: Markup) -> Option<Value> {
    let text = text.as_ref()?;
    Some(json!({"type": type_name(text.kind), "value": value(text, markup), "lang": text.lang, "base": base(text)}))
}

fn content(text: &Text, markup: Markup) -> Value {
    let name = text.media_type.as_deref().unwrap_or(type_name(text.kind));
    json!({"type": name, "value": value(text, markup), "lang": text.lang, "base": base(text), "src": text.src})
}

fn base(text: &Text) -> Option<&str> {
    text.base.as_ref().map(|base| base.as_str())
}

/// The value under `markup`; characters are never touched.
fn value(text: &Text, markup: Markup) -> String {
    match text.kind {
        TextKind::Text => text.value.clone(),
        TextKind::Html | TextKind::Xhtml => shown(&text.value, base(text), markup),
    }
}

/// A text as HTML.
fn html(text: &Option<Text>, markup: Markup) -> Option<String> {
    text.as_ref().map(|text| value(text, markup)).filter(|html| !html.is_empty())
}

/// A text as characters.
fn plain(text: &Option<Text>) -> Option<String> {
    let text = text.as_ref()?;
    match text.kind {
        TextKind::Text => Some(text.value.clone()),
        TextKind::Html | TextKind::Xhtml => Some(crate::html::to_line(&text.value)),
    }
}

/// HTML under `markup`, its relative addresses starting from `base`.
fn shown(html: &str, base: Option<&str>, markup: Markup) -> String {
    match markup {
        Markup::Clean => without_own(crate::html::sanitize(html, base).as_str()),
        Markup::Raw => crate::html::resolve(html, base.unwrap_or_default()),
    }
}

/// Cleaned HTML without what Rill adds for reading: other parsers add none of it.
fn without_own(html: &str) -> String {
    let own = [
        " rel=\"noopener noreferrer\" target=\"_blank\"",
        " loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\"",
        " controls=\"\" preload=\"none\"",
    ];
    own.iter().fold(html.to_owned(), |html, added| html.replace(added, ""))
}

fn date(at: Option<Timestamp>) -> Option<String> {
    let at = at?;
    let (days, second) = (at.seconds().div_euclid(86_400), at.seconds().rem_euclid(86_400));
    let (year, month, day) = civil(days);
    Some(format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60))
}

/// Year, month and day, of days since 1970: eras of 400 years, years counted from March.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

fn person(person: &Person) -> Value {
    json!({"name": person.name, "email": person.email, "url": person.url})
}

fn people(list: &[Person]) -> Value {
    list.iter().map(person).collect()
}

fn category(it: &Category) -> Value {
    json!({"term": it.term, "scheme": it.scheme, "label": it.label})
}

fn link(it: &Link) -> Value {
    json!({"href": it.href, "rel": it.rel, "type": it.media_type, "title": it.title, "hreflang": it.hreflang, "length": it.length})
}

fn image(it: &Image) -> Value {
    json!({
        "url": it.url, "title": it.title, "link": it.link, "description": it.description, "width": it.width, "height": it.height,
    })
}

fn enclosure(it: &ParsedEnclosure) -> Value {
    json!({"url": it.url, "type": it.media_type, "length": it.length, "title": it.title, "duration": it.duration})
}

fn reply(it: &crate::feed::Reply) -> Value {
    json!({"ref": it.id, "href": it.href, "type": it.media_type, "source": it.source})
}

fn media(media: &Media, markup: Markup) -> Value {
    json!({
        "content": media.content.iter().map(|it| json!({
            "url": it.url, "type": it.media_type, "medium": it.medium, "width": it.width, "height": it.height,
            "duration": it.duration, "size": it.size,
        })).collect::<Value>(),
        "thumbnails": media.thumbnails.iter().map(|it| {
            let mut thumbnail = json!({"url": it.url});
            for (name, size) in [("width", &it.width), ("height", &it.height)] {
                if let Some(size) = size {
                    thumbnail[name] = json!(size);
                }
            }
            thumbnail
        }).collect::<Value>(),
        "title": plain(&media.title),
        "description": html(&media.description, markup),
        "player": media.player,
        "credits": media.credits.iter().map(|it| json!({"role": it.role, "scheme": it.scheme, "value": it.value})).collect::<Value>(),
        "rating": media.rating,
    })
}

fn geo(geo: &Geo) -> Value {
    match geo {
        Geo::Point(point) => json!({"type": "Point", "coordinates": point}),
        Geo::Line(points) => json!({"type": "LineString", "coordinates": points}),
        Geo::Polygon(ring) => json!({"type": "Polygon", "coordinates": [ring]}),
        Geo::Box(corners) => json!({"type": "Box", "coordinates": corners}),
    }
}

fn extra(extra: &[(String, String)]) -> Value {
    Value::Object(extra.iter().map(|(name, value)| (name.clone(), json!(value))).collect::<Map<_, _>>())
}
