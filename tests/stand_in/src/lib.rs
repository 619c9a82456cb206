//! The contract of `tests/contract` served for real: a SQLite file, a clock that can be set, faults on order.
//!
//! It never imports the cabinet: with shared types a wrong name would be wrong on both sides and every test stay green.
//! What it is not stands in `tests/contract/stand_in.md`.

mod accession;
mod accession_facts;
mod accession_ways;
mod accounts;
mod appointment;
mod appointments;
mod attachments;
mod balances;
mod benefits;
mod bill;
mod billing;
mod cabinet;
mod checkout;
mod claims;
mod clock;
mod closure;
mod codes;
mod contact_changes;
mod contacts;
mod copies;
mod correction;
mod corrections;
mod dates;
mod db;
mod device;
mod document_paper;
mod documents;
mod equipment;
mod equipment_record;
mod estimate;
mod etag;
mod export;
mod faults;
mod feedback;
mod feedback_answer;
mod feedback_entry;
mod feedback_rating;
mod feedback_thread;
mod gateways;
mod home;
mod idempotency;
mod identity;
mod identity_page;
mod invoice;
mod invoice_paper;
mod invoice_pdf;
mod invoices;
mod ledger;
mod letters;
mod links;
mod lockout;
mod messages;
mod meters;
mod names;
mod nbu_qr;
mod new_appointment;
mod new_correction;
mod new_feedback;
mod new_payment;
mod new_reading;
mod new_statement;
mod nights;
mod notice;
mod notices;
mod numbers;
mod offices;
mod operator;
mod outbox;
mod own_password;
mod page;
mod paper;
mod password;
mod password_change;
mod password_rules;
mod payees;
mod payment;
mod payment_options;
mod payments;
mod period;
mod photos;
mod picture;
mod planning;
mod printed;
mod problem;
mod profile;
mod proof;
mod public_feedback;
mod ranges;
mod reading;
mod reading_window;
mod readings;
mod reception;
mod recoveries;
mod recovery;
mod registration;
mod registration_parts;
mod registrations;
mod reminders;
mod request;
mod seed;
mod server;
mod session;
mod sessions;
mod settlements;
mod site;
mod slots;
mod statement;
mod statement_paper;
mod submission;
mod summary;
mod sums;
mod switchboard;
mod tariffs;
mod terms;
mod trail;
mod ukrainian;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::http::{HeaderValue, header};
use axum::response::Response;
use axum::{Router, middleware};

pub use clock::Clock;
pub use copies::open_copy;
pub use db::Db;
pub use faults::{Fault, FaultPlan, Faults};
pub use seed::{
    DEMO_CONSUMERS, DemoConsumer, HALYNA, PASSWORD, READINGS_OF_EVERY_STATE, ShownReading, Shows,
    UNCLAIMED, Unclaimed,
};
pub use server::{Running, serve};

/// Why a stand-in cannot start.
pub type Failure = Box<dyn Error + Send + Sync>;

/// How the site is served, and the switch of its faults.
#[derive(Clone)]
pub struct Options {
    /// Where the cabinet stands: `/`, or a path such as `/cabinet`. The API stays at `/api/v1`.
    pub base: String,
    /// The folder with the built cabinet.
    pub dist: PathBuf,
    /// Origins that a payment form may be sent to.
    pub payment_hosts: Vec<String>,
    /// Origins that may frame the cabinet; none by default.
    pub frame_ancestors: Vec<String>,
    pub faults: Faults,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            base: "/".to_owned(),
            dist: PathBuf::from("dist"),
            payment_hosts: Vec::new(),
            frame_ancestors: Vec::new(),
            faults: Faults::default(),
        }
    }
}

/// What every handler has.
#[derive(Clone)]
pub(crate) struct App {
    db: Db,
    clock: Clock,
    faults: Faults,
    options: Arc<Options>,
}

/// Opens the database and plants the seed where it is empty: histories end with the month before the one that
/// the clock's window takes.
///
/// # Errors
/// A file that cannot be written, is no database, or was made by a newer stand-in.
pub fn open(database: &Path, clock: &Clock) -> Result<Db, Failure> {
    let db = Db::open(database)?;
    // Before there is anything new: a gap that the seed has on purpose is nothing that a night has missed.
    db.transaction(|db| nights::pass(db, clock.now()))?;
    seed::plant(&db, clock.now())?;
    db.transaction(|db| closure::erase_due(db, clock.now()))?;
    Ok(db)
}

/// The API at `/api/v1`, the switchboard at `/stand-in/`, the built cabinet at the base path.
pub fn app(db: Db, clock: Clock, options: Options) -> Router {
    let faults = options.faults.clone();
    let app = App {
        db,
        clock,
        faults,
        options: Arc::new(options),
    };
    let nothing_here = || async { problem::Problem::not_found() };
    let v1 = Router::new()
        .merge(session::routes())
        .merge(identity::routes())
        .merge(terms::routes())
        .merge(registrations::routes())
        .merge(recoveries::routes())
        .merge(accounts::routes())
        .merge(profile::routes())
        .merge(password_change::routes())
        .merge(export::routes())
        .merge(closure::routes())
        .merge(contact_changes::routes())
        .merge(claims::routes())
        .merge(sessions::routes())
        .merge(reading_window::routes())
        .merge(readings::routes())
        .merge(photos::routes())
        .merge(dates::routes())
        .merge(notices::routes())
        .merge(balances::routes())
        .merge(settlements::routes())
        .merge(invoice::routes())
        .merge(invoice_pdf::routes())
        .merge(benefits::routes())
        .merge(equipment::routes())
        .merge(corrections::routes())
        .merge(accession::routes())
        .merge(documents::routes())
        .merge(payment_options::routes())
        .merge(payments::routes())
        .merge(feedback::routes())
        .merge(attachments::routes())
        .merge(public_feedback::routes())
        .merge(offices::routes())
        .merge(slots::routes())
        .merge(appointments::routes())
        .fallback(nothing_here)
        .method_not_allowed_fallback(|| async { problem::Problem::method_not_allowed() })
        .layer(middleware::from_fn_with_state(app.clone(), faults::inject));
    let api = Router::new()
        .nest("/v1", v1)
        .fallback(nothing_here)
        .layer(middleware::map_response(never_stored));
    Router::new()
        .nest("/api", api)
        .merge(switchboard::routes())
        .merge(outbox::routes())
        .merge(operator::routes())
        .merge(reception::routes())
        .merge(identity_page::routes())
        .merge(gateways::routes())
        .merge(site::routes(&app.options))
        .with_state(app)
}

/// Personal data does not stay in a browser's cache: after sign-out it would still be there.
async fn never_stored(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    response
}
