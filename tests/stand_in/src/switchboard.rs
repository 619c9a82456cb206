//! `/stand-in/`: the clock and the faults, as JSON for tests and as a page for a person.

use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use jiff::civil::DateTime;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::App;
use crate::clock::{Clock, in_kyiv, instant, rfc3339};
use crate::faults::{Fault, FaultPlan};
use crate::page::{escaped, html};

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route(
            "/stand-in",
            get(|| async { Redirect::permanent("/stand-in/") }),
        )
        .route("/stand-in/", get(page))
        .route("/stand-in/style.css", get(style))
        .route(
            "/stand-in/clock",
            get(read_clock).put(set_clock).post(set_clock_by_form),
        )
        .route(
            "/stand-in/faults",
            get(read_faults).put(set_faults).post(set_faults_by_form),
        )
        .route(
            "/stand-in/{*unknown}",
            get(|| async { StatusCode::NOT_FOUND }),
        )
        .route("/stand-in/clock/shift", post(shift_by_form))
}

#[derive(Serialize)]
struct ClockJson {
    now: String,
    frozen: bool,
}

/// `now` sets the hands, nothing is the machine's own time; `shift_s` moves them by seconds from there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SetClockJson {
    now: Option<Timestamp>,
    frozen: Option<bool>,
    shift_s: Option<i64>,
}

#[derive(Deserialize)]
struct ClockForm {
    /// As `datetime-local` says it, on the clocks of Kyiv; empty for the machine's own time.
    now: String,
    frozen: Option<String>,
}

#[derive(Deserialize)]
struct ShiftForm {
    seconds: i64,
}

#[derive(Deserialize)]
struct FaultForm {
    fault: Fault,
    times: String,
    path: String,
    method: String,
}

async fn read_clock(State(app): State<App>) -> Json<ClockJson> {
    Json(clock_json(&app.clock))
}

async fn set_clock(
    State(app): State<App>,
    body: Result<Json<SetClockJson>, JsonRejection>,
) -> Result<Json<ClockJson>, JsonRejection> {
    let Json(wanted) = body?;
    if let Some(by) = wanted.shift_s {
        app.clock.shift(SignedDuration::from_secs(by));
    } else if wanted.now.is_none() && wanted.frozen.is_none() {
        app.clock.set_real();
    } else {
        let now = wanted.now.unwrap_or_else(|| app.clock.now());
        app.clock.set(now, wanted.frozen.unwrap_or(false));
    }
    Ok(Json(clock_json(&app.clock)))
}

async fn set_clock_by_form(State(app): State<App>, Form(form): Form<ClockForm>) -> Response {
    let frozen = form.frozen.is_some();
    match form.now.parse::<DateTime>() {
        Ok(now) => app
            .clock
            .set(instant(now.date(), now.hour(), now.minute()), frozen),
        Err(_) if frozen => app.clock.set(app.clock.now(), true),
        Err(_) => app.clock.set_real(),
    }
    back()
}

async fn shift_by_form(State(app): State<App>, Form(form): Form<ShiftForm>) -> Response {
    app.clock.shift(SignedDuration::from_secs(form.seconds));
    back()
}

async fn read_faults(State(app): State<App>) -> Json<FaultPlan> {
    Json(app.faults.current())
}

async fn set_faults(
    State(app): State<App>,
    body: Result<Json<FaultPlan>, JsonRejection>,
) -> Result<Json<FaultPlan>, JsonRejection> {
    let Json(plan) = body?;
    app.faults.set(plan);
    Ok(Json(app.faults.current()))
}

async fn set_faults_by_form(State(app): State<App>, Form(form): Form<FaultForm>) -> Response {
    let some = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let plan = FaultPlan {
        times: form.times.trim().parse().ok(),
        path: some(form.path),
        method: some(form.method),
        ..FaultPlan::next(form.fault, 1)
    };
    app.faults.set(plan);
    back()
}

fn clock_json(clock: &Clock) -> ClockJson {
    ClockJson {
        now: rfc3339(clock.now()),
        frozen: clock.is_frozen(),
    }
}

fn back() -> Response {
    Redirect::to("/stand-in/").into_response()
}

async fn page(State(app): State<App>) -> Response {
    let now = in_kyiv(app.clock.now());
    let plan = app.faults.current();
    let text = include_str!("switchboard.html")
        .replace("{now}", &now.strftime("%d.%m.%Y %H:%M:%S").to_string())
        .replace("{now_field}", &now.strftime("%Y-%m-%dT%H:%M").to_string())
        .replace(
            "{frozen}",
            if app.clock.is_frozen() {
                "стоїть"
            } else {
                "іде"
            },
        )
        .replace("{faults}", &options())
        .replace("{fault}", &escaped(&described(&plan)));
    html(&text)
}

async fn style() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, include_str!("switchboard.css")).into_response()
}

const WORDS: [(Fault, &str); 10] = [
    (Fault::None, "усе працює"),
    (Fault::Slow, "повільно: три секунди на відповідь"),
    (Fault::Unavailable, "503: сервер на обслуговуванні"),
    (Fault::TooMany, "429: забагато запитів"),
    (Fault::Malformed, "JSON, що обривається"),
    (Fault::Html, "HTML замість JSON"),
    (Fault::Dropped, "зʼєднання обривається, нічого не зроблено"),
    (Fault::AnswerLost, "зроблено, але відповідь утрачено"),
    (Fault::Truncated, "зʼєднання обривається посеред відповіді"),
    (Fault::SessionExpired, "сеанс скінчився"),
];

fn options() -> String {
    let option = |(fault, words): (Fault, &str)| {
        let value = serde_json::to_value(fault).unwrap_or_default();
        let value = value.as_str().unwrap_or_default();
        format!("<option value=\"{value}\">{words}</option>\n")
    };
    WORDS.into_iter().map(option).collect()
}

fn described(plan: &FaultPlan) -> String {
    let fault = if plan.times == Some(0) {
        Fault::None
    } else {
        plan.fault
    };
    let words = WORDS
        .iter()
        .find(|(one, _)| *one == fault)
        .map_or("", |(_, words)| *words);
    if fault == Fault::None {
        return words.to_owned();
    }
    let times = plan.times.map_or("доки не вимкнено".to_owned(), |times| {
        format!("лишилося разів: {times}")
    });
    let method = plan.method.as_deref().unwrap_or("будь-який метод");
    let path = plan.path.as_deref().unwrap_or("будь-яка адреса");
    format!("{words}; {times}; {method}; {path}")
}
