//! By way of whom one can pay here, to whom the money goes, and what an NBU QR is made of.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use rusqlite::Connection;
use serde::Serialize;

use crate::App;
use crate::billing::Service;
use crate::etag::tagged;
use crate::links;
use crate::payees::{self, PayeeJson};
use crate::problem::Problem;
use crate::request::InPath;
use crate::session::Signed;
use crate::sums;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/accounts/{account_id}/payment-options", get(read))
}

/// Somebody who takes money from a card.
#[derive(Clone, Copy)]
pub(crate) struct Provider {
    pub code: &'static str,
    pub name: &'static str,
    /// Percent, and the least in kopiykas; nothing where it tells the fee on its own page.
    fee: Option<(&'static str, i64)>,
}

/// The fees are ours.
const PROVIDERS: [Provider; 2] = [
    Provider {
        code: "ipay",
        name: "iPay.ua",
        fee: Some(("1.5", 300)),
    },
    Provider {
        code: "portmone",
        name: "Portmone",
        fee: None,
    },
];

impl Provider {
    pub fn from_code(code: &str) -> Option<Provider> {
        PROVIDERS.into_iter().find(|provider| provider.code == code)
    }

    /// Kopiykas on top of the amount.
    pub fn fee_of(self, kopiykas: i64) -> Option<i64> {
        self.fee
            .map(|(percent, at_least)| sums::fee(kopiykas, percent, at_least))
    }
}

#[derive(Serialize)]
struct OptionsJson {
    providers: Vec<ProviderJson>,
    payees: Vec<PurposeJson>,
    qr: QrJson,
}

#[derive(Serialize)]
struct ProviderJson {
    code: &'static str,
    name: &'static str,
    fee: Option<FeeJson>,
}

#[derive(Serialize)]
struct FeeJson {
    percent: &'static str,
    at_least: i64,
}

#[derive(Serialize)]
struct PurposeJson {
    payee: PayeeJson,
    purpose: String,
}

#[derive(Serialize)]
pub(crate) struct QrJson {
    pub url: &'static str,
    pub version: &'static str,
    encoding: &'static str,
    line_end: &'static str,
}

pub(crate) const QR: QrJson = QrJson {
    url: "https://bank.gov.ua/qr/",
    version: "002",
    encoding: "utf-8",
    line_end: "lf",
};

async fn read(
    State(app): State<App>,
    signed: Signed,
    InPath(account): InPath<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let options = app
        .db
        .run(move |db| {
            links::required(db, signed.consumer, &account)?;
            Ok(of_home(db, &account)?)
        })
        .await?;
    tagged(&headers, &options)
}

fn of_home(db: &Connection, account: &str) -> rusqlite::Result<OptionsJson> {
    let payees = Service::ALL.into_iter().map(|service| {
        let payee = payees::of(db, account, service)?;
        let purpose = payees::purpose(&payee);
        Ok(PurposeJson { payee, purpose })
    });
    let providers = PROVIDERS.map(|provider| ProviderJson {
        code: provider.code,
        name: provider.name,
        fee: provider
            .fee
            .map(|(percent, at_least)| FeeJson { percent, at_least }),
    });
    Ok(OptionsJson {
        providers: providers.into(),
        payees: payees.collect::<rusqlite::Result<_>>()?,
        qr: QR,
    })
}
