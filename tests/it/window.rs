//! The window over a long list, for any list: places, heights, and the scroll bar.

use proptest::prelude::*;
use rill::list::{Bar, Heights};
use rill::model::Slot;

proptest! {
    /// Every place has its place on the bar and is found again from there; what stands lower stands lower on the bar.
    #[test]
    fn there_and_back(total in 0.0f64..400_000_000.0, most in 400_000.0f64..20_000_000.0, a in 0.0f64..=1.0, b in 0.0f64..=1.0) {
        let bar = Bar::new(total, most);
        let place = a * total;
        prop_assert!((bar.place(bar.of(place)) - place).abs() < 0.01);
        prop_assert!((0.0..=bar.length() + 0.01).contains(&bar.of(place)));
        if b > a {
            prop_assert!(bar.of(b * total) >= bar.of(place));
        }
    }

    /// Tops are the sums of the heights before them, and every place falls on the row that is there.
    #[test]
    fn tops_and_rows_agree(
        count in 1usize..1500,
        measured in proptest::collection::vec((any::<prop::sample::Index>(), 0u32..3000), 0..200),
        place in 0.0f64..=1.0,
    ) {
        let mut heights = Heights::new(120.0);
        heights.arrange(&(0..count as u32).map(Slot).collect::<Vec<Slot>>());
        let mut plain = vec![None; count];
        for (at, height) in measured {
            let at = at.index(count);
            let height = f64::from(height) / 64.0;
            heights.measure(at, Slot(at as u32), height);
            plain[at] = Some(height);
        }
        let mut top = 0.0;
        for (at, measured) in plain.into_iter().enumerate() {
            prop_assert!((heights.top(at) - top).abs() < 1e-6);
            top += heights.of(at);
            prop_assert_eq!(measured.unwrap_or(heights.of(at)), heights.of(at));
        }
        prop_assert!((heights.total() - top).abs() < 1e-6);
        let place = place * top;
        let at = heights.at(place);
        prop_assert!(heights.top(at) <= place + 1e-6);
        prop_assert!(at + 1 == count || heights.top(at + 1) > place - 1e-6);
        prop_assert!(heights.around_sight(place, 500.0).contains(&at));
    }
}
