//! Arranging one folder: its name, the folder it stands in, whether it is there.

use super::arrange::disclosure;
use crate::list::Arrangement;
use crate::model::FolderId;
use crate::ui::dom::{El, el, value_of};
use crate::ui::reader::Reader;
use crate::ui::series::Item;
use crate::ui::words::{Word, say};
use crate::ui::{doors, seldom};
use std::rc::Rc;

/// A disclosure with all that can be said about a folder.
pub fn arrange_folder(reader: Reader, id: FolderId, name: &str) -> El {
    disclosure(name, move || seldom::call(reader, doors::arrange_folder, (reader, id)))
}

/// What is in it.
pub fn choices(reader: Reader, id: FolderId) -> El {
    let remove = el("button").class("danger").attr("type", "button").say(Word::RemoveFolder);
    let name = reader.with_blogs_untracked(|blogs| blogs.folder(id).map(|folder| folder.name.clone()).unwrap_or_default());
    let field = el("input")
        .attr("name", "name")
        .attr("value", &name)
        .on("change", move |event| reader.arrange(Arrangement::RenameFolder(id, value_of(&event))));
    el("div")
        .class("stack")
        .child(el("label").class("field").child(el("span").say(Word::FolderName)).child(field))
        .child(parent(reader, id))
        .child(el("div").class("actions").child(remove.on("click", move |_| reader.remove_folder(id))))
}

/// Where the folder stands: at the top, or in any folder that is not inside it.
fn parent(reader: Reader, id: FolderId) -> El {
    let options = move || {
        reader.with_blogs(|blogs| {
            let parent = blogs.folder(id).and_then(|folder| folder.parent);
            let inside = blogs.folder_tree(id);
            let others = blogs.folders.iter().filter(|folder| !inside.contains(&folder.id));
            let others = others.map(|folder| option(folder.id.to_string(), folder.name.clone(), parent == Some(folder.id)));
            std::iter::once(option(String::new(), say(Word::TopOfList), parent.is_none())).chain(others).collect()
        })
    };
    let select = el("select")
        .each(options)
        .on("change", move |event| reader.arrange(Arrangement::MoveFolder(id, value_of(&event).parse().ok())));
    el("label").class("field").child(el("span").say(Word::StandsIn)).child(select)
}

/// Drawn anew only when it says something else: a list that is open stays open.
fn option(value: String, name: String, chosen: bool) -> Item {
    let key = format!("{value} {chosen} {name}");
    let draw = move || el("option").attr("value", &value).attr_some("selected", chosen.then_some("")).text(&name);
    (key, Rc::new(draw))
}
