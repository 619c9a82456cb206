//! What is asked of an API, and in which order: as a guest, signed in, and with writes where they are allowed.

pub mod cors;
mod crawl;
mod files;
mod guest;
mod open;
mod read;
mod signed;
mod sums;
mod writes;

use crate::inspection::Inspection;
use crate::report::Report;
use crate::settings::Settings;

/// All checks that the settings allow.
#[must_use]
pub fn run(settings: &Settings) -> Report {
    let mut inspection = Inspection::new(settings);
    guest::all(&mut inspection);
    open::all(&mut inspection);
    cors::all(&mut inspection);
    signed::all(&mut inspection);
    leave_out(&mut inspection.report, settings);
    inspection.report
}

/// What no run looks at, so that nobody takes a silent report for more than it is.
fn leave_out(report: &mut Report, settings: &Settings) {
    if settings.account.is_none() {
        report.leave_out(
            "everything behind sign-in",
            "no LOGIN and PASSWORD of a test account were given",
        );
    } else if !settings.writes {
        report.leave_out("writes of a signed-in consumer", "WRITES=yes was not given");
    }
    if let Some(only) = &settings.only {
        report.leave_out(
            &format!("all that does not begin with {only}"),
            "ONLY was given",
        );
    }
    let always = [
        (
            "a whole registration, recovery, claim or change of a contact",
            "their codes go to somebody's mailbox",
        ),
        ("a payment", "it would be begun at the provider's"),
        (
            "corrections of equipment, the accession statement",
            "somebody at the company would act on them",
        ),
        (
            "closing a cabinet, changing a password",
            "the test account would be gone",
        ),
        (
            "signing in through an identity provider",
            "it needs a person",
        ),
        (
            "409 in_progress",
            "it takes two requests at the same moment, and this sends one at a time",
        ),
        (
            "that one consumer never sees another's",
            "it takes two test accounts: try an id of one with the other's cookie",
        ),
    ];
    for (what, because) in always {
        report.leave_out(what, because);
    }
}
