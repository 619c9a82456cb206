//! The journeys, one file a task of the consumer.

mod early;
mod guard;
mod harness;
mod sign_in;
mod submit;

use crate::run::Journey;

/// All of them, in the order of a consumer's first day.
pub fn all() -> impl Iterator<Item = &'static Journey> {
    [
        harness::ALL,
        sign_in::ALL,
        early::ALL,
        guard::ALL,
        submit::ALL,
    ]
    .into_iter()
    .flatten()
}

/// A table of journeys: name, steps, and where they differ from the usual, place and engine.
macro_rules! journeys {
    ($($name:literal => $steps:path $(, at $place:ident)? $(, only in $engine:ident)?;)*) => {
        pub const ALL: &[$crate::run::Journey] = &[$($crate::run::Journey {
            name: $name,
            place: journeys!(@place $($place)?),
            engines: journeys!(@engines $($engine)?),
            steps: |person| Box::pin($steps(person)),
        }),*];
    };
    (@place) => { $crate::cabinet::Place::Root };
    (@place $place:ident) => { $crate::cabinet::Place::$place };
    (@engines) => { $crate::engine::ALL };
    (@engines $engine:ident) => { &[$crate::engine::Engine::$engine] };
}
use journeys;
