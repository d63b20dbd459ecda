//! Labels, each once.

use super::parsed::Category;

/// Labels kept of one feed or entry.
const MOST: usize = 500;

/// Adds a label that is not in the list yet.
pub(super) fn add(list: &mut Vec<Category>, category: Category) {
    if list.len() < MOST && category != Category::default() && !list.contains(&category) {
        list.push(category);
    }
}

/// Adds each of several labels in one text.
pub(super) fn add_words<'a>(list: &mut Vec<Category>, words: impl Iterator<Item = &'a str>, scheme: Option<&str>) {
    for word in words.map(str::trim).filter(|word| !word.is_empty()) {
        add(list, Category { term: Some(word.to_owned()), scheme: scheme.map(str::to_owned), label: None });
    }
}
