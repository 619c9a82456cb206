//! Sends what waits: when the page opens, when the link is back, when it is time to try again, and by a press.

use super::delivery::{Outcome, Shelf, Try, deliver};
use super::parcel::Parcel;
use super::policy::LONGEST_MS;
use super::post::Mail;
use super::shelf::{Broken, Device};
use super::tabs::{Lane, listen, tell, turn};
use crate::http::{Api, Error, IdempotencyKey};
use crate::lasting::lasting;
use crate::session::{Session, Standing, use_session};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// Readings on their way. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Outbox {
    api: Api,
    session: Session,
    /// Oldest first; `None` until the device has been asked.
    pub(super) parcels: RwSignal<Option<Vec<Parcel>>>,
    /// What is being sent by this tab.
    pub(super) sending: RwSignal<Option<IdempotencyKey>>,
    /// To be sent whatever the hour: the person has pressed.
    pub(super) pressed: RwSignal<Vec<IdempotencyKey>>,
    /// Why the last try of this tab failed.
    pub(super) why: RwSignal<Vec<(IdempotencyKey, Error)>>,
    /// The person knows of these: they go once nothing of them is left to be sent.
    pub(super) seen: StoredValue<Vec<Seen>>,
    /// What the browser says of the link.
    pub(super) is_online: RwSignal<bool>,
    whose: StoredValue<String>,
    is_running: StoredValue<bool>,
    runs_again: StoredValue<bool>,
    /// Photos are on their way, beside the readings.
    is_sending_photos: StoredValue<bool>,
    /// To try again by the hour is of no use: the session is over, or the device fails.
    rests: StoredValue<bool>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

/// A parcel whose end the person has seen, and whether also what became of its photo.
#[derive(Clone, PartialEq)]
pub(super) struct Seen {
    pub key: IdempotencyKey,
    pub with_photo: bool,
}

/// The outbox of this app.
///
/// # Panics
/// Outside the app's contexts.
pub fn use_outbox() -> Outbox {
    lasting(|| Outbox::start(expect_context()))
}

impl Outbox {
    fn start(api: Api) -> Self {
        let outbox = Self {
            api,
            session: use_session(),
            parcels: RwSignal::new(None),
            sending: RwSignal::new(None),
            pressed: RwSignal::new(Vec::new()),
            why: RwSignal::new(Vec::new()),
            seen: StoredValue::new(Vec::new()),
            is_online: RwSignal::new(is_online()),
            whose: StoredValue::new(String::new()),
            is_running: StoredValue::new(false),
            runs_again: StoredValue::new(false),
            is_sending_photos: StoredValue::new(false),
            rests: StoredValue::new(false),
            timer: StoredValue::new(None),
        };
        listen(move || outbox.run());
        let session = outbox.session;
        Effect::new(move || outbox.meet(session.standing()));
        let online = window_event_listener(ev::online, move |_| {
            outbox.is_online.set(true);
            outbox.press_what_the_link_held_up();
        });
        let offline = window_event_listener(ev::offline, move |_| outbox.is_online.set(false));
        let shown = window_event_listener(ev::visibilitychange, move |_| {
            if !document().hidden() {
                outbox.run();
            }
        });
        on_cleanup(move || {
            online.remove();
            offline.remove();
            shown.remove();
            outbox.stop_timer();
        });
        outbox
    }

    /// Who is here decides whose parcels these are.
    fn meet(self, standing: Standing) {
        match standing {
            Standing::SignedIn(_) => {
                let (before, now) = (self.whose.get_value(), self.session.consumer());
                if !before.is_empty() && before != now {
                    self.forget();
                    self.parcels.set(None);
                }
                self.whose.set_value(now);
                self.run();
            }
            Standing::Guest | Standing::Left => self.forget(),
            // It may go on: what waits goes on waiting.
            Standing::Restoring | Standing::Unknown(_) | Standing::Ended => {}
        }
    }

    fn forget(self) {
        Device.let_go();
        self.parcels.set(Some(Vec::new()));
        self.pressed.set(Vec::new());
        self.why.set(Vec::new());
        self.seen.set_value(Vec::new());
        self.stop_timer();
    }

    fn press_what_the_link_held_up(self) {
        for parcel in untrack(|| self.unsettled()) {
            let is_the_links_fault = match untrack(|| self.why(&parcel.key)) {
                Some(error) => matches!(error, Error::Offline | Error::TimedOut),
                None => parcel.tries == 0,
            };
            if is_the_links_fault {
                self.pressed.update(|pressed| pressed.push(parcel.key));
            }
        }
        self.run();
    }

    /// Looks what is due and sends it, one after another.
    pub(super) fn run(self) {
        self.runs_again.set_value(true);
        self.rests.set_value(false);
        // Nor when the cabinet was taken down while the device was asked to keep it: it lies there for the next time.
        if self.is_running.try_get_value() != Some(false) {
            return;
        }
        self.is_running.set_value(true);
        spawn_local(async move {
            while self.runs_again.try_get_value() == Some(true) {
                self.runs_again.try_set_value(false);
                self.round().await;
            }
            self.is_running.try_set_value(false);
            self.set_timer();
        });
    }

    async fn round(self) {
        let pressed = self.pressed.try_get_untracked().unwrap_or_default();
        self.reload().await;
        let (photos, readings): (Vec<_>, Vec<_>) = self
            .due(&pressed)
            .into_iter()
            .partition(Parcel::is_delivered);
        for parcel in readings {
            let is_pressed = pressed.contains(&parcel.key);
            self.try_one(&parcel.key, is_pressed, Lane::Readings).await;
        }
        // What is gone cannot be sent, however often it was pressed.
        self.release(&pressed);
        self.send_photos(photos);
    }

    /// What is to be sent now: its hour has come, or the person has pressed.
    fn due(self, pressed: &[IdempotencyKey]) -> Vec<Parcel> {
        let now = js_sys::Date::now();
        let mut all = self
            .parcels
            .try_get_untracked()
            .flatten()
            .unwrap_or_default();
        all.retain(|parcel| {
            let is_its_time = parcel.is_due(now) && (is_online() || parcel.is_too_old(now));
            is_its_time || (pressed.contains(&parcel.key) && parcel.is_waiting())
        });
        all
    }

    /// Beside the readings: two megabytes over a weak link hold up none of them.
    fn send_photos(self, photos: Vec<Parcel>) {
        if photos.is_empty() || self.is_sending_photos.try_get_value() != Some(false) {
            return;
        }
        self.is_sending_photos.set_value(true);
        spawn_local(async move {
            for parcel in photos {
                self.try_one(&parcel.key, false, Lane::Photos).await;
            }
            self.is_sending_photos.try_set_value(false);
            self.set_timer();
        });
    }

    fn release(self, keys: &[IdempotencyKey]) {
        self.pressed
            .try_update(|pressed| pressed.retain(|pressed| !keys.contains(pressed)));
    }

    /// One try, in this tab's turn; none where another tab has just made it.
    pub(super) async fn try_one(self, key: &IdempotencyKey, is_pressed: bool, lane: Lane) {
        let _turn = turn(lane).await;
        let now = js_sys::Date::now();
        let due = |parcel: &Parcel| match is_pressed {
            true => parcel.is_waiting(),
            false => parcel.is_due(now),
        };
        let parcel = fresh(key).await.filter(due);
        let (Some(parcel), true) = (parcel, self.is_signed_in()) else {
            return;
        };
        if lane == Lane::Readings {
            self.sending.try_set(Some(key.clone()));
        }
        let outcome = deliver(
            &Try {
                shelf: &self,
                post: &Mail { api: self.api },
                now,
                random: js_sys::Math::random(),
            },
            parcel,
        )
        .await;
        if lane == Lane::Readings {
            self.sending.try_set(None);
            if matches!(outcome, Ok(Outcome::Delivered(_))) {
                crate::host::tell("reading-submitted", &[]);
            }
        }
        self.note(key, outcome);
        self.remove_seen().await;
        self.changed().await;
    }

    fn note(self, key: &IdempotencyKey, outcome: Result<Outcome, Broken>) {
        if matches!(
            outcome,
            Err(Broken) | Ok(Outcome::Postponed(Error::SessionExpired))
        ) {
            self.rests.try_set_value(true);
        }
        let why = match outcome {
            Ok(Outcome::Postponed(error)) => Some(error),
            Ok(Outcome::Refused(refusal)) => Some(Error::Refused(refusal)),
            Ok(Outcome::Delivered(_) | Outcome::Expired) | Err(Broken) => None,
        };
        self.why.try_update(|all| {
            all.retain(|(of, _)| of != key);
            all.extend(why.map(|why| (key.clone(), why)));
        });
        self.release(std::slice::from_ref(key));
    }

    pub(super) async fn remove_seen(self) {
        for seen in self.seen.try_get_value().unwrap_or_default() {
            let is_over = |parcel: &Parcel| {
                let is_news = parcel.is_delivered() && parcel.photo_refused && !seen.with_photo;
                !(parcel.is_waiting() || is_news)
            };
            let parcel = fresh(&seen.key).await;
            if parcel.as_ref().is_some_and(is_over) {
                let _ = Device.remove(&seen.key).await;
            }
            if parcel.is_none_or(|parcel| is_over(&parcel)) {
                self.seen
                    .try_update_value(|all| all.retain(|other| *other != seen));
            }
        }
    }

    pub(super) async fn changed(self) {
        self.reload().await;
        // Of one who has left nothing is written any more.
        if self.is_signed_in() {
            tell();
        }
    }

    async fn reload(self) {
        let all = match Device.all().await {
            Ok(all) => all,
            // Not to be had just now: what is known stays.
            Err(Broken) if self.parcels.try_get_untracked().flatten().is_some() => return,
            Err(Broken) => Vec::new(),
        };
        if self.is_signed_in() && self.parcels.try_get_untracked() != Some(Some(all.clone())) {
            self.parcels.try_set(Some(all));
        }
    }

    fn is_signed_in(self) -> bool {
        untrack(|| self.session.is_signed_in())
    }

    /// Comes back when the next one is due.
    fn set_timer(self) {
        self.stop_timer();
        let all = self
            .parcels
            .try_get_untracked()
            .flatten()
            .unwrap_or_default();
        let is_sending_photos = self.is_sending_photos.try_get_value() == Some(true);
        let waiting = all
            .iter()
            .filter(|parcel| parcel.is_unsettled() || (parcel.is_waiting() && !is_sending_photos));
        let next = waiting.map(|parcel| parcel.not_before).reduce(f64::min);
        let is_of_use = self.rests.try_get_value() == Some(false) && self.is_signed_in();
        // Without a link it is the link that is waited for, not the hour.
        let Some(next) = next.filter(|_| is_of_use && is_online()) else {
            return;
        };
        let wait = (next - js_sys::Date::now()).clamp(0.0, LONGEST_MS) as u64;
        let wait = Duration::from_millis(wait + 1);
        let timer = set_timeout_with_handle(move || self.run(), wait);
        self.timer.try_set_value(timer.ok());
    }

    fn stop_timer(self) {
        if let Some(timer) = self.timer.try_get_value().flatten() {
            timer.clear();
        }
    }
}

/// What the shelf says now: another tab may have been there.
pub(super) async fn fresh(key: &IdempotencyKey) -> Option<Parcel> {
    let all = Device.all().await.unwrap_or_default();
    all.into_iter().find(|parcel| parcel.key == *key)
}

pub(super) fn is_online() -> bool {
    window().navigator().on_line()
}

/// The device's shelf, each step of which is seen on the page.
impl Shelf for Outbox {
    type Broken = Broken;

    async fn put(&self, parcel: &Parcel) -> Result<(), Broken> {
        Device.put(parcel).await?;
        self.parcels.try_update(|parcels| {
            let mut parcels = parcels.iter_mut().flatten();
            if let Some(shown) = parcels.find(|shown| shown.key == parcel.key) {
                shown.clone_from(parcel);
            }
        });
        Ok(())
    }

    async fn remove(&self, key: &IdempotencyKey) -> Result<(), Broken> {
        Device.remove(key).await
    }

    async fn all(&self) -> Result<Vec<Parcel>, Broken> {
        Device.all().await
    }
}
