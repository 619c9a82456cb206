//! When a calendar reminds of a day that is not to be missed.

use crate::ics::Trigger;

/// Always at ten in the morning, by the clock of whoever is reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminder {
    OnTheDay,
    TheDayBefore,
    /// For what needs an appointment: thirty days before.
    AMonthBefore,
}

impl Reminder {
    /// From the midnight that the first day begins with.
    pub fn trigger(self) -> Trigger {
        Trigger::After(match self {
            Self::OnTheDay => "PT10H",
            Self::TheDayBefore => "-PT14H",
            Self::AMonthBefore => "-P29DT14H",
        })
    }
}
