//! Each way of being broken is named, by its operation and its field, and nothing else is blamed.

mod manners;
mod shapes;

use axum::Router;
use conformance::{Finding, Kind, Report};

use crate::company::{Company, OLENA};

fn as_a_guest(only: &str, broken: impl FnOnce(Router) -> Router) -> Report {
    Company::with(broken).only(only).checked()
}

fn signed_in(only: &str, broken: impl FnOnce(Router) -> Router) -> Report {
    Company::with(broken)
        .signed_in_as(OLENA)
        .only(only)
        .checked()
}

fn with_writes(only: &str, broken: impl FnOnce(Router) -> Router) -> Report {
    Company::with(broken)
        .signed_in_as(OLENA)
        .with_writes()
        .only(only)
        .checked()
}

/// Exactly these: kind, operation, where.
fn named<'a>(report: &'a Report, wanted: &[(Kind, &str, &str)]) -> &'a Finding {
    let found = report
        .findings
        .iter()
        .map(|one| (one.kind, one.operation.as_str(), one.at.as_str()));
    assert_eq!(found.collect::<Vec<_>>(), wanted, "{report}");
    assert_eq!(report.exit_code(), 1);
    &report.findings[0]
}
