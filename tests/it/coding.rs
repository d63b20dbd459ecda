//! Rill's coding of records and messages, held to postcard's.

use proptest::prelude::*;
use rill::coding::{Damaged, from_bytes, to_bytes};
use rill::protocol::{News, Reply, Request};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Debug;

/// One of everything.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct All {
    small: (bool, u8, i8),
    large: (u16, u32, u64),
    signed: (i16, i32, i64),
    broken: (f32, f64),
    letter: char,
    text: String,
    bytes: [u8; 8],
    maybe: Option<Box<All>>,
    list: Vec<Choice>,
    map: BTreeMap<String, u32>,
    unit: (),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Choice {
    Unit,
    Of(String),
    Both(u32, i64),
    Named { one: bool, other: Option<u16> },
}

fn choice() -> impl Strategy<Value = Choice> {
    prop_oneof![
        Just(Choice::Unit),
        ".{0,9}".prop_map(Choice::Of),
        any::<(u32, i64)>().prop_map(|(one, other)| Choice::Both(one, other)),
        any::<(bool, Option<u16>)>().prop_map(|(one, other)| Choice::Named { one, other }),
    ]
}

fn all() -> impl Strategy<Value = All> {
    let floats = (-1e9_f32..1e9, -1e99_f64..1e99);
    let plain = (any::<(bool, u8, i8)>(), any::<(u16, u32, u64)>(), any::<(i16, i32, i64)>(), floats, any::<char>());
    let lists = (
        ".{0,20}",
        any::<[u8; 8]>(),
        prop::collection::vec(choice(), 0..4),
        prop::collection::btree_map(".{0,3}", any::<u32>(), 0..4),
    );
    let flat = (plain, lists).prop_map(|((small, large, signed, broken, letter), (text, bytes, list, map))| All {
        small,
        large,
        signed,
        broken,
        letter,
        text,
        bytes,
        maybe: None,
        list,
        map,
        unit: (),
    });
    let flat = flat.boxed();
    (flat.clone(), prop::option::of(flat)).prop_map(|(outer, inner)| All { maybe: inner.map(Box::new), ..outer })
}

/// What postcard reads is read, and as the same. What it does not read may be: a number may have zeros at its end.
fn read_alike<T: for<'de> Deserialize<'de> + Debug + PartialEq>(bytes: &[u8]) {
    if let Ok(theirs) = postcard::from_bytes::<T>(bytes) {
        assert_eq!(from_bytes::<T>(bytes), Ok(theirs));
    } else {
        // Without a fall.
        let _ = from_bytes::<T>(bytes);
    }
}

proptest! {
    #[test]
    fn written_as_postcard_writes_and_read_back(value in all()) {
        let bytes = to_bytes(&value);
        prop_assert_eq!(&bytes, &postcard::to_allocvec(&value).unwrap());
        prop_assert_eq!(from_bytes::<All>(&bytes), Ok(value.clone()));
        // What follows is left.
        prop_assert_eq!(from_bytes::<All>(&[bytes.as_slice(), b"more"].concat()), Ok(value));
        for end in 0..bytes.len() {
            prop_assert_eq!(from_bytes::<All>(&bytes[..end]), Err(Damaged));
        }
    }

    #[test]
    fn damaged_as_postcard_says(value in all(), place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = to_bytes(&value);
        let place = place.index(bytes.len());
        bytes[place] = byte;
        read_alike::<All>(&bytes);
    }

    #[test]
    fn any_bytes_are_read_or_damaged(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        read_alike::<All>(&bytes);
        read_alike::<Request>(&bytes);
        read_alike::<Reply>(&bytes);
        read_alike::<News>(&bytes);
    }
}

#[test]
fn what_a_type_does_not_have_is_damage() {
    fn check<T: for<'de> Deserialize<'de> + Debug + PartialEq>(bytes: &[u8]) {
        assert!(postcard::from_bytes::<T>(bytes).is_err(), "{bytes:?}");
        assert_eq!(from_bytes::<T>(bytes), Err(Damaged), "{bytes:?}");
    }
    check::<bool>(&[2]);
    check::<Option<u8>>(&[2, 0]);
    check::<u16>(&[0xFF, 0xFF, 0x04]);
    check::<u32>(&[0xFF, 0xFF, 0xFF, 0xFF, 0x10]);
    check::<u64>(&[0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02]);
    check::<i32>(&[0xFF, 0xFF, 0xFF, 0xFF, 0x1F]);
    check::<Choice>(&[4]);
    check::<String>(&[2, 0xC3, 0x28]);
    check::<String>(&[9, b'a']);
    check::<char>(&[0]);
    check::<Vec<u64>>(&[0xFF, 0xFF, 0xFF, 0xFF, 0x0F]);
    check::<All>(&[]);
}
