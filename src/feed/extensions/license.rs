//! Creative Commons: `creativeCommons:license` holds the address, `cc:license` names it in `rdf:resource`.

use crate::feed::reader::Reader;
use crate::xml::{Element, Ns};

pub(super) fn read<'a>(reader: &mut Reader<'a>, element: &Element<'a>, license: &mut Option<String>) {
    if element.name() != (Ns::CreativeCommons, "license") || license.is_some() {
        return;
    }
    *license = reader.rdf_address(element, "resource").or_else(|| reader.address(element));
}
