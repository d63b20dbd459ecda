//! Where people talk about a post: Slash, well-formed web, and Atom threading (RFC 4685).

use super::said::Reply;
use crate::feed::parsed::ParsedEntry;
use crate::feed::reader::Reader;
use crate::xml::{Element, Ns};

pub(super) fn of_entry<'a>(reader: &mut Reader<'a>, element: &Element<'a>, entry: &mut ParsedEntry) {
    match element.name() {
        (Ns::Slash, "comments") => entry.comment_count = reader.number(element).or(entry.comment_count),
        (Ns::Thread, "total") => entry.comment_count = reader.number(element).or(entry.comment_count),
        (Ns::Thread, "in-reply-to") => reply(reader, element, &mut entry.in_reply_to),
        (Ns::Wfw, "commentrss") => entry.comments_feed = reader.address(element).or(entry.comments_feed.take()),
        _ => reader.extra(element, &mut entry.extra),
    }
}

pub(super) fn reply<'a>(reader: &mut Reader<'a>, element: &Element<'a>, replies: &mut Vec<Reply>) {
    if element.name() != (Ns::Thread, "in-reply-to") {
        return;
    }
    replies.push(Reply {
        id: reader.attribute(element, "ref"),
        href: reader.attribute_address(element, "href"),
        media_type: reader.attribute(element, "type"),
        source: reader.attribute_address(element, "source"),
    });
}
