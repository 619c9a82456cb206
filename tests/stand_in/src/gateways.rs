//! `/stand-in/ipay` and `/stand-in/portmone`: the pages of the providers, where the tester says what comes of a payment.
//!
//! iPay leads the browser back by an address, Portmone by a form. What the provider knows it tells the company apart
//! from that: at once, late, twice or never.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use axum::{Form, Router};
use jiff::{Timestamp, ToSpan};
use rusqlite::Connection;
use serde::Deserialize;

use crate::App;
use crate::checkout::{MERCHANT, hryvnias};
use crate::page::{escaped, html};
use crate::payment::{self, Payment};
use crate::problem::Problem;
use crate::trail::accepted_at;

/// Minutes that a late word takes.
const LATE: i64 = 10;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/stand-in/ipay", post(ipay))
        .route("/stand-in/portmone", post(portmone))
        .route("/stand-in/gateway", post(choose))
}

/// iPay's simple redirect.
#[derive(Deserialize)]
struct IpayForm {
    id: String,
    amount: String,
    desc: String,
    info: String,
    #[serde(rename = "lang")]
    _lang: String,
    #[serde(rename = "good")]
    _good: String,
    #[serde(rename = "bad")]
    _bad: String,
}

/// Portmone's gateway.
#[derive(Deserialize)]
struct PortmoneForm {
    payee_id: String,
    shop_order_number: String,
    bill_amount: String,
    description: String,
    #[serde(rename = "success_url")]
    _success_url: String,
    #[serde(rename = "failure_url")]
    _failure_url: String,
    #[serde(rename = "lang")]
    _lang: String,
    #[serde(rename = "encoding")]
    _encoding: String,
}

#[derive(Deserialize)]
struct ChoiceForm {
    order: String,
    word: Word,
}

/// What comes of it.
#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Word {
    Paid,
    PaidTwice,
    PaidLate,
    /// Paid, and the browser never comes back.
    PaidAndLeft,
    Refused,
    Cancelled,
    /// The browser says so and the provider does not.
    Forged,
    Reversed,
}

const UNPAID: [(&str, &str); 7] = [
    ("paid", "Сплатити"),
    (
        "paid_late",
        "Сплатити, але підтвердження прийде через 10 хвилин",
    ),
    ("paid_twice", "Сплатити, підтвердження прийде двічі"),
    ("paid_and_left", "Сплатити й не повертатися до кабінету"),
    ("refused", "Відмова: бракує коштів"),
    ("cancelled", "Скасувати й повернутися"),
    ("forged", "Повернутися з підробленим «сплачено»"),
];

const PAID: [(&str, &str); 2] = [
    ("forged", "Повернутися до кабінету"),
    ("reversed", "Повернути гроші платникові"),
];

async fn ipay(State(app): State<App>, Form(form): Form<IpayForm>) -> Response {
    let kopiykas = form.amount.parse().ok().filter(|_| form.id == MERCHANT);
    open(app, "ipay", form.info, kopiykas, form.desc).await
}

async fn portmone(State(app): State<App>, Form(form): Form<PortmoneForm>) -> Response {
    let kopiykas = form.bill_amount.replace('.', "").parse().ok();
    let is_whole = form.bill_amount.split_once('.').map(|(_, part)| part.len()) == Some(2);
    let kopiykas = kopiykas.filter(|_| is_whole && form.payee_id == MERCHANT);
    let order = form.shop_order_number;
    open(app, "portmone", order, kopiykas, form.description).await
}

/// An order that is not known, or of another sum, is shown to nobody.
async fn open(
    app: App,
    provider: &'static str,
    order: String,
    kopiykas: Option<i64>,
    description: String,
) -> Response {
    let now = app.clock.now();
    let opened = app
        .db
        .run(move |db| {
            let found = named(db, &order)?
                .filter(|one| one.provider.code == provider && Some(one.kopiykas) == kopiykas);
            if let Some(payment) = &found {
                db.execute(
                    "UPDATE payment SET opened_at = ?2 WHERE number = ?1 AND opened_at IS NULL",
                    (payment.number, now.as_second()),
                )?;
            }
            Ok(found)
        })
        .await;
    match opened {
        Ok(Some(payment)) => html(&shown(&payment, &description, now)),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(problem) => problem.into_response(),
    }
}

fn named(db: &Connection, order: &str) -> rusqlite::Result<Option<Payment>> {
    match payment::number(order) {
        Some(number) => payment::find(db, number),
        None => Ok(None),
    }
}

async fn choose(State(app): State<App>, Form(form): Form<ChoiceForm>) -> Result<Response, Problem> {
    let (now, word) = (app.clock.now(), form.word);
    let payment = app
        .db
        .run(move |db| {
            let payment = named(db, &form.order)?.ok_or_else(Problem::not_found)?;
            told(db, &payment, word, now)?;
            Ok(payment)
        })
        .await?;
    let back = format!("/api/v1/payment-returns/{}", payment.id());
    Ok(match (word, payment.provider.code) {
        (Word::PaidAndLeft, _) => html(include_str!("gateway_left.html")),
        (_, "ipay") => Redirect::to(&back).into_response(),
        _ => html(&return_form(&payment, &back, word)),
    })
}

/// The provider's word to the company, which it may say more than once.
fn told(db: &Connection, payment: &Payment, word: Word, now: Timestamp) -> rusqlite::Result<()> {
    match word {
        Word::Paid | Word::PaidAndLeft => paid(db, payment, now),
        Word::PaidTwice => {
            paid(db, payment, now)?;
            paid(db, payment, now)
        }
        Word::PaidLate => paid(
            db,
            payment,
            now.saturating_add(LATE.minutes()).unwrap_or(now),
        ),
        Word::Refused => db
            .execute(
                "UPDATE payment SET refused_at = ?2, refusal = 'insufficient_funds'
                 WHERE number = ?1 AND paid_at IS NULL AND refused_at IS NULL",
                (payment.number, now.as_second()),
            )
            .map(drop),
        Word::Cancelled => db
            .execute(
                "UPDATE payment SET cancelled_at = ?2
                 WHERE number = ?1 AND paid_at IS NULL AND cancelled_at IS NULL",
                (payment.number, now.as_second()),
            )
            .map(drop),
        Word::Forged => Ok(()),
        Word::Reversed => reversed(db, payment, now),
    }
}

/// The ledger has it after the next night; once, however often it is told.
fn paid(db: &Connection, payment: &Payment, at: Timestamp) -> rusqlite::Result<()> {
    let is_first = db.execute(
        "UPDATE payment SET paid_at = ?2 WHERE number = ?1 AND paid_at IS NULL",
        (payment.number, at.as_second()),
    )?;
    if is_first == 0 {
        return Ok(());
    }
    receive(db, payment, payment.kopiykas, accepted_at(at))
}

/// What is not in the ledger yet never gets there.
fn reversed(db: &Connection, payment: &Payment, now: Timestamp) -> rusqlite::Result<()> {
    let is_first = db.execute(
        "UPDATE payment SET reversed_at = ?2
         WHERE number = ?1 AND paid_at <= ?2 AND reversed_at IS NULL",
        (payment.number, now.as_second()),
    )?;
    if is_first == 0 {
        return Ok(());
    }
    let never_came = db.execute(
        "DELETE FROM received WHERE payment = ?1 AND received_at > ?2",
        (payment.number, now.as_second()),
    )?;
    if never_came == 1 {
        return Ok(());
    }
    receive(db, payment, -payment.kopiykas, accepted_at(now))
}

fn receive(
    db: &Connection,
    payment: &Payment,
    kopiykas: i64,
    at: Timestamp,
) -> rusqlite::Result<()> {
    db.execute(
        "INSERT INTO received (account_id, service, kopiykas, channel, received_at, payment)
         VALUES (?1, ?2, ?3, 'online', ?4, ?5)",
        (
            &payment.account,
            payment.service.code(),
            kopiykas,
            at.as_second(),
            payment.number,
        ),
    )
    .map(drop)
}

fn shown(payment: &Payment, description: &str, now: Timestamp) -> String {
    let words: &[(&str, &str)] = match payment.status(now) {
        "paid" | "reversed" => &PAID,
        _ => &UNPAID,
    };
    let button = |(word, text): &(&str, &str)| {
        format!("<p><button name=\"word\" value=\"{word}\">{text}</button></p>\n")
    };
    include_str!("gateway.html")
        .replace("{provider}", payment.provider.name)
        .replace("{amount}", &hryvnias(payment.kopiykas).replace('.', ","))
        .replace("{order}", &payment.id())
        .replace("{words}", &words.iter().map(button).collect::<String>())
        .replace("{description}", &escaped(description))
}

/// Portmone sends the browser back with a form; `RESULT` is `0` where all is well.
fn return_form(payment: &Payment, back: &str, word: Word) -> String {
    let result = match word {
        Word::Refused => "51",
        Word::Cancelled => "-1",
        _ => "0",
    };
    include_str!("gateway_return.html")
        .replace("{provider}", payment.provider.name)
        .replace("{back}", back)
        .replace("{order}", &payment.id())
        .replace("{amount}", &hryvnias(payment.kopiykas))
        .replace("{result}", result)
}
