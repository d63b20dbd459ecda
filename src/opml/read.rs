//! Reading: whatever can be read of a list is, before and behind a fault.

use super::{NotOpml, Opml, Outline};
use crate::xml::{Element, Elements, Node, ProblemKind, Problems, clean};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// What the paths of all outlines may take together, in bytes: a small file of deep folders must not fill the memory. Past it
/// blogs are put at the top of the list.
const MOST_KEPT: usize = 32 * 1024 * 1024;

/// Values of `type` that mean a feed. Most lists say `rss`, whatever the format is.
const FEED_TYPES: [&str; 8] = ["rss", "rss1", "rss2", "atom", "rdf", "feed", "json", "pie"];

/// Reads a list of blogs.
///
/// Names of elements and attributes count without their case. An outline with an address is a blog, one with a name and no
/// address is a folder. Without `xmlUrl`, `url` counts when `type` says that it is a feed's (OPML 1.0), and then `htmlUrl`: the
/// page may still name its feed. A blog that stands in no folder is put where its `category` says (OPML 2.0: paths with slashes
/// are folders, words without are tags, which Rill does not have). Of the same address in the same folder the first counts.
/// Takes time in proportion to the text and never panics.
pub fn read(text: &str) -> Result<Opml, NotOpml> {
    let mut problems = Problems::default();
    let text = clean(text.trim_start_matches('\u{feff}'), &mut problems);
    if text.trim_ascii().is_empty() {
        return Err(NotOpml::Empty);
    }
    let mut elements = Elements::new(&text, "");
    elements.problems = problems;
    let mut list = List::default();
    let mut first: Option<String> = None;
    loop {
        match elements.next() {
            Node::Start(element) if element.name == "outline" => list.outline(&mut elements, &element),
            Node::Start(element) if element.name == "title" && list.is_opml && list.open.is_empty() => {
                let title = elements.characters(&element).into_owned();
                list.opml.title.get_or_insert(title);
            }
            Node::Start(element) => {
                list.is_opml |= element.name == "opml";
                first.get_or_insert_with(|| element.name.clone().into_owned());
            }
            Node::Eof => break,
            _ => {}
        }
    }
    if !list.is_opml && list.opml.outlines.is_empty() {
        return Err(not_opml(first.as_deref()));
    }
    list.opml.title = list.opml.title.filter(|title| !title.is_empty());
    list.opml.problems = elements.problems.lines(&text);
    Ok(list.opml)
}

fn not_opml(first: Option<&str>) -> NotOpml {
    match first {
        Some("rss" | "feed" | "rdf" | "channel") => NotOpml::Feed,
        Some("html" | "head" | "body" | "div" | "meta" | "script") => NotOpml::WebPage,
        _ => NotOpml::Other,
    }
}

/// An outline that has not ended.
struct Open {
    depth: usize,
    /// Where what it holds stands.
    folder: Option<usize>,
}

/// The list as far as it was read. Folders go by their place in `opml.folders`; `None` is the top.
#[derive(Default)]
struct List {
    opml: Opml,
    is_opml: bool,
    open: Vec<Open>,
    known_folders: HashMap<(Option<usize>, String), usize>,
    known_blogs: HashSet<(Option<usize>, String)>,
    /// The bytes of each folder's path.
    weights: Vec<usize>,
    /// The bytes of all paths so far, counted again for each blog.
    kept: usize,
}

impl List {
    fn outline<'a>(&mut self, elements: &mut Elements<'a>, element: &Element<'a>) {
        while self.open.pop_if(|open| open.depth >= element.depth).is_some() {}
        let around = self.open.last().and_then(|open| open.folder);
        let mut get = |name| elements.attribute(element, name).map(Cow::into_owned);
        let kind = get("type").map(|kind| kind.trim().to_ascii_lowercase());
        let is_feed = kind.as_deref().is_some_and(|kind| FEED_TYPES.contains(&kind));
        let title = get("title").or_else(|| get("text"));
        let html_url = get("htmlUrl");
        let address = get("xmlUrl").or_else(|| get("url").filter(|_| is_feed)).or_else(|| html_url.clone().filter(|_| is_feed));
        let mut folder = around;
        match (address, title) {
            (Some(xml_url), title) => {
                let (description, category) = (get("description"), get("category"));
                let blog = Outline { folders: Vec::new(), title, xml_url, html_url, description };
                self.place(blog, around, category.as_deref(), elements, element.at);
            }
            // What says that it is a feed or a link and has no address of one names no folder either.
            (None, Some(name)) if kind.is_none_or(|kind| kind == "folder" || kind == "category") => {
                folder = Some(self.folder(around, name));
            }
            (None, _) => {}
        }
        self.open.push(Open { depth: element.depth, folder });
    }

    /// Puts a blog where it stands, or where its `category` says.
    fn place(&mut self, blog: Outline, around: Option<usize>, category: Option<&str>, elements: &mut Elements<'_>, at: usize) {
        let mut folders = vec![around];
        if let (None, Some(category)) = (around, category) {
            let paths = category.split(',').map(str::trim).filter(|path| path.starts_with('/'));
            let named: Vec<Option<usize>> = paths.map(|path| self.path(path)).filter(Option::is_some).collect();
            if !named.is_empty() {
                folders = named;
            }
        }
        for folder in folders {
            let mut folder = folder;
            self.kept += self.weight(folder) + blog.xml_url.len();
            if self.kept > MOST_KEPT {
                elements.problems.note(at, ProblemKind::TooManyEntries);
                folder = None;
            }
            if self.known_blogs.insert((folder, blog.xml_url.clone())) {
                let folders = folder.map(|index| self.opml.folders[index].clone()).unwrap_or_default();
                self.opml.outlines.push(Outline { folders, ..blog.clone() });
            }
        }
    }

    /// The folder of `/Outer/Inner`.
    fn path(&mut self, path: &str) -> Option<usize> {
        let names = path.split('/').map(str::trim).filter(|name| !name.is_empty());
        names.fold(None, |parent, name| Some(self.folder(parent, name.to_owned())))
    }

    /// The folder called `name` in `parent`: two of one name are one. Where no more fit, `parent` takes what is meant for it.
    fn folder(&mut self, parent: Option<usize>, name: String) -> usize {
        let key = (parent, name);
        if let Some(&known) = self.known_folders.get(&key) {
            return known;
        }
        let weight = self.weight(parent) + size_of::<String>() + key.1.len();
        if let (true, Some(parent)) = (self.kept + weight > MOST_KEPT, parent) {
            return parent;
        }
        self.kept += weight;
        let mut path = parent.map(|index| self.opml.folders[index].clone()).unwrap_or_default();
        path.push(key.1.clone());
        let index = self.opml.folders.len();
        self.opml.folders.push(path);
        self.weights.push(weight);
        self.known_folders.insert(key, index);
        index
    }

    /// The bytes of a folder's path.
    fn weight(&self, folder: Option<usize>) -> usize {
        folder.map_or(0, |index| self.weights[index])
    }
}
