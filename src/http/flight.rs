//! One request under way: its deadline, and its end when the view that asked for it goes.

use super::Error;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use web_sys::{AbortController, AbortSignal};

/// A weak link answers late; past this it is better to say so.
const DEADLINE: Duration = Duration::from_secs(25);

/// Lets every request of one act be ended together.
#[derive(Clone)]
pub(super) struct Flight {
    controller: Rc<Cell<Option<AbortController>>>,
    cancelled: Rc<Cell<bool>>,
    deadline: Duration,
}

impl Flight {
    /// Goes on whatever happens to the view: a write.
    pub fn free() -> Self {
        Self {
            controller: Rc::default(),
            cancelled: Rc::default(),
            deadline: DEADLINE,
        }
    }

    /// The same for what takes its time: a picture.
    pub fn free_for(deadline: Duration) -> Self {
        Self {
            deadline,
            ..Self::free()
        }
    }

    /// Ends when the current reactive owner is cleaned up: a read.
    pub fn of_this_view() -> Self {
        let flight = Self::free();
        if Owner::current().is_some() {
            let ended = SendWrapper::new(flight.clone());
            on_cleanup(move || ended.cancel());
        }
        flight
    }

    pub fn is_cancelled(&self) -> bool {
        self.cancelled.get()
    }

    fn cancel(&self) {
        self.cancelled.set(true);
        if let Some(controller) = self.controller.take() {
            controller.abort();
        }
    }

    /// More time for the try that is under way: something of it has come.
    pub fn next_deadline(&self) -> Deadline {
        let controller = self.controller.take();
        self.controller.set(controller.clone());
        Deadline::set(controller, self.deadline)
    }

    /// Starts a try: the signal to give to `fetch`, and the deadline that pulls it.
    pub fn start(&self) -> (Option<AbortSignal>, Deadline) {
        let controller = AbortController::new().ok();
        let signal = controller.as_ref().map(AbortController::signal);
        self.controller.set(controller.clone());
        (signal, Deadline::set(controller, self.deadline))
    }
}

/// Aborts the try when its time is over; dropping it stops the clock.
pub(super) struct Deadline {
    passed: Rc<Cell<bool>>,
    timer: Option<TimeoutHandle>,
}

impl Deadline {
    fn set(controller: Option<AbortController>, time: Duration) -> Self {
        let passed = Rc::new(Cell::new(false));
        let mark = Rc::clone(&passed);
        let timer = set_timeout_with_handle(
            move || {
                mark.set(true);
                if let Some(controller) = controller {
                    controller.abort();
                }
            },
            time,
        );
        Self {
            passed,
            timer: timer.ok(),
        }
    }

    /// What did not come is late where this has pulled.
    pub fn judge<T>(&self, outcome: Result<T, Error>) -> Result<T, Error> {
        match outcome {
            Err(Error::Offline) if self.passed.get() => Err(Error::TimedOut),
            other => other,
        }
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        if let Some(timer) = self.timer {
            timer.clear();
        }
    }
}
