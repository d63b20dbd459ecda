//! Lists before and after, drawn as the sidebar draws them.

use super::*;
use crate::list::places;
use crate::model::{Scope, Timestamp};
use crate::opml;

/// Folders `Art`, `Web`, `Web/css` with blogs in them, and one at the top.
fn blogs() -> Blogs {
    let mut blogs = Blogs::default();
    let list = "<opml><body>
        <outline text='Art'/>
        <outline text='Web'>
            <outline text='css'><outline text='Moth' xmlUrl='https://moth.example/feed'/></outline>
            <outline text='Moth' xmlUrl='https://moth.example/feed'/>
            <outline text='Ant' xmlUrl='https://ant.example/feed'/>
        </outline>
        <outline text='Zebra' xmlUrl='https://zebra.example/feed'/>
    </body></opml>";
    follow(&mut blogs, &opml::read(list).unwrap(), Timestamp(7));
    blogs
}

fn web() -> FolderId {
    FolderId::of(None, "Web")
}

fn css() -> FolderId {
    FolderId::of(Some(web()), "css")
}

fn art() -> FolderId {
    FolderId::of(None, "Art")
}

fn blog(name: &str) -> FeedId {
    FeedId::of(&format!("https://{name}.example/feed"))
}

/// The list in one line: `Folder(…)` and blogs, in the sidebar's order.
fn drawn(blogs: &Blogs) -> String {
    let lines = places(blogs, &|_| false, &|a, b| a.to_lowercase().cmp(&b.to_lowercase()));
    let drawn: Vec<String> = lines.iter().map(|place| format!("{}{}", ">".repeat(place.depth as usize), place.name)).collect();
    drawn.join(" ")
}

#[test]
fn one_change() {
    let check = |change: Arrangement, expected: &str| {
        let mut blogs = blogs();
        arrange(&mut blogs, &change);
        assert_eq!(drawn(&blogs), expected, "{change:?}");
    };
    const SAME: &str = "Art Web >css >>Moth >Ant >Moth Zebra";
    let elsewhere = FolderId::of(None, "Elsewhere");
    use Arrangement::*;
    check(Rename(blog("ant"), Some(" Emmet ".into())), "Art Web >css >>Moth >Emmet >Moth Zebra");
    check(Rename(blog("ant"), Some("  ".into())), "Art Web >css >>Moth >ant.example >Moth Zebra");
    check(Rename(blog("bee"), Some("Bee".into())), SAME);
    check(Place(blog("zebra"), vec![art(), elsewhere, art()]), "Art >Zebra Web >css >>Moth >Ant >Moth");
    check(Place(blog("moth"), vec![]), "Art Web >css >Ant Moth Zebra");
    check(Unsubscribe(blog("moth")), "Art Web >css >Ant Zebra");
    check(NewFolder { name: " Bark ".into(), parent: None }, "Art Bark Web >css >>Moth >Ant >Moth Zebra");
    check(NewFolder { name: "Bark".into(), parent: Some(css()) }, "Art Web >css >>Bark >>Moth >Ant >Moth Zebra");
    check(NewFolder { name: "Bark".into(), parent: Some(elsewhere) }, "Art Bark Web >css >>Moth >Ant >Moth Zebra");
    check(NewFolder { name: "css".into(), parent: Some(web()) }, SAME);
    check(NewFolder { name: " ".into(), parent: None }, SAME);
    check(RenameFolder(web(), "The web".into()), "Art The web >css >>Moth >Ant >Moth Zebra");
    check(RenameFolder(web(), "".into()), SAME);
    check(RemoveFolder(web()), "Art css >Moth Ant Zebra");
    check(RemoveFolder(css()), "Art Web >Ant >Moth Zebra");
    check(RemoveFolder(elsewhere), SAME);
    check(MoveFolder(css(), None), "Art css >Moth Web >Ant >Moth Zebra");
    check(MoveFolder(css(), Some(art())), "Art >css >>Moth Web >Ant >Moth Zebra");
    check(MoveFolder(web(), Some(art())), "Art >Web >>css >>>Moth >>Ant >>Moth Zebra");
    check(MoveFolder(web(), Some(css())), SAME);
    check(MoveFolder(web(), Some(web())), SAME);
    check(MoveFolder(web(), Some(elsewhere)), SAME);
}

#[test]
fn pausing() {
    let mut blogs = blogs();
    arrange(&mut blogs, &Arrangement::Pause(blog("ant"), true));
    let paused: Vec<FeedId> = blogs.subscriptions.iter().filter(|blog| blog.paused).map(|blog| blog.feed).collect();
    assert_eq!(paused, [blog("ant")]);
    arrange(&mut blogs, &Arrangement::Pause(blog("ant"), false));
    assert!(blogs.subscriptions.iter().all(|blog| !blog.paused));
    arrange(&mut blogs, &Arrangement::Whole(blog("ant"), true));
    let whole: Vec<FeedId> = blogs.subscriptions.iter().filter(|blog| blog.whole).map(|blog| blog.feed).collect();
    assert_eq!(whole, [blog("ant")]);
    let shown = Shown { apart: true, a_day: Some(3), density: None, outside: true };
    arrange(&mut blogs, &Arrangement::Show(blog("ant"), shown));
    assert_eq!(blogs.subscription(blog("ant")).unwrap().shown, shown);
    assert_eq!(blogs.subscription(blog("moth")).unwrap().shown, Shown::default());
}

#[test]
fn leaving_can_be_undone() {
    let mut blogs = blogs();
    let left = Box::new(blogs.subscription(blog("moth")).unwrap().clone());
    arrange(&mut blogs, &Arrangement::Unsubscribe(blog("moth")));
    assert!(blogs.feed(blog("moth")).is_some(), "its posts stay, so its record does");
    arrange(&mut blogs, &Arrangement::RemoveFolder(css()));
    for _ in 0..2 {
        arrange(&mut blogs, &Arrangement::Resubscribe(left.clone()));
        assert_eq!(drawn(&blogs), "Art Web >Ant >Moth Zebra");
        assert_eq!((blogs.subscriptions.len(), blogs.feeds.len()), (3, 3));
    }
    let mut nothing = Blogs::default();
    arrange(&mut nothing, &Arrangement::Resubscribe(left));
    assert_eq!((drawn(&nothing).as_str(), nothing.feeds.len()), ("Moth", 1));
}

#[test]
fn an_old_name_makes_a_new_folder() {
    let mut blogs = blogs();
    let change = |blogs: &mut Blogs, change| arrange(blogs, &change);
    for new in ["Painting", "Music"] {
        change(&mut blogs, Arrangement::NewFolder { name: "Art".into(), parent: None });
        let id = blogs.folders.iter().find(|folder| folder.name == "Art").unwrap().id;
        change(&mut blogs, Arrangement::RenameFolder(id, new.into()));
    }
    change(&mut blogs, Arrangement::NewFolder { name: "Art".into(), parent: None });
    assert_eq!(drawn(&blogs), "Art Music Painting Web >css >>Moth >Ant >Moth Zebra");
    let ids: std::collections::HashSet<FolderId> = blogs.folders.iter().map(|folder| folder.id).collect();
    assert_eq!(ids.len(), blogs.folders.len());
}

#[test]
fn following_a_list() {
    let check = |list: &str, expected: &str, new: &[&str], known: u32, wrong: &[&str]| {
        let mut blogs = blogs();
        let followed = follow(&mut blogs, &opml::read(list).unwrap(), Timestamp(8));
        assert_eq!(drawn(&blogs), expected, "{list}");
        let new = new.iter().map(|name| blog(name)).collect();
        let wrong = wrong.iter().map(|address| (*address).to_owned()).collect();
        assert_eq!(followed, Followed { new, known, wrong }, "{list}");
        for subscription in &blogs.subscriptions {
            assert!(blogs.feed(subscription.feed).is_some(), "{list}");
        }
    };
    check("<opml/>", "Art Web >css >>Moth >Ant >Moth Zebra", &[], 0, &[]);
    check("<opml><outline text='Bark'/></opml>", "Art Bark Web >css >>Moth >Ant >Moth Zebra", &[], 0, &[]);
    // Followed already: its name stays, and it is in one folder more.
    check(
        "<opml><outline text='Art'>
            <outline text='Stripes' xmlUrl='HTTPS://Zebra.example/feed#top'/>
            <outline text='Moth' xmlUrl='https://moth.example/feed'/>
        </outline><outline text='Moth' xmlUrl='https://moth.example/feed'/></opml>",
        "Art >Moth >Zebra Web >css >>Moth >Ant >Moth",
        &[],
        2,
        &[],
    );
    // New, in two folders of which one is new and lies in one that is not.
    check(
        "<opml>
            <outline text='Web'><outline text=' css '><outline text='Deep'>
                <outline text='Bee' xmlUrl='https://bee.example/feed'/>
            </outline></outline></outline>
            <outline text='Art'><outline text='Bee!' xmlUrl='https://bee.example/feed'/></outline>
            <outline xmlUrl='https://carp.example/feed'/>
        </opml>",
        "Art >Bee Web >css >>Deep >>>Bee >>Moth >Ant >Moth carp.example Zebra",
        &["bee", "carp"],
        0,
        &[],
    );
    check(
        "<opml><outline text='Art'><outline xmlUrl='mailto:bee@bee.example'/></outline>
            <outline xmlUrl='mailto:bee@bee.example'/><outline xmlUrl='bee'/></opml>",
        "Art Web >css >>Moth >Ant >Moth Zebra",
        &[],
        0,
        &["mailto:bee@bee.example", "bee"],
    );
}

#[test]
fn what_a_list_says_of_a_blog() {
    let mut blogs = Blogs::default();
    let list = "<opml><outline text=' Bee ' xmlUrl='https://bee.example/feed' htmlUrl='https://bee.example'/>
        <outline text='Carp' xmlUrl='https://carp.example/feed' htmlUrl='javascript:alert(1)'/></opml>";
    follow(&mut blogs, &opml::read(list).unwrap(), Timestamp(8));
    let bee = blogs.subscription(blog("bee")).unwrap();
    assert_eq!((bee.title.as_deref(), bee.added_at, bee.url.as_str()), (Some("Bee"), Timestamp(8), "https://bee.example/feed"));
    let feed = blogs.feed(blog("bee")).unwrap();
    assert_eq!((feed.title.as_str(), feed.site_url.as_deref()), ("", Some("https://bee.example/")), "only it says its own name");
    assert_eq!(blogs.feed(blog("carp")).unwrap().site_url, None);
}

#[test]
fn a_blog_that_moved_or_was_left_is_known() {
    let mut blogs = blogs();
    let moved = "<opml><outline text='Zebra' xmlUrl='https://stripes.example/feed'/></opml>";
    let moved = opml::read(moved).unwrap();
    with_blog(&mut blogs, blog("zebra"), |zebra| zebra.url = "https://stripes.example/feed".into());
    assert_eq!(follow(&mut blogs, &moved, Timestamp(8)), Followed { known: 1, ..Followed::default() });

    let back = opml::read("<opml><outline text='Ant' xmlUrl='https://ant.example/feed'/></opml>").unwrap();
    arrange(&mut blogs, &Arrangement::Unsubscribe(blog("ant")));
    let followed = follow(&mut blogs, &back, Timestamp(8));
    assert_eq!(followed, Followed { new: vec![blog("ant")], ..Followed::default() });
    assert_eq!((blogs.subscriptions.len(), blogs.feeds.len()), (3, 3));
}

#[test]
fn a_folder_comes_back_as_it_was() {
    let check = |id: FolderId, left: &str| {
        let mut blogs = blogs();
        let before = blogs.clone();
        let back = restoring(&blogs, id).unwrap();
        arrange(&mut blogs, &Arrangement::RemoveFolder(id));
        assert_eq!(drawn(&blogs), left);
        for _ in 0..2 {
            arrange(&mut blogs, &back);
            assert_eq!(drawn(&blogs), drawn(&before));
            assert_eq!(blogs.subscriptions, before.subscriptions);
        }
    };
    check(web(), "Art css >Moth Ant Zebra");
    check(css(), "Art Web >Ant >Moth Zebra");
    assert_eq!(restoring(&blogs(), FolderId::of(None, "elsewhere")), None);
}

#[test]
fn moved_by_hand_and_back() {
    let check = |what: Scope, from: Option<FolderId>, spot: Spot, expected: &str| {
        let mut blogs = blogs();
        let before = drawn(&blogs);
        let order = |a: &str, b: &str| a.to_lowercase().cmp(&b.to_lowercase());
        let moved = moving(&blogs, &order, what, from, spot);
        assert_eq!(moved.is_none(), expected.is_empty(), "{what:?} {spot:?}");
        if let Some((there, back)) = moved {
            arrange(&mut blogs, &there);
            assert_eq!(drawn(&blogs), expected, "{what:?} {spot:?}");
            arrange(&mut blogs, &back);
            assert_eq!(drawn(&blogs), before, "{what:?} {spot:?}");
        }
    };
    let beside = |other: Scope, inside: Option<FolderId>, after: bool| Spot::Beside { other, inside, after };
    let [ant, moth, zebra] = ["ant", "moth", "zebra"].map(|name| Scope::Feed(blog(name)));
    let [art_here, web_here, css_here] = [art(), web(), css()].map(Scope::Folder);
    check(zebra, None, Spot::Into(Some(art())), "Art >Zebra Web >css >>Moth >Ant >Moth");
    check(moth, Some(css()), Spot::Into(Some(art())), "Art >Moth Web >css >Ant >Moth Zebra");
    // It stands in two folders, and leaves the one that it was taken from.
    check(moth, Some(css()), Spot::Into(None), "Art Web >css >Ant >Moth Zebra");
    check(ant, Some(web()), Spot::Into(None), "Art Web >css >>Moth >Moth Ant Zebra");
    check(ant, Some(web()), Spot::Into(Some(web())), "");
    check(ant, Some(web()), beside(moth, Some(web()), true), "Art Web >css >>Moth >Moth >Ant Zebra");
    check(zebra, None, beside(moth, Some(web()), false), "Art Web >css >>Moth >Ant >Zebra >Moth");
    check(ant, Some(web()), beside(zebra, None, true), "Art Web >css >>Moth >Moth Zebra Ant");
    check(art_here, None, beside(web_here, None, true), "Web >css >>Moth >Ant >Moth Art Zebra");
    check(art_here, None, beside(css_here, Some(web()), false), "Web >Art >css >>Moth >Ant >Moth Zebra");
    check(css_here, Some(web()), Spot::Into(None), "Art css >Moth Web >Ant >Moth Zebra");
    check(css_here, Some(web()), Spot::Into(Some(web())), "");
    check(web_here, None, Spot::Into(Some(css())), "");
    check(web_here, None, Spot::Into(Some(web())), "");
    check(web_here, None, beside(css_here, Some(web()), true), "");
    check(Scope::Starred, None, Spot::Into(None), "");
}
