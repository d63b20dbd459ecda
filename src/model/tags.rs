//! The person's own tags, by name: few names, and few posts under each, so that the many posts without a tag cost nothing.

use super::Slot;
use serde::{Deserialize, Serialize};

/// The longest name of a tag, in characters.
const LONGEST: usize = 60;

/// Every tag with its posts. A tag that no post has is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tags(Vec<Tag>);

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// As the person wrote it.
    pub name: String,
    /// Its posts, in the order of their slots.
    pub posts: Vec<Slot>,
}

impl Tags {
    /// Every tag, in no order that means anything.
    pub fn all(&self) -> &[Tag] {
        &self.0
    }

    /// The posts of a tag, in the order of their slots.
    pub fn posts(&self, name: &str) -> &[Slot] {
        self.0.iter().find(|tag| tag.name == name).map_or(&[], |tag| &tag.posts)
    }

    /// Whether a post has a tag.
    pub fn has(&self, name: &str, slot: Slot) -> bool {
        self.posts(name).binary_search(&slot).is_ok()
    }

    /// The tags of a post.
    pub fn of(&self, slot: Slot) -> Vec<&str> {
        let has = |tag: &&Tag| tag.posts.binary_search(&slot).is_ok();
        self.0.iter().filter(has).map(|tag| tag.name.as_str()).collect()
    }

    /// Gives a post a tag, or takes it away.
    pub fn set(&mut self, name: &str, slot: Slot, on: bool) {
        let at = match self.0.iter().position(|tag| tag.name == name) {
            Some(at) => at,
            None if on => {
                self.0.push(Tag { name: name.to_owned(), posts: Vec::new() });
                self.0.len() - 1
            }
            None => return,
        };
        let posts = &mut self.0[at].posts;
        match posts.binary_search(&slot) {
            Err(place) if on => posts.insert(place, slot),
            Ok(place) if !on => drop(posts.remove(place)),
            _ => {}
        }
        if posts.is_empty() {
            self.0.swap_remove(at);
        }
    }
}

/// The name of a tag as typed, in its plain form: one space between words, none around, and no quotation mark, so that a search can
/// ask for it; `None` when nothing is left.
pub fn tag_name(typed: &str) -> Option<String> {
    let mut name = String::new();
    for word in typed.split([' ', '"', '\t', '\n', '\r', '\u{a0}']).filter(|word| !word.is_empty()) {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    let name: String = name.chars().take(LONGEST).collect();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_there_as_long_as_a_post_has_it() {
        let mut tags = Tags::default();
        let mut check = |name: &str, slot: u32, on: bool, expected: &[(&str, &[u32])]| {
            tags.set(name, Slot(slot), on);
            let slots = |tag: &Tag| tag.posts.iter().map(|slot| slot.0).collect::<Vec<u32>>();
            let all: Vec<(&str, Vec<u32>)> = tags.all().iter().map(|tag| (tag.name.as_str(), slots(tag))).collect();
            let expected: Vec<(&str, Vec<u32>)> = expected.iter().map(|(name, slots)| (*name, slots.to_vec())).collect();
            assert_eq!(all, expected, "{name} {slot} {on}");
        };
        check("boats", 7, false, &[]);
        check("boats", 7, true, &[("boats", &[7])]);
        check("boats", 3, true, &[("boats", &[3, 7])]);
        check("boats", 3, true, &[("boats", &[3, 7])]);
        check("to do", 3, true, &[("boats", &[3, 7]), ("to do", &[3])]);
        check("boats", 3, false, &[("boats", &[7]), ("to do", &[3])]);
        check("boats", 7, false, &[("to do", &[3])]);
        assert_eq!(tags.of(Slot(3)), ["to do"]);
        assert!(tags.has("to do", Slot(3)) && !tags.has("to do", Slot(7)) && !tags.has("boats", Slot(7)));
    }

    #[test]
    fn names() {
        let check = |typed: &str, expected: Option<&str>| assert_eq!(tag_name(typed).as_deref(), expected, "{typed}");
        check("  To   do ", Some("To do"));
        check("", None);
        check(" \" ", None);
        check("the \"big\" one", Some("the big one"));
        check(&"雨".repeat(70), Some(&"雨".repeat(60)));
    }
}
