//! Another password for whoever is signed in. All other sessions end: one of them may be the reason.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::post;
use rusqlite::Connection;
use serde::Deserialize;

use crate::App;
use crate::messages::{self, Message};
use crate::own_password::{self, Checked};
use crate::password::hashed_aside;
use crate::password_rules;
use crate::problem::{FieldProblem, Problem};
use crate::recovery;
use crate::request::{FromCabinet, Json};
use crate::session::{self, Signed};

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/profile/password", post(change))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangeJson {
    current_password: Option<String>,
    password: Option<String>,
}

async fn change(
    State(app): State<App>,
    _: FromCabinet,
    signed: Signed,
    headers: HeaderMap,
    body: Json<ChangeJson>,
) -> Result<Response, Problem> {
    let (consumer, now) = (signed.consumer, app.clock.now());
    let ChangeJson {
        current_password,
        password,
    } = body.value;
    let password = password.unwrap_or_default();
    let logins = app.db.run(move |db| Ok(logins(db, consumer)?)).await?;
    let rules = password_rules::checked(&password, logins.iter().map(String::as_str));
    let current = own_password::check(&app, consumer, current_password, "current_password").await?;
    allowed(current, rules)?;
    let after = hashed_aside(password).await?;
    let this = session::token_hash(&headers).ok_or_else(Problem::session_expired)?;
    let opened = app
        .db
        .run(move |db| {
            db.execute(
                "UPDATE consumer SET password_hash = ?2 WHERE id = ?1",
                (consumer, after),
            )?;
            session::close_others(db, consumer, Some(&this))?;
            recovery::forget_of_consumer(db, consumer)?;
            messages::write_to(db, consumer, &Message::PasswordChanged, now)?;
            // Fails for the second of two changes at once: the first has ended its session.
            session::rotate(db, &this, now)
        })
        .await?;
    opened.answer(StatusCode::OK, &headers)
}

/// Whether the current password was right and the new one is taken; all that is wrong is said at once.
fn allowed(current: Checked, rules: Result<(), &'static str>) -> Result<(), Problem> {
    let field = "password";
    let new = rules.err().map(|code| FieldProblem { field, code });
    match (current, new) {
        (current, None) => current.right(),
        (Checked::Right, Some(new)) => Err(Problem::invalid(vec![new])),
        (Checked::Wrong(current), Some(new)) => Err(Problem::invalid(vec![current, new])),
    }
}

/// What the consumer signs in with.
pub(crate) fn logins(db: &Connection, consumer: i64) -> rusqlite::Result<Vec<String>> {
    db.prepare(
        "SELECT email FROM consumer WHERE id = ?1
         UNION SELECT phone FROM consumer WHERE id = ?1
         UNION SELECT operator_account FROM account_link JOIN account ON account.id = account_id
             WHERE consumer_id = ?1
         UNION SELECT supplier_account FROM account_link JOIN account ON account.id = account_id
             WHERE consumer_id = ?1",
    )?
    .query_map([consumer], |row| row.get(0))?
    .collect()
}
