//! One reading's story: page after page is opened, tries, and dies, until one lives on and the weather is fair.

use crate::fuse::Fuse;
use crate::server::{ACCOUNT, METER, Server, VALUE, Way};
use crate::shelf::{Kept, Within};
use gas_cabinet::domain::account::AccountId;
use gas_cabinet::domain::meter::{MeterId, MeterIndex};
use gas_cabinet::http::{Error, IdempotencyKey};
use gas_cabinet::outbox::delivery::Try;
use gas_cabinet::outbox::{Outcome, Parcel, Shelf, State, deliver};
use outbox::chance::Chance;
use serde_json::{from_value, json};
use stand_in::Fault;
use std::fmt;

const HOUR: f64 = 3_600_000.0;
/// Pages that die before the one that does not.
const PAGES: u64 = 6;
/// Steps that a try may have, each a place to die at.
const STEPS: u64 = 12;
const FAULTS: [Fault; 9] = [
    Fault::None,
    Fault::Slow,
    Fault::Unavailable,
    Fault::TooMany,
    Fault::Malformed,
    Fault::Html,
    Fault::Dropped,
    Fault::SessionExpired,
    Fault::AnswerLost,
];

/// What happened, in numbers.
#[derive(Clone, Debug, Default)]
pub struct Story {
    runs: u64,
    pages: u64,
    died: u64,
    tries: u64,
    postponed: u64,
    sign_ins: u64,
    worn_keys: u64,
}

impl Story {
    pub fn add(&mut self, other: &Self) {
        self.runs += other.runs;
        self.pages += other.pages;
        self.died += other.died;
        self.tries += other.tries;
        self.postponed += other.postponed;
        self.sign_ins += other.sign_ins;
        self.worn_keys += other.worn_keys;
    }
}

impl fmt::Display for Story {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            runs,
            pages,
            died,
            tries,
            postponed,
            sign_ins,
            worn_keys,
        } = self;
        write!(
            f,
            "{runs} readings, {pages} pages of which {died} died, {tries} tries of which {postponed} brought no answer \
             to use, {sign_ins} sessions ended, {worn_keys} keys forgotten: none lost, none doubled"
        )
    }
}

/// A reading from the press to the receipt. Panics with the seed where it is lost or doubled.
pub async fn whole(server: &Server, seed: u64) -> Story {
    let mut chance = Chance::of(seed);
    let mut story = Story {
        runs: 1,
        ..Story::default()
    };
    let kept = Kept::default();
    let pages = chance.below(PAGES);
    // Once, more than a day goes by until the page is opened again: the server forgets the key meanwhile, and on the
    // evening of the 5th takes the next period's readings by then. Three days would be too late.
    let overnight = chance.one_in(2).then(|| chance.below(pages));
    for page in 0..pages {
        let steps = chance.below(STEPS);
        let faults = (*chance.pick(&FAULTS), chance.below(4) as u32);
        server.fails(faults.0, faults.1);
        let fuse = Fuse::after((!chance.one_in(5)).then_some(steps));
        open(server, &kept, &fuse, &mut chance, &mut story, seed).await;
        server.settled().await;
        let is_long = overnight == Some(page);
        server.wait(HOUR * (chance.part() * 4.0 + if is_long { 25.0 } else { 0.0 }));
    }
    server.works();
    while !kept.all().iter().any(Parcel::is_delivered) {
        open(
            server,
            &kept,
            &Fuse::after(None),
            &mut chance,
            &mut story,
            seed,
        )
        .await;
    }
    counted_once(server, &kept, seed);
    story
}

/// One page: whoever opens it presses again where nothing is on its way, and stays for a few tries.
async fn open(
    server: &Server,
    kept: &Kept,
    fuse: &Fuse,
    chance: &mut Chance,
    story: &mut Story,
    seed: u64,
) {
    story.pages += 1;
    let shelf = Within { kept, fuse };
    if kept.all().is_empty() {
        let pressed = parcel(seed, story.pages, server.now());
        if fuse.live(shelf.put(&pressed)).await.is_none() {
            story.died += 1;
            return;
        }
    }
    for _ in 0..4 {
        let Some(waiting) = kept.all().into_iter().find(Parcel::is_waiting) else {
            return;
        };
        server.wait((waiting.not_before - server.now()).max(0.0));
        story.worn_keys += u64::from(waiting.key_is_worn(server.now()));
        let way = Way { server, fuse };
        let to = Try {
            shelf: &shelf,
            post: &way,
            now: server.now(),
            random: chance.part(),
        };
        // Now and then another tab is at the same, and nothing keeps them apart.
        let tries = if chance.one_in(3) { 2 } else { 1 };
        story.tries += tries;
        let first = deliver(&to, waiting.clone());
        let outcome = match tries {
            1 => fuse.live(first).await,
            _ => {
                fuse.live(async { tokio::join!(first, deliver(&to, waiting.clone())).0 })
                    .await
            }
        };
        match outcome {
            None => {
                story.died += 1;
                return;
            }
            Some(Ok(Outcome::Postponed(Error::SessionExpired))) => {
                story.sign_ins += 1;
                server.sign_in().await;
            }
            Some(Ok(Outcome::Postponed(_))) => story.postponed += 1,
            Some(Ok(Outcome::Delivered(_))) => {}
            Some(other) => panic!("seed {seed}: {other:?}"),
        }
    }
}

fn parcel(seed: u64, page: u64, now: f64) -> Parcel {
    let key = format!("run-{seed:08}-page-{page:04}");
    let taken_on = "2026-11-01";
    Parcel {
        key: from_value::<IdempotencyKey>(json!(key)).expect("a key"),
        account: AccountId(ACCOUNT.into()),
        meter: MeterId(METER.into()),
        serial: "0070415".into(),
        value: MeterIndex(VALUE),
        taken_on: taken_on.into(),
        body: json!({ "meter_id": METER, "value": VALUE, "taken_on": taken_on }).to_string(),
        made_at: now,
        tries: 0,
        first_sent_at: None,
        in_doubt: false,
        not_before: now,
        has_photo: false,
        photo_refused: false,
        state: State::Waiting,
    }
}

fn counted_once(server: &Server, kept: &Kept, seed: u64) {
    let held = server.holds();
    let parcels = kept.all();
    let [
        Parcel {
            state: State::Delivered(id),
            ..
        },
    ] = parcels.as_slice()
    else {
        panic!("seed {seed}: one parcel, delivered; but {parcels:?}");
    };
    assert_eq!(held, [(id.0.clone(), VALUE)], "seed {seed}");
}
