//! What time it is, and where.

use crate::model::Timestamp;

/// Now, by the device's clock.
pub fn now() -> Timestamp {
    Timestamp(js_sys::Date::now() as i64)
}

/// How many minutes the person's clock shows more than UTC at `at`.
pub fn offset_minutes(at: Timestamp) -> i32 {
    let date = js_sys::Date::new(&(at.0 as f64).into());
    -(date.get_timezone_offset() as i32)
}
