//! Rill's few drawings, each one path of a 24-unit square.

use crate::ui::dom::{El, svg};

/// A drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// The river, Rill's sign.
    Rill,
    /// Lines of a list.
    Latest,
    /// A folder.
    Blogs,
    /// A star.
    Star,
    /// A bookmark.
    Later,
    /// A wheel.
    More,
    /// Three lines.
    Menu,
    /// A leaf of a calendar.
    Date,
}

/// Draws `icon`; it is decoration, its word stands beside it.
pub fn drawing(icon: Icon) -> El {
    let path = match icon {
        Icon::Rill => "M5 4c4 3 9 2 9 6s-7 3-7 6 6 3 11 4",
        Icon::Latest => "M4 6h16M4 12h16M4 18h10",
        Icon::Blogs => "M4 7h6l2 2h8v10H4z",
        Icon::Star => "M12 4l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6-5-2.9-5 2.9 1.2-5.6L4 9.8l5.6-.6z",
        Icon::Later => "M7 4h10v16l-5-4-5 4z",
        Icon::More => {
            "M9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0M12 4v2M12 18v2M4 12h2M18 12h2M6.3 6.3l1.4 1.4M16.3 16.3l1.4 1.4\
             M6.3 17.7l1.4-1.4M16.3 7.7l1.4-1.4"
        }
        Icon::Menu => "M4 7h16M4 12h16M4 17h16",
        Icon::Date => "M5 6h14v14H5zM5 11h14M9 3v3M15 3v3",
    };
    let width = if icon == Icon::Rill { "2.2" } else { "1.9" };
    // What begins where a line begins turns with the direction of reading.
    let turns = matches!(icon, Icon::Latest | Icon::Blogs);
    svg("svg")
        .attr_some("class", turns.then_some("turns"))
        .attr("viewBox", "0 0 24 24")
        .attr("fill", "none")
        .attr("stroke", "currentColor")
        .attr("stroke-width", width)
        .attr("stroke-linecap", "round")
        .attr("stroke-linejoin", "round")
        .attr("aria-hidden", "true")
        .child(svg("path").attr("d", path))
}
