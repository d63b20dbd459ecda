//! What goes from the store, and what stays.

use super::db::{NOW, decide, feed, fetched, follow, incoming, store};
use rill::browser::db::{Reason, Text, Writer};
use rill::list::{Arrangement, arrange, counts};
use rill::model::{BodyKind, Change, EntryId, Flags, Keep, Slot};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_post_that_goes_stays_known() {
    let store = store("goes").await;
    let feed = feed("Goes");
    let mut writer = Writer::new(store.clone());
    let posts = (0..3).map(|n| incoming(&feed, n, "Post")).collect();
    writer.apply(fetched(&feed, posts, vec![]), NOW).await.expect("written");
    let before = writer.known(0).await.expect("known");
    let keep = Keep { posts: Some(1), ..Keep::default() };
    let found = writer.what_goes(&keep, NOW).await.expect("found");
    assert_eq!(found, [(Reason::Unfollowed, vec![]), (Reason::Kept, vec![Slot(1), Slot(2)])]);
    let gone = writer.let_go(&[Slot(1), Slot(2)], Reason::Kept).await.expect("gone").expect("nothing waits");
    assert!(gone.iter().all(|(_, post)| post.flags.has(Flags::GONE)));

    let library = store.library().await.expect("the library");
    assert_eq!((library.river.len(), counts(&library.river).unread), (3, vec![1]));
    let rows = store.rows(&[Slot(0), Slot(1), Slot(2)]).await.expect("rows");
    assert_eq!(rows.iter().map(|(slot, _)| slot.0).collect::<Vec<u32>>(), [0]);
    assert_eq!(store.text(Slot(1), BodyKind::Feed).await, Ok(Text::Missing));
    assert!(matches!(store.text(Slot(0), BodyKind::Feed).await, Ok(Text::Ready(_))));
    // Its feed may show it as before: nothing is news.
    assert_eq!(writer.known(0).await.expect("known"), before);
    assert_eq!(Writer::new(store.clone()).known(0).await.expect("known"), before);
    // What its publisher changes comes back, read or unread as it was.
    writer.apply(fetched(&feed, vec![], vec![incoming(&feed, 1, "Changed")]), NOW).await.expect("written");
    assert_eq!(counts(&store.library().await.expect("the library").river).unread, [2]);
    assert_eq!(store.rows(&[Slot(1)]).await.expect("rows").len(), 1);
}

#[wasm_bindgen_test]
async fn nothing_goes_while_a_decision_waits() {
    let store = store("waits").await;
    let feed = feed("Waits");
    let mut writer = Writer::new(store.clone());
    writer.apply(fetched(&feed, vec![incoming(&feed, 0, "Post")], vec![]), NOW).await.expect("written");
    store.decide(vec![decide(&feed, 0, Change::Starred(true))]).await.expect("logged");
    assert_eq!(writer.let_go(&[Slot(0)], Reason::Kept).await, Ok(None));
    assert_eq!(store.rows(&[Slot(0)]).await.expect("rows").len(), 1);
    writer.fold().await.expect("folded");
    let keep = Keep { days: Some(0), posts: Some(0), megabytes: Some(0) };
    let found = writer.what_goes(&keep, NOW.plus(1_000_000)).await.expect("found");
    assert_eq!(found, [(Reason::Unfollowed, vec![]), (Reason::Kept, vec![])], "what is starred stays");
}

#[wasm_bindgen_test]
async fn what_a_left_blog_has_goes_and_comes_back_with_it() {
    let store = store("left-behind").await;
    let (stays, goes) = (feed("Stays"), feed("Goes"));
    let mut writer = Writer::new(store.clone());
    writer.apply(fetched(&stays, vec![incoming(&stays, 0, "Post")], vec![]), NOW).await.expect("written");
    let posts = vec![incoming(&goes, 0, "Post"), incoming(&goes, 1, "Post")];
    writer.apply(fetched(&goes, posts, vec![]), NOW).await.expect("written");
    store.decide(vec![decide(&goes, 1, Change::Starred(true))]).await.expect("logged");
    writer.fold().await.expect("folded");
    let nothing = [(Reason::Unfollowed, vec![]), (Reason::Kept, vec![])];
    assert_eq!(writer.what_goes(&Keep::default(), NOW).await.expect("found"), nothing);

    writer.arrange(|blogs| arrange(blogs, &Arrangement::Unsubscribe(goes.id))).await.expect("arranged");
    let found = writer.what_goes(&Keep::default(), NOW).await.expect("found");
    assert_eq!(found, [(Reason::Unfollowed, vec![Slot(1)]), (Reason::Kept, vec![])]);
    writer.let_go(&[Slot(1)], Reason::Unfollowed).await.expect("gone").expect("nothing waits");
    assert_eq!(writer.what_goes(&Keep::default(), NOW).await.expect("found"), nothing);
    // Followed again, what its feed shows is news.
    assert_eq!(writer.known(1).await.expect("known")[&EntryId::of(goes.id, "0")], 0);
    assert_eq!(Writer::new(store.clone()).known(1).await.expect("known")[&EntryId::of(goes.id, "0")], 0);
}

#[wasm_bindgen_test]
async fn a_blog_that_is_followed_again_keeps_what_has_not_gone_yet() {
    let store = store("followed-again").await;
    let feed = feed("Again");
    let mut writer = Writer::new(store.clone());
    let posts = (0..4).map(|n| incoming(&feed, n, "Post")).collect();
    writer.apply(fetched(&feed, posts, vec![]), NOW).await.expect("written");
    writer.arrange(|blogs| arrange(blogs, &Arrangement::Unsubscribe(feed.id))).await.expect("arranged");
    let [(reason, slots), _] = writer.what_goes(&Keep::default(), NOW).await.expect("found");
    assert_eq!((reason, slots.len()), (Reason::Unfollowed, 4));
    let (now, later) = slots.split_at(2);
    assert_eq!(writer.let_go(now, reason).await.expect("gone").map(|gone| gone.len()), Some(2));
    // Another tab does not know what this one is at.
    let mut other = Writer::new(store.clone());
    other.arrange(|blogs| arrange(blogs, &Arrangement::Resubscribe(Box::new(follow(&feed))))).await.expect("arranged");
    assert_eq!(writer.let_go(later, reason).await, Ok(Some(vec![])));
    assert_eq!(store.rows(&slots).await.expect("rows").iter().map(|(slot, _)| *slot).collect::<Vec<Slot>>(), later);
    assert_eq!(store.text(later[0], BodyKind::Feed).await.map(|text| matches!(text, Text::Ready(_))), Ok(true));
    // But what is more than the person keeps goes, followed or not.
    assert_eq!(writer.let_go(later, Reason::Kept).await.expect("gone").map(|gone| gone.len()), Some(2));
}
