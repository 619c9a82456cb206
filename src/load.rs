//! What a view has asked for, as far as it has come.
//!
//! Not a `LocalResource`: that one finishes an old question before it asks the new one, and keeps an old answer
//! while the new one is under way. Here a change of what is asked ends the question before, and the newest wins.

use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;

/// `None` while there is no answer. Cheap to copy.
pub struct Load<T: 'static, E: 'static> {
    answer: RwSignal<Option<Result<T, E>>, LocalStorage>,
    /// How often it was asked again.
    again: RwSignal<u32>,
    /// What it stands on, to be asked again first.
    behind: StoredValue<Option<Callback<()>>>,
}

impl<T, E> Clone for Load<T, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, E> Copy for Load<T, E> {}

impl<T: 'static, E: 'static> Load<T, E> {
    /// Asks, and asks anew whenever a signal that `ask` reads changes. `None`: it cannot be asked yet.
    ///
    /// What `ask` starts is cleaned up (a request cancelled) before it is asked anew, and when the view goes.
    pub fn new<F: Future<Output = Result<T, E>> + 'static>(
        ask: impl Fn() -> Option<F> + 'static,
    ) -> Self {
        let load = Self {
            answer: RwSignal::new_local(None),
            again: RwSignal::new(0),
            behind: StoredValue::new(None),
        };
        let newest = StoredValue::new(0_u32);
        Effect::new(move |before: Option<u32>| {
            let again = load.again.get();
            newest.update_value(|newest| *newest += 1);
            let this = newest.get_value();
            // Asked about something else: the old answer is no answer to it.
            if before == Some(again) {
                load.answer.set(None);
            }
            let question = ask();
            spawn_local(async move {
                let Some(question) = question else { return };
                let answer = question.await;
                if newest.try_get_value() == Some(this) {
                    load.answer.try_set(Some(answer));
                }
            });
            again
        });
        load
    }

    /// Asks again; what was answered stays until then.
    pub fn refetch(self) {
        if let Some(behind) = self.behind.get_value() {
            behind.run(());
        }
        self.again.update(|again| *again += 1);
    }

    /// `again` runs before this is asked again: it rests on an answer that may have failed too.
    pub fn behind(self, again: impl Fn() + Send + Sync + 'static) -> Self {
        self.behind
            .set_value(Some(Callback::new(move |()| again())));
        self
    }

    pub fn with<U>(self, read: impl FnOnce(Option<&Result<T, E>>) -> U) -> U {
        self.answer.with(|answer| read(answer.as_ref()))
    }

    pub fn get(self) -> Option<Result<T, E>>
    where
        T: Clone,
        E: Clone,
    {
        self.answer.get()
    }

    /// Why it failed, where it did.
    pub fn failure(self) -> Option<E>
    where
        E: Clone,
    {
        self.with(|answer| answer?.as_ref().err().cloned())
    }
}
