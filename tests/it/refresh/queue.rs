use proptest::prelude::*;
use rill::refresh::Queue;
use std::collections::BTreeMap;

fn queue(urls: &[&str]) -> Queue {
    Queue::new(urls.iter().copied())
}

/// All that may start now.
fn started(queue: &mut Queue) -> Vec<usize> {
    std::iter::from_fn(|| queue.next()).collect()
}

#[test]
fn six_at_once() {
    let urls: Vec<String> = (0..9).map(|at| format!("https://{at}.example/feed")).collect();
    let mut queue = Queue::new(urls.iter().map(String::as_str));
    assert_eq!(started(&mut queue), [0, 1, 2, 3, 4, 5]);
    queue.finished(3);
    assert_eq!(started(&mut queue), [6]);
    queue.finished(6);
    queue.finished(0);
    assert_eq!(started(&mut queue), [7, 8]);
    queue.finished(1);
    assert!(started(&mut queue).is_empty());
}

#[test]
fn one_a_host() {
    let check = |urls: &[&str], expected: &[usize]| assert_eq!(started(&mut queue(urls)), expected, "{urls:?}");
    check(&[], &[]);
    check(&["https://a.example/1", "https://a.example/2", "https://b.example/"], &[0, 2]);
    check(&["https://a.example/1", "https://A.EXAMPLE:443/2"], &[0]);
    check(&["https://a.example/", "https://a.example:8443/", "http://a.example/"], &[0, 1, 2]);
    check(&["https://a.example/", "https://sub.a.example/"], &[0, 1]);
    check(&["https://bücher.example/", "https://xn--bcher-kva.example/"], &[0]);
    check(&["gemini://A.example/1", "gemini://a.example/2"], &[0]);
    // What is no address stands for itself.
    check(&["", "no address", "no address", "neither is this"], &[0, 1, 3]);
}

/// The earliest whose host is free goes first, so a host with many blogs keeps nobody waiting, nor does it wait for the end.
#[test]
fn in_the_order_given() {
    let mut queue =
        queue(&["https://a.example/1", "https://a.example/2", "https://a.example/3", "https://b.example/", "https://c.example/"]);
    assert_eq!(queue.next(), Some(0));
    assert_eq!(queue.next(), Some(3));
    queue.finished(0);
    assert_eq!(queue.next(), Some(1));
    assert_eq!(queue.next(), Some(4));
    assert_eq!(queue.next(), None);
    queue.finished(1);
    assert_eq!(queue.next(), Some(2));
    assert_eq!(queue.next(), None);
}

#[test]
fn finishing_what_does_not_run_changes_nothing() {
    let mut queue = queue(&["https://a.example/1", "https://a.example/2", "https://a.example/3"]);
    queue.finished(0);
    queue.finished(99);
    assert_eq!(started(&mut queue), [0]);
    queue.finished(1);
    assert!(started(&mut queue).is_empty());
    queue.finished(0);
    queue.finished(0);
    assert_eq!(started(&mut queue), [1]);
}

proptest! {
    /// Every blog is given out exactly once, never more than six run, and never two of a host; and where fewer run, no waiting
    /// blog has a free host.
    #[test]
    fn every_blog_once_within_bounds(hosts in proptest::collection::vec(0u8..12, 0..80), picks in proptest::collection::vec(any::<prop::sample::Index>(), 80)) {
        let urls: Vec<String> = hosts.iter().enumerate().map(|(at, host)| format!("https://{host}.example/{at}")).collect();
        let mut queue = Queue::new(urls.iter().map(String::as_str));
        let mut times = vec![0; hosts.len()];
        let mut running: Vec<usize> = Vec::new();
        for pick in picks {
            while let Some(at) = queue.next() {
                times[at] += 1;
                running.push(at);
            }
            let mut of_host: BTreeMap<u8, usize> = BTreeMap::new();
            for &at in &running {
                *of_host.entry(hosts[at]).or_default() += 1;
            }
            prop_assert!(running.len() <= 6);
            prop_assert!(of_host.values().all(|&running| running == 1));
            let stands_ready = |at: usize| times[at] == 0 && !of_host.contains_key(&hosts[at]);
            prop_assert!(running.len() == 6 || !(0..hosts.len()).any(stands_ready));
            if running.is_empty() {
                break;
            }
            let done = running.swap_remove(pick.index(running.len()));
            queue.finished(done);
        }
        while let Some(at) = running.pop() {
            queue.finished(at);
            while let Some(at) = queue.next() {
                times[at] += 1;
                running.push(at);
            }
        }
        prop_assert!(times.iter().all(|&times| times == 1), "{:?}", times);
    }
}
