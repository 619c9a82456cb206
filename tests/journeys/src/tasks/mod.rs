//! The journeys, one file a task of the consumer.

mod accession; // the contract joined
mod all_meters; // every meter of every home at once
mod appointments; // a visit to the company
mod balance; // what is owed to whom
mod bank_qr; // the code that any bank pays by
mod begun; // a registration that was left half-way
mod benefits; // what a home is entitled to
mod broken; // the program does not arrive
mod codes; // the code that ends a registration
mod comes_and_goes; // put up and taken out there
mod dressed; // as the company paints and names it
mod early; // a person is faster than the program
mod embedded; // in a page of another site
mod embedded_broken; // what does not arrive there
mod equipment; // what stands in the home
mod feedback; // asking the company, and what it answers
mod guard; // who may enter, and where sign-in leads
mod harness; // can a journey fail at all?
mod help; // how it is done, and where what is
mod history; // ten years of readings
mod household; // several homes in one cabinet
mod identity; // somebody else vouches
mod inside_a_site; // under a path of a larger site
mod invoices; // what is billed, why, and as a file
mod leaving; // signing out, the session's end
mod looks; // language, theme, a small phone
mod messages; // what a frame and the page around say to each other
mod mistakes; // questions left empty, answered wrong, answers lost
mod offline_shell; // the shell is on the device
mod pay; // by way of a provider, to the ledger
mod photo; // a picture of the meter
mod profile; // what one may change about oneself
mod proof; // who has no right learns nothing
mod questions; // numbers that raise a question
mod receipt; // what became of a reading
mod recover; // a forgotten password
mod register; // from the bill to the first page
mod settlements; // what was charged and paid, year by year
mod sign_in; // every way in, and every refusal
mod submit; // from the form to the receipt
mod taken_out; // while something was on its way
mod unsent; // what waits on the device
mod updates; // a newer release comes
mod ways; // back, forward, keyboard
mod weak_link; // faults on the way to the server

use crate::run::Journey;

/// All of them, in the order of a consumer's first day.
pub fn all() -> impl Iterator<Item = &'static Journey> {
    [
        harness::ALL,
        sign_in::ALL,
        early::ALL,
        guard::ALL,
        register::ALL,
        begun::ALL,
        codes::ALL,
        proof::ALL,
        mistakes::ALL,
        recover::ALL,
        identity::ALL,
        household::ALL,
        profile::ALL,
        submit::ALL,
        questions::ALL,
        receipt::ALL,
        photo::ALL,
        all_meters::ALL,
        weak_link::ALL,
        unsent::ALL,
        history::ALL,
        invoices::ALL,
        balance::ALL,
        settlements::ALL,
        benefits::ALL,
        equipment::ALL,
        accession::ALL,
        feedback::ALL,
        pay::ALL,
        bank_qr::ALL,
        help::ALL,
        appointments::ALL,
        ways::ALL,
        looks::ALL,
        leaving::ALL,
        inside_a_site::ALL,
        embedded::ALL,
        comes_and_goes::ALL,
        taken_out::ALL,
        embedded_broken::ALL,
        dressed::ALL,
        messages::ALL,
        broken::ALL,
        offline_shell::ALL,
        updates::ALL,
    ]
    .into_iter()
    .flatten()
}

/// A table of journeys: name, steps, and where they differ from the usual, place and engine.
///
/// What the browser has a part in (storage, history, focus, files, other tabs, a link that is lost) is walked in all
/// three engines. What the server decides and the cabinet puts into words is the same code in each: Chromium alone.
macro_rules! journeys {
    ($($name:literal => $steps:path $(, at $place:ident $(($host:ident))?)? $(, only in $engine:ident)?;)*) => {
        pub const ALL: &[$crate::run::Journey] = &[$($crate::run::Journey {
            name: $name,
            place: journeys!(@place $($place $($host)?)?),
            engines: journeys!(@engines $($engine)?),
            steps: |person| Box::pin($steps(person)),
        }),*];
    };
    (@place) => { $crate::cabinet::Place::Root };
    (@place $place:ident) => { $crate::cabinet::Place::$place };
    (@place $place:ident $host:ident) => { $crate::cabinet::Place::$place($crate::hosts::Host::$host) };
    (@engines) => { $crate::engine::ALL };
    (@engines $engine:ident) => { &[$crate::engine::Engine::$engine] };
}
use journeys;
