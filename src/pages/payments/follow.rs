//! Asks again and again until it is known what came of a payment: with growing pauses, and while the page is looked at.

use super::api::payment_now;
use super::model::Payment;
use crate::http::{Api, Error};
use js_sys::Reflect;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// Seconds from one answer to the next question; then, and where only a late word is awaited, the longest.
const PAUSES: [u64; 6] = [2, 3, 5, 8, 13, 20];
const LONGEST: u64 = 30;

/// A payment as far as it is known. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Follow {
    pub payment: RwSignal<Payment>,
    pub is_asking: RwSignal<bool>,
    /// By the person's own press: its outcome is read out, what the page learns by itself only where it is news.
    pub is_pressed: RwSignal<bool>,
    /// What the last question brought, where it brought nothing new.
    pub told: RwSignal<Option<Told>>,
    api: Api,
    asked: StoredValue<usize>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Told {
    Same,
    NotReached,
}

/// By its name: a binding would travel with the first visit.
fn is_hidden() -> bool {
    Reflect::get(&document(), &"hidden".into()).is_ok_and(|hidden| hidden.is_truthy())
}

impl Follow {
    pub fn new(payment: Payment) -> Self {
        let follow = Self {
            payment: RwSignal::new(payment),
            is_asking: RwSignal::new(false),
            is_pressed: RwSignal::new(false),
            told: RwSignal::new(None),
            api: expect_context(),
            asked: StoredValue::new(0),
            timer: StoredValue::new(None),
        };
        follow.pause();
        // Back at the page, from the provider's or another tab: at once, and patiently from the start.
        let back = move |_: web_sys::Event| {
            if !is_hidden() {
                follow.asked.set_value(0);
                follow.ask(false);
            }
        };
        let shown = ["visibilitychange", "pageshow"]
            .map(|event| window_event_listener_untyped(event, back));
        on_cleanup(move || {
            shown.into_iter().for_each(|listener| listener.remove());
            follow.end_pause();
        });
        follow
    }

    /// Asks now, unless it is being asked or there is nothing to wait for.
    pub fn ask(self, is_pressed: bool) {
        let (id, is_settled) = self
            .payment
            .with_untracked(|payment| (payment.id.clone(), payment.stage.is_settled()));
        let is_asking = self.is_asking.get_untracked();
        if is_pressed || !is_asking {
            self.is_pressed.set(is_pressed);
        }
        if is_settled || is_asking {
            return;
        }
        self.end_pause();
        self.is_asking.set(true);
        spawn_local(async move {
            let answer = payment_now(self.api, &id).await;
            // Its page may have gone meanwhile: then the value comes back.
            if self.is_asking.try_set(false).is_none() {
                self.hear(answer);
            }
        });
    }

    fn hear(self, answer: Result<Payment, Error>) {
        match answer {
            Ok(payment) => {
                let is_same = self.payment.with_untracked(|before| *before == payment);
                self.told.set(is_same.then_some(Told::Same));
                // What has not changed is not drawn anew under the finger.
                if !is_same {
                    self.payment.set(payment);
                }
            }
            Err(_) => self.told.set(Some(Told::NotReached)),
        }
        self.pause();
    }

    /// Until the next question; whoever does not look is not asked for.
    fn pause(self) {
        let (is_open, is_late) = self
            .payment
            .with_untracked(|payment| (payment.stage.is_open(), payment.may_turn_out_paid()));
        let asked = self.asked.get_value();
        let seconds = match (is_open, is_late) {
            (true, _) => PAUSES.get(asked).copied().unwrap_or(LONGEST),
            (false, true) => LONGEST,
            (false, false) => return,
        };
        self.asked.set_value(asked + 1);
        let then = move || {
            if !is_hidden() {
                self.ask(false);
            }
        };
        let timer = set_timeout_with_handle(then, Duration::from_secs(seconds));
        self.timer.set_value(timer.ok());
    }

    fn end_pause(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }
}
