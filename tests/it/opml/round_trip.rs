//! What is written is read back as it was.

use super::lines;
use proptest::prelude::*;
use rill::model::{FeedId, Folder, FolderId, Subscription, Timestamp};
use rill::opml::{Blog, Outline, read, write};
use std::collections::BTreeSet;

const NOW: Timestamp = Timestamp::from_seconds(1_795_457_214);

fn folder(name: &str, parent: Option<FolderId>) -> Folder {
    Folder { id: FolderId::of(parent, name), name: name.to_owned(), parent, position: 0 }
}

fn follow(url: &str, folders: &[FolderId]) -> Subscription {
    Subscription { folders: folders.to_vec(), ..Subscription::new(FeedId::of(url), url.to_owned(), NOW) }
}

#[test]
fn as_it_is_written() {
    let sea = folder("Sea & Shore", None);
    let birds = folder("Birds", Some(sea.id));
    let empty = folder("Empty", None);
    let (moth, tide) =
        (follow("https://moth.example/feed?a=1&b=2", &[birds.id, empty.id, birds.id]), follow("https://tide.example/", &[]));
    let blogs = [
        Blog { subscription: &moth, title: "Moth \"Notes\"", site_url: Some("https://moth.example/") },
        Blog { subscription: &tide, title: " Tide\n", site_url: None },
    ];
    let empty_too = folder("void", None);
    assert_eq!(
        write("Rill", &[sea, birds, empty, empty_too], &blogs, NOW),
        r#"<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>Rill</title>
    <dateCreated>Mon, 23 Nov 2026 18:06:54 GMT</dateCreated>
    <docs>http://opml.org/spec2.opml</docs>
  </head>
  <body>
    <outline text="Empty" title="Empty">
      <outline type="rss" text="Moth &quot;Notes&quot;" title="Moth &quot;Notes&quot;" xmlUrl="https://moth.example/feed?a=1&amp;b=2" htmlUrl="https://moth.example/"/>
    </outline>
    <outline text="Sea &amp; Shore" title="Sea &amp; Shore">
      <outline text="Birds" title="Birds">
        <outline type="rss" text="Moth &quot;Notes&quot;" title="Moth &quot;Notes&quot;" xmlUrl="https://moth.example/feed?a=1&amp;b=2" htmlUrl="https://moth.example/"/>
      </outline>
    </outline>
    <outline text="void" title="void">
    </outline>
    <outline type="rss" text="&#32;Tide&#10;" title="&#32;Tide&#10;" xmlUrl="https://tide.example/"/>
  </body>
</opml>
"#
    );
}

#[test]
fn the_order_is_the_sidebars() {
    let place = |name: &str, position: u32| Folder { position, ..folder(name, None) };
    let folders = [place("b", 1), place("Z", 0), place("a", 1)];
    let follows: Vec<Subscription> =
        [("u", 2), ("v", 1), ("w", 1)].map(|(url, position)| Subscription { position, ..follow(url, &[]) }).to_vec();
    let blogs: Vec<Blog<'_>> =
        follows.iter().zip(["1", "3", "2"]).map(|(subscription, title)| Blog { subscription, title, site_url: None }).collect();
    let opml = read(&write("", &folders, &blogs, NOW)).unwrap();
    assert_eq!(opml.title, None);
    assert_eq!(opml.folders, [["Z"], ["a"], ["b"]]);
    assert_eq!(lines(&opml), [": 2 <w>", ": 3 <v>", ": 1 <u>"]);
}

/// Nothing is lost where folders point nowhere or at each other.
#[test]
fn damaged_folders() {
    let (mut one, mut two) = (folder("One", None), folder("Two", None));
    (one.parent, two.parent) = (Some(two.id), Some(one.id));
    let lost = FolderId::of(None, "lost");
    let orphan = folder("Orphan", Some(lost));
    let follows = [follow("u", &[two.id]), follow("v", &[lost]), follow("w", &[orphan.id, lost])];
    let blogs: Vec<Blog<'_>> = follows.iter().map(|subscription| Blog { subscription, title: "-", site_url: None }).collect();
    let opml = read(&write("", &[one, two, orphan], &blogs, NOW)).unwrap();
    assert_eq!(lines(&opml), ["Orphan: - <w>", ": - <v>", "One/Two: - <u>"]);
}

/// The deepest list that a person can make is read back; what no person makes is written, too.
#[test]
fn deep_folders() {
    let mut folders: Vec<Folder> = Vec::new();
    for depth in 0..20_000 {
        folders.push(folder(&depth.to_string(), folders.last().map(|outer: &Folder| outer.id)));
    }
    let check = |depth: usize| {
        let subscription = follow("u", &[folders[depth - 1].id]);
        let text = write("", &folders[..depth], &[Blog { subscription: &subscription, title: "", site_url: None }], NOW);
        read(&text).unwrap()
    };
    assert_eq!(check(200).outlines[0].folders.len(), 200);
    assert_eq!(check(20_000).outlines.len(), 1);
}

/// What XML can hold of a text.
fn allowed(text: &str) -> String {
    let forbidden = |c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().filter(|&c| !forbidden(c)).collect()
}

/// Any characters, those that markup is made of more often; some of them allowed in XML.
fn any_text() -> impl Strategy<Value = String> {
    let one = prop_oneof![
        any::<char>(),
        prop::sample::select("<>&\"'/;#=! \t\r\n\u{b}\u{85}\u{a0}\u{feff}\u{ffff}amp]-?".chars().collect::<Vec<_>>())
    ];
    prop::collection::vec(one, 0..12).prop_map(|chars| chars.into_iter().collect())
}

fn some_text() -> impl Strategy<Value = String> {
    any_text().prop_filter("something must be left of it", |text| !allowed(text).is_empty())
}

proptest! {
    /// Folders each within one of those before it, or at the top; blogs in any of them.
    #[test]
    fn there_and_back(
        names in prop::collection::vec((some_text(), any::<prop::sample::Index>()), 0..8),
        posts in prop::collection::vec((any_text(), some_text(), prop::option::of(any_text()), prop::collection::vec(any::<prop::sample::Index>(), 0..3)), 0..12),
    ) {
        let mut folders: Vec<Folder> = Vec::new();
        let mut paths: Vec<Vec<String>> = Vec::new();
        for (name, parent) in &names {
            let parent = parent.index(folders.len() + 1).checked_sub(1);
            let mut path = parent.map(|index| paths[index].clone()).unwrap_or_default();
            path.push(allowed(name));
            paths.push(path);
            folders.push(folder(name, parent.map(|index| folders[index].id)));
        }
        let within = |places: &[prop::sample::Index]| -> Vec<usize> {
            if folders.is_empty() { return Vec::new(); }
            places.iter().map(|place| place.index(folders.len())).collect()
        };
        let follows: Vec<Subscription> = posts.iter().map(|(_, url, _, places)| {
            follow(url, &within(places).into_iter().map(|index| folders[index].id).collect::<Vec<_>>())
        }).collect();
        let blogs: Vec<Blog<'_>> = follows.iter().zip(&posts).map(|(subscription, (title, _, site, _))| {
            Blog { subscription, title, site_url: site.as_deref() }
        }).collect();

        let text = write("Blogs", &folders, &blogs, NOW);
        let opml = read(&text).unwrap();

        prop_assert_eq!(&opml.problems, &[]);
        let written: BTreeSet<Vec<String>> = paths.iter().cloned().collect();
        let found: BTreeSet<Vec<String>> = opml.folders.iter().cloned().collect();
        prop_assert_eq!(found.len(), opml.folders.len());
        prop_assert_eq!(found, written);

        // Of one address in one folder the first counts, so one of those that were written is found.
        let filled = |text: &str| Some(allowed(text)).filter(|text| !text.is_empty());
        let mut expected = BTreeSet::new();
        let mut places = BTreeSet::new();
        for (title, url, site, at) in &posts {
            let mut at: Vec<Vec<String>> = within(at).into_iter().map(|index| paths[index].clone()).collect();
            if at.is_empty() { at.push(Vec::new()); }
            for path in at {
                places.insert((path.clone(), allowed(url)));
                expected.insert((path, allowed(url), filled(title), site.as_deref().and_then(filled)));
            }
        }
        prop_assert_eq!(opml.outlines.len(), places.len());
        for Outline { folders, xml_url, title, html_url, .. } in opml.outlines {
            prop_assert!(places.remove(&(folders.clone(), xml_url.clone())));
            prop_assert!(expected.contains(&(folders, xml_url, title, html_url)));
        }
    }

    /// Whatever the file, an answer comes.
    #[test]
    fn anything_is_read(text in any_text(), cut in any::<prop::sample::Index>()) {
        let list = format!("<opml><body><outline text='F'><outline text='A' xmlUrl='u'{text}/>{text}<outline xmlUrl='v'/></outline></body></opml>");
        let ends: Vec<usize> = list.char_indices().map(|(at, _)| at).collect();
        prop_assert!(read(&list).is_ok());
        let _ = read(&list[..ends[cut.index(ends.len())]]);
    }
}
