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

/// The first second of the day that a second falls on, both since 1970, in the person's time zone.
pub fn midnight(at: u32) -> u32 {
    let date = js_sys::Date::new(&(f64::from(at) * 1000.0).into());
    // Not with the offset of `at`: a day may begin with another.
    date.set_hours(0);
    date.set_minutes(0);
    date.set_seconds(0);
    (date.get_time() / 1000.0) as u32
}
