//! Dates and times as a person reads them. It exists because the rules count Unix seconds and nobody reads those.

use countersign::time::UnixTime;
use jiff::{Timestamp, Zoned, tz::TimeZone};

use crate::{Texts, say};

/// A time in the zone of this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment(Zoned);

impl Moment {
    /// Takes a time into the device's zone; a time beyond year 9999 is shown as the last one that can be.
    #[must_use]
    pub fn of(time: UnixTime) -> Self {
        let seconds = i64::try_from(time.0).unwrap_or(i64::MAX);
        let timestamp = Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX);
        Self(timestamp.to_zoned(TimeZone::system()))
    }

    /// Gives the date in words: "21 November 2026".
    #[must_use]
    pub fn date(&self, texts: &Texts) -> String {
        let month = texts.get(&format!("month-{}", self.0.month()));
        say!(texts, "date", day = self.0.day(), month = month, year = self.0.year().to_string())
    }

    /// Gives the time of day: "14:32".
    #[must_use]
    pub fn clock(&self) -> String {
        format!("{:02}:{:02}", self.0.hour(), self.0.minute())
    }

    /// Gives the time of day with seconds: "14:32:05".
    #[must_use]
    pub fn clock_with_seconds(&self) -> String {
        format!("{}:{:02}", self.clock(), self.0.second())
    }

    /// Gives date and time in digits, as they are typed: "2026-11-21 14:32".
    #[must_use]
    pub fn typed(&self) -> String {
        format!("{:04}-{:02}-{:02} {}", self.0.year(), self.0.month(), self.0.day(), self.clock())
    }

    /// Gives the day alone in digits: "2026-11-21".
    #[must_use]
    pub fn day(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

/// Reads a date as people type it into `--since`: `2026-11-21`, with an optional ` 14:32`, in the device's zone; or seconds
/// since 1970 after an `@`. `None` for anything else.
#[must_use]
pub fn parse_time(text: &str) -> Option<UnixTime> {
    if let Some(seconds) = text.strip_prefix('@') {
        return seconds.parse().ok().map(UnixTime);
    }
    let zone = TimeZone::system();
    let date_time = text.parse::<jiff::civil::DateTime>().ok()?;
    let seconds = zone.to_zoned(date_time).ok()?.timestamp().as_second();
    u64::try_from(seconds).ok().map(UnixTime)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_they_are_written() {
        let noon = parse_time("2026-11-21 14:32").unwrap();
        assert_eq!(Moment::of(noon).typed(), "2026-11-21 14:32");
        assert_eq!(Moment::of(parse_time("2026-11-21").unwrap()).clock(), "00:00");
        assert_eq!(parse_time("@1800000000"), Some(UnixTime(1_800_000_000)));
        for bad in ["", "yesterday", "2026-13-01", "@-5", "21.11.2026"] {
            assert_eq!(parse_time(bad), None, "{bad}");
        }
    }
}
