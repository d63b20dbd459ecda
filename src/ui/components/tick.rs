//! A box to tick.

use crate::ui::dom::{El, el};

/// The box, ticked while `is_on` says so; `turn` is called when the person ticks it, or takes the tick away.
pub fn tick(is_on: impl Fn() -> bool + 'static, turn: impl Fn() + 'static) -> El {
    el("input").attr("type", "checkbox").prop_is("checked", move || is_on().into()).on("change", move |_| turn())
}
