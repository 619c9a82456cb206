//! When to try again: the one policy of every reading on its way, and of the simulation of the rush.
//!
//! Exponential backoff with full jitter, so that cabinets which failed together do not come back together. A server
//! that says when to come back is obeyed, and those it sent away at one moment are spread over as long again.

use crate::http::Error;

const BASE_MS: f64 = 400.0;
/// Nobody waits longer than this with the page open; five minutes.
pub const CAP_MS: f64 = 300_000.0;
/// Nor is anybody sent away for longer, whatever the server asks; two hours.
pub const LONGEST_MS: f64 = 7_200_000.0;

/// How long to wait before the next try, in milliseconds; `None` where trying again by itself is of no use.
///
/// `tries` have been made already, `random` is from 0 to 1.
pub fn wait(error: &Error, tries: u32, random: f64) -> Option<f64> {
    let asked = match error {
        Error::Offline | Error::TimedOut | Error::InProgress | Error::Unreadable { .. } => 0,
        Error::Unavailable { after } => after.unwrap_or(0),
        Error::TooManyRequests { after, .. } => *after,
        // Signing in, or the person's own answer, comes first.
        Error::SessionExpired | Error::Forbidden | Error::NotFound | Error::Refused(_) => {
            return None;
        }
    };
    let asked = f64::from(asked) * 1000.0;
    let window = (BASE_MS * 2_f64.powi(tries.min(16).cast_signed())).min(CAP_MS);
    Some((asked + window.max(asked) * random).min(LONGEST_MS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_doubles_up_to_five_minutes() {
        let waits = [0, 1, 2, 9, 10, 1000].map(|tries| wait(&Error::Offline, tries, 1.0));
        let expected = [400.0, 800.0, 1600.0, 204_800.0, 300_000.0, 300_000.0];
        assert_eq!(waits, expected.map(Some));
        assert_eq!(wait(&Error::Offline, 5, 0.0), Some(0.0));
    }

    #[test]
    fn a_server_that_asks_to_wait_is_obeyed_and_not_by_all_at_once() {
        let busy = Error::Unavailable { after: Some(60) };
        assert_eq!(wait(&busy, 0, 0.0), Some(60_000.0));
        assert_eq!(wait(&busy, 0, 1.0), Some(120_000.0));
    }

    #[test]
    fn nobody_is_sent_away_for_a_day() {
        let closed = Error::Unavailable {
            after: Some(86_400),
        };
        assert_eq!(wait(&closed, 0, 1.0), Some(LONGEST_MS));
    }

    #[test]
    fn what_only_the_person_can_mend_is_not_tried_again() {
        for error in [Error::SessionExpired, Error::NotFound, Error::Forbidden] {
            assert_eq!(wait(&error, 0, 0.5), None);
        }
    }
}
