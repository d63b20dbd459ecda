//! Why the first part has something: who mentions whom.

use super::reach::{Node, mentions, read};
use crate::run::Outcome;
use std::collections::{BTreeMap, VecDeque};

/// Who mentions whom on the shortest way from the start of the page to a function or data whose name has `wanted` in it, without doors.
///
/// # Errors
/// When the file is not one that was linked with `--emit-relocs`.
pub fn way(linked: &[u8], door: &str, wanted: &str) -> Outcome<Vec<String>> {
    let linked = read(linked, door).map_err(|error| format!("the linked page: {error}"))?;
    let mentions = mentions(&linked);
    let name = |node: &Node| linked.names.get(node).cloned().unwrap_or_default();
    let mut from = BTreeMap::<Node, Option<Node>>::new();
    let mut next: VecDeque<(Node, Option<Node>)> = linked.roots.iter().map(|root| (*root, None)).collect();
    while let Some((node, before)) = next.pop_front() {
        if linked.doors.contains(&node) || from.contains_key(&node) {
            continue;
        }
        from.insert(node, before);
        if name(&node).contains(wanted) {
            let way = std::iter::successors(Some(node), |node| from.get(node).copied().flatten());
            return Ok(way.map(|node| name(&node)).collect());
        }
        next.extend(mentions.get(&node).into_iter().flatten().map(|to| (*to, Some(node))));
    }
    Ok(Vec::new())
}

#[cfg(test)]
mod tests {
    use super::super::reach::tests::linked;
    use super::*;

    #[test]
    fn who_mentions_what() {
        let check =
            |wanted: &str, expected: &[&str]| assert_eq!(way(&linked(&[]), "5doors", wanted).unwrap(), expected, "{wanted}");
        check("both's", &["both's", "main"]);
        check("main", &["main"]);
        // Doors are not gone through.
        check("door's", &[]);
    }
}
