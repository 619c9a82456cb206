//! `/stand-in/identity`: the provider that vouches for whoever the tester wants to be.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Form, Router};
use rusqlite::Connection;
use serde::Deserialize;

use crate::App;
use crate::identity::{self, FAILED};
use crate::page::{escaped, html};
use crate::problem::Problem;

/// Known to the provider, not to the gas company.
const STRANGER: (&str, &str) = ("3300000673", "Незнайомець Тарас Юрійович");

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/stand-in/identity", get(page).post(choose))
}

#[derive(Deserialize)]
struct StateQuery {
    state: String,
}

#[derive(Deserialize)]
struct ChoiceForm {
    state: String,
    /// A tax number, `cancel` or `fail`.
    who: String,
}

async fn page(State(app): State<App>, Query(query): Query<StateQuery>) -> Response {
    let (now, state) = (app.clock.now(), query.state.clone());
    let found = app
        .db
        .run(move |db| Ok((identity::provider_of(db, &state, now)?, people(db)?)))
        .await;
    match found {
        Ok((Some(provider), people)) => html(&shown(&query.state, provider, &people)),
        Ok((None, _)) => StatusCode::NOT_FOUND.into_response(),
        Err(problem) => problem.into_response(),
    }
}

async fn choose(State(app): State<App>, Form(form): Form<ChoiceForm>) -> Result<Redirect, Problem> {
    let back = format!("/api/v1/identity-return?state={}", form.state);
    if !form.state.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Problem::bad_request("No such state"));
    }
    let code = match form.who.as_str() {
        "cancel" => return Ok(Redirect::to(&back)),
        "fail" => FAILED.to_owned(),
        _ => {
            app.db
                .run(move |db| identity::vouch(db, &form.state, &form.who))
                .await?
        }
    };
    Ok(Redirect::to(&format!("{back}&code={code}")))
}

/// Tax numbers and names of whoever has a cabinet, the stranger last.
fn people(db: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let mut people = db
        .prepare(
            "SELECT tax_number, family_name || ' ' || given_name || coalesce(' ' || patronymic, '')
             FROM consumer WHERE tax_number IS NOT NULL AND closed_at IS NULL ORDER BY id",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    people.push((
        STRANGER.0.to_owned(),
        format!("{} (кабінету не має)", STRANGER.1),
    ));
    Ok(people)
}

fn shown(state: &str, provider: &str, people: &[(String, String)]) -> String {
    let button = |(who, name): &(String, String)| {
        format!(
            "<p><button name=\"who\" value=\"{}\">{}</button></p>\n",
            escaped(who),
            escaped(name)
        )
    };
    include_str!("identity.html")
        .replace("{provider}", &escaped(provider))
        .replace("{state}", &escaped(state))
        .replace("{people}", &people.iter().map(button).collect::<String>())
}
