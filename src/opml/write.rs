//! Writing: OPML 2.0 that every reader takes.

use super::date::rfc_822;
use crate::model::{Folder, FolderId, Subscription, Timestamp};
use std::collections::{HashMap, HashSet};

/// A blog as it is written.
#[derive(Clone, Copy, Debug)]
pub struct Blog<'a> {
    /// What the person says about it.
    pub subscription: &'a Subscription,
    /// What it is called.
    pub title: &'a str,
    /// Its own page.
    pub site_url: Option<&'a str>,
}

/// Writes a list of blogs called `title`.
///
/// Folders stand before blogs on every level, both by position and then by name. A blog in several folders stands in each of
/// them, one without a folder, or in folders that are not there, at the top; folders without blogs are written, too. `text` and
/// `title` are the same, as some readers know only one. Folders that are damaged into a ring are written once, from the top.
/// Characters that XML 1.0 section 2.2 forbids are left out.
pub fn write(title: &str, folders: &[Folder], blogs: &[Blog<'_>], now: Timestamp) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n    <title>");
    push_escaped(&mut out, title);
    out.push_str("</title>\n    <dateCreated>");
    out.push_str(&rfc_822(now));
    out.push_str("</dateCreated>\n    <docs>http://opml.org/spec2.opml</docs>\n  </head>\n  <body>\n");
    let mut tree = Tree::of(folders, blogs);
    let mut steps = vec![Step::Blogs(None, 2)];
    steps.extend(tree.inside(None, 2));
    tree.run(steps, &mut out);
    // What only a ring of folders leads to was not reached.
    for folder in folders {
        tree.run(vec![Step::Folder(folder, 2)], &mut out);
    }
    out.push_str("  </body>\n</opml>\n");
    out
}

/// What stands where.
struct Tree<'a> {
    folders: HashMap<Option<FolderId>, Vec<&'a Folder>>,
    blogs: HashMap<Option<FolderId>, Vec<&'a Blog<'a>>>,
    written: HashSet<FolderId>,
}

/// What is written next.
enum Step<'a> {
    Folder(&'a Folder, usize),
    End(usize),
    Blogs(Option<FolderId>, usize),
}

impl<'a> Tree<'a> {
    fn of(folders: &'a [Folder], blogs: &'a [Blog<'a>]) -> Self {
        let known: HashSet<FolderId> = folders.iter().map(|folder| folder.id).collect();
        let mut tree = Tree { folders: HashMap::new(), blogs: HashMap::new(), written: HashSet::new() };
        for folder in folders {
            let parent = folder.parent.filter(|parent| known.contains(parent));
            tree.folders.entry(parent).or_default().push(folder);
        }
        for blog in blogs {
            let mut places: Vec<FolderId> = Vec::new();
            for &folder in &blog.subscription.folders {
                if known.contains(&folder) && !places.contains(&folder) {
                    places.push(folder);
                }
            }
            if places.is_empty() {
                tree.blogs.entry(None).or_default().push(blog);
            }
            for place in places {
                tree.blogs.entry(Some(place)).or_default().push(blog);
            }
        }
        for level in tree.folders.values_mut() {
            level.sort_by_cached_key(|folder| (folder.position, folder.name.to_lowercase()));
        }
        for level in tree.blogs.values_mut() {
            level.sort_by_cached_key(|blog| (blog.subscription.position, blog.title.to_lowercase()));
        }
        tree
    }

    /// The folders in a folder, last first.
    fn inside(&self, at: Option<FolderId>, depth: usize) -> Vec<Step<'a>> {
        let folders = self.folders.get(&at).into_iter().flatten();
        folders.rev().map(|folder| Step::Folder(folder, depth)).collect()
    }

    /// Steps wait on a stack of their own, so that no nesting is too deep.
    fn run(&mut self, mut steps: Vec<Step<'a>>, out: &mut String) {
        while let Some(step) = steps.pop() {
            match step {
                Step::Folder(folder, depth) => {
                    if !self.written.insert(folder.id) {
                        continue;
                    }
                    indent(out, depth);
                    out.push_str("<outline");
                    push_attribute(out, "text", &folder.name);
                    push_attribute(out, "title", &folder.name);
                    out.push_str(">\n");
                    steps.push(Step::End(depth));
                    steps.push(Step::Blogs(Some(folder.id), depth + 1));
                    steps.extend(self.inside(Some(folder.id), depth + 1));
                }
                Step::End(depth) => {
                    indent(out, depth);
                    out.push_str("</outline>\n");
                }
                Step::Blogs(folder, depth) => {
                    for blog in self.blogs.get(&folder).into_iter().flatten() {
                        push_blog(out, blog, depth);
                    }
                }
            }
        }
    }
}

fn push_blog(out: &mut String, blog: &Blog<'_>, depth: usize) {
    indent(out, depth);
    out.push_str("<outline type=\"rss\"");
    push_attribute(out, "text", blog.title);
    push_attribute(out, "title", blog.title);
    push_attribute(out, "xmlUrl", &blog.subscription.url);
    if let Some(site_url) = blog.site_url {
        push_attribute(out, "htmlUrl", site_url);
    }
    out.push_str("/>\n");
}

/// Two spaces a level, but not without end: deep folders must not make a file of spaces.
fn indent(out: &mut String, depth: usize) {
    out.push_str(&"  ".repeat(depth.min(16)));
}

fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push_escaped(out, value);
    out.push('"');
}

/// White space at the ends and line breaks are written as references: as themselves they would not come back (XML 1.0 section
/// 3.3.3).
fn push_escaped(out: &mut String, value: &str) {
    let value: String = value.chars().filter(|&c| is_allowed(c)).collect();
    let core = value.trim_matches(' ');
    let lead = value.len() - value.trim_start_matches(' ').len();
    out.push_str(&"&#32;".repeat(lead));
    for c in core.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            c => out.push(c),
        }
    }
    out.push_str(&"&#32;".repeat(value.len() - lead - core.len()));
}

/// XML 1.0 section 2.2, production 2.
fn is_allowed(c: char) -> bool {
    !matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}')
}
