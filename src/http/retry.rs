//! When to try again, and after how long.
//!
//! Exponential backoff with full jitter, so that cabinets which failed together do not come back together.
//! For reads alone: a write that carries an idempotency key goes by the policy of [`crate::outbox`].

use super::Error;
use std::time::Duration;

/// Tries after the first one.
const RETRIES: u32 = 3;
const BASE_MS: f64 = 400.0;
const CAP_MS: f64 = 6_000.0;
/// A server that asks for longer than this is obeyed by a person, not by a spinner. Seconds.
const PATIENCE: u32 = 5;

/// How long to wait before try `attempt + 1`; `None`: give up and tell the person.
///
/// `random` is from 0 to 1.
pub fn wait(error: &Error, attempt: u32, random: f64) -> Option<Duration> {
    if attempt >= RETRIES {
        return None;
    }
    let asked = match error {
        // Not where time has run out: a person has waited long enough to be told.
        Error::Offline | Error::InProgress => 0,
        Error::Unavailable { after } => after.unwrap_or(0),
        Error::TooManyRequests { after, .. } => *after,
        _ => return None,
    };
    (asked <= PATIENCE).then(|| Duration::from_secs(asked.into()) + jitter(attempt, random))
}

fn jitter(attempt: u32, random: f64) -> Duration {
    let window = (BASE_MS * f64::from(1_u32 << attempt)).min(CAP_MS);
    Duration::from_millis((window * random) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_longer_each_time_and_then_gives_up() {
        let waits: Vec<_> = (0..4).map(|n| wait(&Error::Offline, n, 1.0)).collect();
        assert_eq!(
            waits,
            [Some(400), Some(800), Some(1600), None].map(|ms| ms.map(Duration::from_millis))
        );
    }

    #[test]
    fn never_waits_less_than_the_server_asks() {
        let error = Error::Unavailable { after: Some(3) };
        assert_eq!(wait(&error, 0, 0.0), Some(Duration::from_secs(3)));
    }

    #[test]
    fn a_long_wait_is_left_to_the_person() {
        let error = Error::TooManyRequests {
            code: String::new(),
            after: 60,
        };
        assert_eq!(wait(&error, 0, 0.5), None);
    }

    #[test]
    fn an_answer_that_would_be_the_same_is_not_asked_for_again() {
        for error in [
            Error::SessionExpired,
            Error::Forbidden,
            Error::NotFound,
            Error::TimedOut,
            Error::Unreadable { endpoint: "x" },
        ] {
            assert_eq!(wait(&error, 0, 0.5), None);
        }
    }
}
