//! 690 thousand clients, half of them within five days, an API that saturates and fails for an hour in the worst of it.
//!
//! Every client hands in one reading and keeps its page open until the server has it: the worst case for the server,
//! because a closed page does not ask. What is simulated is the server and the clients' fate; when a client comes back
//! is decided by [`gas_cabinet::outbox::policy::wait`], the very code of the browser.

use crate::chance::Chance;
use gas_cabinet::http::Error;
use gas_cabinet::outbox::policy;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

/// Milliseconds of the five days.
const DAY: u64 = 24 * 3_600_000;
const DAYS: u64 = 5;
/// How much of the five days' readings comes on each: the first, because it is due, and the last, because it is over.
const DAYS_SHARE: [u64; DAYS as usize] = [26, 14, 12, 16, 32];
/// How much of a day's readings comes in each hour: little at night, most after supper.
const HOURS_SHARE: [u64; 24] = [
    4, 2, 1, 1, 1, 2, 6, 14, 22, 30, 34, 32, 30, 28, 26, 28, 32, 42, 60, 84, 100, 84, 44, 14,
];

#[derive(Clone, Debug)]
pub struct Rush {
    pub seed: u64,
    /// Readings to be handed in.
    pub readings: u64,
    /// Readings that the API takes a second; above twice as many requests a second it does not even answer.
    pub capacity: u64,
    /// What it asks for where it refuses: `Retry-After`, seconds.
    pub retry_after: u32,
    /// Milliseconds since the beginning.
    pub outage: Option<Range<u64>>,
}

/// What came of it. Times are milliseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub delivered: u64,
    pub requests: u64,
    /// The most requests in one second, and the most readings handed in in one.
    pub busiest: u64,
    pub busiest_without_retries: u64,
    /// Since the outage ended: until no more readings wait than the second before it began.
    pub drained_after: Option<u64>,
    /// The longest a reading waited; and half of them, and 99 of 100, no longer than this.
    pub longest: u64,
    pub half: u64,
    pub most: u64,
}

impl Outcome {
    /// Requests for each reading, in hundredths.
    #[must_use]
    pub fn amplification(&self) -> u64 {
        self.requests * 100 / self.delivered.max(1)
    }
}

impl Rush {
    /// The evening of the last day, the worst hour of all: when an outage hurts most.
    #[must_use]
    pub fn worst_hour() -> Range<u64> {
        let begins = 4 * DAY + 20 * 3_600_000;
        begins..begins + 3_600_000
    }

    /// When each reading is handed in, in order. Milliseconds.
    fn arrivals(&self, chance: &mut Chance) -> Vec<u64> {
        let days: u64 = DAYS_SHARE.iter().sum();
        let hours: u64 = HOURS_SHARE.iter().sum();
        let mut all: Vec<u64> = (0..self.readings)
            .map(|_| {
                let day = drawn(&DAYS_SHARE, chance.below(days));
                let hour = drawn(&HOURS_SHARE, chance.below(hours));
                day * DAY + hour * 3_600_000 + chance.below(3_600_000)
            })
            .collect();
        all.sort_unstable();
        all
    }

    #[must_use]
    pub fn run(&self) -> Outcome {
        let mut chance = Chance::of(self.seed);
        let arrivals = self.arrivals(&mut chance);
        let mut tally = Tally::of(&arrivals);
        let mut server = Server::of(self);
        let mut due: BinaryHeap<Reverse<(u64, usize)>> = arrivals
            .iter()
            .enumerate()
            .map(|(client, at)| Reverse((*at, client)))
            .collect();
        let mut tries = vec![0_u32; arrivals.len()];
        while let Some(Reverse((now, client))) = due.pop() {
            tally.request(now);
            let Err(error) = server.answers(now) else {
                tally.delivered(now, now - arrivals[client]);
                continue;
            };
            tries[client] += 1;
            // Whoever is sent away by themselves for good would never be delivered, and the tally tells.
            if let Some(wait) = policy::wait(&error, tries[client], chance.part()) {
                due.push(Reverse((now + wait as u64, client)));
            }
        }
        tally.told(self.outage.as_ref())
    }
}

/// Whose share of all a number falls into.
fn drawn(shares: &[u64], mut at: u64) -> u64 {
    for (index, share) in shares.iter().enumerate() {
        if at < *share {
            return index as u64;
        }
        at -= share;
    }
    0
}

/// Takes so many a second, sends away as many again, and leaves the rest without an answer.
struct Server {
    capacity: u64,
    retry_after: u32,
    outage: Range<u64>,
    second: u64,
    seen: u64,
}

impl Server {
    fn of(rush: &Rush) -> Self {
        Self {
            capacity: rush.capacity,
            retry_after: rush.retry_after,
            outage: rush.outage.clone().unwrap_or_default(),
            second: 0,
            seen: 0,
        }
    }

    fn answers(&mut self, now: u64) -> Result<(), Error> {
        if self.outage.contains(&now) {
            return Err(Error::Offline);
        }
        if now / 1000 != self.second {
            self.second = now / 1000;
            self.seen = 0;
        }
        self.seen += 1;
        match self.seen {
            seen if seen <= self.capacity => Ok(()),
            seen if seen <= 2 * self.capacity => Err(Error::Unavailable {
                after: Some(self.retry_after),
            }),
            _ => Err(Error::TimedOut),
        }
    }
}

/// Counts by the second.
struct Tally {
    requests: Vec<u64>,
    handed_in: Vec<u64>,
    delivered: Vec<u64>,
    waits: Vec<u64>,
}

impl Tally {
    fn of(arrivals: &[u64]) -> Self {
        let mut tally = Self {
            requests: Vec::new(),
            handed_in: Vec::new(),
            delivered: Vec::new(),
            waits: Vec::with_capacity(arrivals.len()),
        };
        for at in arrivals {
            count(&mut tally.handed_in, *at);
        }
        tally
    }

    fn request(&mut self, now: u64) {
        count(&mut self.requests, now);
    }

    fn delivered(&mut self, now: u64, waited: u64) {
        count(&mut self.delivered, now);
        self.waits.push(waited);
    }

    fn told(mut self, outage: Option<&Range<u64>>) -> Outcome {
        self.waits.sort_unstable();
        let part = |of: usize| {
            let at = (self.waits.len() * of / 100).min(self.waits.len().saturating_sub(1));
            self.waits.get(at).copied().unwrap_or_default()
        };
        Outcome {
            delivered: self.delivered.iter().sum(),
            requests: self.requests.iter().sum(),
            busiest: self.requests.iter().copied().max().unwrap_or_default(),
            busiest_without_retries: self.handed_in.iter().copied().max().unwrap_or_default(),
            drained_after: outage.and_then(|outage| self.drained_after(outage)),
            longest: self.waits.last().copied().unwrap_or_default(),
            half: part(50),
            most: part(99),
        }
    }

    fn drained_after(&self, outage: &Range<u64>) -> Option<u64> {
        let (begins, ends) = (outage.start / 1000, outage.end / 1000);
        let mut waiting = 0_i64;
        let mut before = 0;
        for second in 0..self.handed_in.len().max(self.delivered.len()) as u64 {
            waiting += signed(&self.handed_in, second) - signed(&self.delivered, second);
            if second + 1 == begins {
                before = waiting;
            }
            if second >= ends && waiting <= before {
                return Some((second + 1 - ends) * 1000);
            }
        }
        None
    }
}

fn count(seconds: &mut Vec<u64>, at: u64) {
    let second = (at / 1000) as usize;
    if seconds.len() <= second {
        seconds.resize(second + 1, 0);
    }
    seconds[second] += 1;
}

fn signed(seconds: &[u64], at: u64) -> i64 {
    seconds
        .get(at as usize)
        .copied()
        .unwrap_or_default()
        .cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tenth of the country, and a tenth of its API.
    fn rush(capacity: u64) -> Rush {
        Rush {
            seed: 5,
            readings: 34_500,
            capacity,
            retry_after: 30,
            outage: None,
        }
    }

    #[test]
    fn every_reading_is_delivered_after_an_outage_in_the_worst_hour() {
        let outcome = Rush {
            outage: Some(Rush::worst_hour()),
            ..rush(3)
        }
        .run();
        assert_eq!(outcome.delivered, 34_500);
        assert!(outcome.amplification() < 200, "{outcome:?}");
        assert!(
            outcome.drained_after.expect("it drains") < 1_200_000,
            "{outcome:?}"
        );
    }

    #[test]
    fn every_reading_is_delivered_where_the_evening_is_more_than_the_api_can_take() {
        let outcome = rush(1).run();
        assert_eq!(outcome.delivered, 34_500);
        assert!(outcome.busiest <= 60, "{outcome:?}");
    }

    #[test]
    fn nobody_waits_where_nothing_is_wrong() {
        let outcome = rush(100).run();
        assert_eq!(
            (outcome.delivered, outcome.requests, outcome.longest),
            (34_500, 34_500, 0)
        );
    }

    #[test]
    fn the_same_seed_is_the_same_rush() {
        assert_eq!(rush(2).run(), rush(2).run());
    }
}
