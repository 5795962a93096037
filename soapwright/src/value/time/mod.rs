//! Dates, times and durations (XSD 1.0 Part 2, 3.2.6 to 3.2.14).
//!
//! Converts text to a value that keeps its offset from UTC, or the absence of one. Values are not converted to another
//! offset.

mod calendar;
mod date;
mod date_time;
mod duration;
mod recurring;
mod time_of_day;

pub use calendar::DateTimeError;
pub use date::{Date, GYear, GYearMonth};
pub use date_time::DateTime;
pub use duration::{Duration, DurationError};
pub use recurring::{GDay, GMonth, GMonthDay};
pub use time_of_day::Time;
