//! What time it is, for every rule: real, shifted or standing still, and read in Europe/Kyiv.

use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use jiff::civil::{Date, Weekday, time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan, Zoned};

static KYIV: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("Europe/Kyiv").expect("the zone is compiled in"));

/// Copies of a clock are the same clock.
#[derive(Clone)]
pub struct Clock(Arc<Mutex<Hands>>);

#[derive(Clone, Copy)]
enum Hands {
    /// So far from the machine's own.
    Running(SignedDuration),
    Frozen(Timestamp),
}

impl Clock {
    /// The machine's own time.
    #[must_use]
    pub fn real() -> Clock {
        Clock(Arc::new(Mutex::new(Hands::Running(SignedDuration::ZERO))))
    }

    /// Starts at `now`, and stays there when `frozen`.
    #[must_use]
    pub fn at(now: Timestamp, frozen: bool) -> Clock {
        let clock = Clock::real();
        clock.set(now, frozen);
        clock
    }

    /// Sets the hands, and says whether they go on from there.
    pub fn set(&self, now: Timestamp, frozen: bool) {
        *self.hands() = if frozen {
            Hands::Frozen(now)
        } else {
            Hands::Running(now.duration_since(Timestamp::now()))
        };
    }

    /// Back to the machine's own time.
    pub fn set_real(&self) {
        *self.hands() = Hands::Running(SignedDuration::ZERO);
    }

    /// Moves the hands, forward or, with a negative duration, back. A frozen clock stays frozen.
    pub fn shift(&self, by: SignedDuration) {
        let mut hands = self.hands();
        *hands = match *hands {
            Hands::Running(offset) => Hands::Running(offset.saturating_add(by)),
            Hands::Frozen(at) => Hands::Frozen(later(at, by)),
        };
    }

    #[must_use]
    pub fn now(&self) -> Timestamp {
        match *self.hands() {
            Hands::Running(offset) => later(Timestamp::now(), offset),
            Hands::Frozen(at) => at,
        }
    }

    #[must_use]
    pub fn is_frozen(&self) -> bool {
        matches!(*self.hands(), Hands::Frozen(_))
    }

    fn hands(&self) -> MutexGuard<'_, Hands> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn later(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.saturating_add(by).unwrap_or(at)
}

/// The instant on the wall clocks of Kyiv.
#[must_use]
pub fn in_kyiv(at: Timestamp) -> Zoned {
    at.to_zoned(KYIV.clone())
}

/// The day in Kyiv.
#[must_use]
pub fn day(at: Timestamp) -> Date {
    in_kyiv(at).date()
}

/// Two o'clock at night in Kyiv, when the companies' nightly runs are over. The hour exists once on every day:
/// summer time moves at three and at four.
#[must_use]
pub fn two_at_night(day: Date) -> Timestamp {
    instant(day, 2, 0)
}

/// A wall clock time in Kyiv. One that a change to summer time skips is read an hour later.
#[must_use]
pub fn instant(day: Date, hour: i8, minute: i8) -> Timestamp {
    KYIV.to_ambiguous_timestamp(day.to_datetime(time(hour, minute, 0, 0)))
        .compatible()
        .expect("a day of the calendar is far from the end of time")
}

/// The `count`th day after this one on which offices work. Holidays count as working days.
pub(crate) fn working_day_after(day: Date, count: usize) -> Date {
    let days = std::iter::successors(Some(day), |day| Some(day.saturating_add(1.day())));
    days.skip(1)
        .filter(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday))
        .nth(count - 1)
        .unwrap_or(day)
}

/// RFC 3339 with Kyiv's offset, to the second.
#[must_use]
pub fn rfc3339(at: Timestamp) -> String {
    in_kyiv(at).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
