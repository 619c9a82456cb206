//! `/stand-in/operator`: the desk at which entries of the feedback book are taken up, answered and published by hand.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use jiff::Timestamp;
use rusqlite::Connection;
use serde::Deserialize;

use crate::App;
use crate::attachments;
use crate::clock;
use crate::feedback_entry::{self, Entry, MessageJson};
use crate::feedback_thread::{Act, Thread};
use crate::page::{escaped, html};
use crate::problem::Problem;
use crate::public_feedback::{Published, publish};
use crate::request::InPath;

/// Answered ones that are still on the desk.
const ANSWERED: usize = 20;

const DESK: &str = "/stand-in/operator";

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route(DESK, get(page))
        .route("/stand-in/operator/{entry_id}/take", post(take))
        .route("/stand-in/operator/{entry_id}/answer", post(answer))
        .route("/stand-in/operator/{entry_id}/publish", post(published))
        .route("/stand-in/operator/attachments/{id}", get(attachment))
}

#[derive(Deserialize)]
struct AnswerForm {
    text: String,
}

#[derive(Deserialize)]
struct PublishForm {
    question: String,
    answer: String,
}

async fn take(State(app): State<App>, InPath(id): InPath<String>) -> Response {
    act(&app, id, |entry, db, now| {
        feedback_entry::happen(db, entry.number, &Act::Take, now).map(drop)
    })
    .await
}

async fn answer(
    State(app): State<App>,
    InPath(id): InPath<String>,
    Form(form): Form<AnswerForm>,
) -> Response {
    let text = form.text.trim().to_owned();
    act(&app, id, move |entry, db, now| {
        if text.is_empty() {
            return Ok(());
        }
        feedback_entry::happen(db, entry.number, &Act::Answer(text), now).map(drop)
    })
    .await
}

async fn published(
    State(app): State<App>,
    InPath(id): InPath<String>,
    Form(form): Form<PublishForm>,
) -> Response {
    act(&app, id, move |entry, db, now| {
        let (question, answer) = (form.question.trim(), form.answer.trim());
        if question.is_empty() || answer.is_empty() {
            return Ok(());
        }
        let month = clock::day(now).strftime("%Y-%m").to_string();
        let published = Published {
            kind: &entry.kind,
            topic: &entry.topic,
            question,
            answer,
            month: &month,
        };
        publish(db, &published)
    })
    .await
}

/// Does it to an entry, and leads back to the desk.
async fn act(
    app: &App,
    id: String,
    work: impl FnOnce(&Entry, &Connection, Timestamp) -> rusqlite::Result<()> + Send + 'static,
) -> Response {
    let now = app.clock.now();
    let done = app.db.run(move |db| {
        let number = feedback_entry::number(&id);
        let all = feedback_entry::all(db)?;
        let entry = all.iter().find(|entry| Some(entry.number) == number);
        Ok(work(entry.ok_or_else(Problem::not_found)?, db, now)?)
    });
    match done.await {
        Ok(()) => Redirect::to(DESK).into_response(),
        Err(problem) => problem.into_response(),
    }
}

async fn attachment(
    State(app): State<App>,
    InPath(id): InPath<String>,
    headers: HeaderMap,
) -> Response {
    let stored = app
        .db
        .run(move |db| Ok(attachments::content(db, None, &id)?))
        .await;
    match stored {
        Ok(Some((media_type, bytes))) => attachments::served(&headers, &media_type, bytes)
            .unwrap_or_else(IntoResponse::into_response),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(problem) => problem.into_response(),
    }
}

async fn page(State(app): State<App>) -> Response {
    let now = app.clock.now();
    match app.db.run(move |db| Ok(desk(db, now)?)).await {
        Ok(desk) => html(&desk),
        Err(problem) => problem.into_response(),
    }
}

fn desk(db: &Connection, now: Timestamp) -> rusqlite::Result<String> {
    let (mut open, mut answered) = (Vec::new(), Vec::new());
    for entry in feedback_entry::all(db)? {
        let thread = entry.thread(db, now)?;
        let pile = match thread.is_answered() {
            true => &mut answered,
            false => &mut open,
        };
        if !thread.is_answered() || pile.len() < ANSWERED {
            pile.push(sheet(db, &entry, thread)?);
        }
    }
    let or_none = |pile: Vec<String>| match pile.is_empty() {
        true => "<p>Немає.</p>".to_owned(),
        false => pile.concat(),
    };
    Ok(include_str!("operator.html")
        .replace("{open}", &or_none(open))
        .replace("{answered}", &or_none(answered)))
}

/// One entry: its thread, and what can be done.
fn sheet(db: &Connection, entry: &Entry, thread: Thread) -> rusqlite::Result<String> {
    let (status, by) = (thread.status(), thread.answer_by());
    let is_answered = thread.is_answered();
    let messages = feedback_entry::messages(db, entry.number, thread.messages)?;
    let said: String = messages.iter().map(message).collect();
    let last = messages.iter().rev().find(|one| one.from == "company");
    let way = match is_answered {
        true => publishing(entry, last.map_or("", |one| &one.text)),
        false => answering(entry, status == "in_work"),
    };
    Ok(format!(
        "<article id=\"{id}\">\n<h3>{reference}: {kind}, {topic}</h3>\n\
         <p>Особовий рахунок {account}. Стан: {status}, відповідь до {by}.</p>\n{said}{way}</article>\n",
        id = feedback_entry::id(entry.number),
        reference = entry.reference(),
        kind = named(&entry.kind),
        topic = named(&entry.topic),
        account = entry.operator_account,
        status = named(status),
    ))
}

fn message(message: &MessageJson) -> String {
    let who = match message.from {
        "company" => "Компанія",
        _ => "Споживач",
    };
    let attached: String = message
        .attachments
        .iter()
        .map(|one| format!(" <a href=\"{DESK}/attachments/{0}\">{0}</a>", one.id()))
        .collect();
    format!(
        "<p><strong>{who}</strong>, {}:<br>{}{attached}</p>\n",
        message.at.replace('T', " "),
        escaped(&message.text).replace('\n', "<br>"),
    )
}

fn answering(entry: &Entry, is_taken: bool) -> String {
    let (id, reference) = (feedback_entry::id(entry.number), entry.reference());
    let take = match is_taken {
        true => String::new(),
        false => format!(
            "<form method=\"post\" action=\"{DESK}/{id}/take\"><button>Узяти в роботу {reference}</button></form>\n"
        ),
    };
    format!(
        "{take}<form method=\"post\" action=\"{DESK}/{id}/answer\">\n\
         <p><label for=\"answer-{id}\">Відповідь на {reference}</label><br><textarea id=\"answer-{id}\" name=\"text\" rows=\"4\" required></textarea></p>\n\
         <p><button>Відповісти на {reference}</button></p>\n</form>\n"
    )
}

fn publishing(entry: &Entry, answer: &str) -> String {
    let id = feedback_entry::id(entry.number);
    let area = |name: &str, label: &str, text: &str| {
        format!(
            "<p><label for=\"{name}-{id}\">{label}</label><br><textarea id=\"{name}-{id}\" name=\"{name}\" rows=\"4\" required>{}</textarea></p>\n",
            escaped(text)
        )
    };
    format!(
        "<details><summary>До публічної книги відгуків</summary>\n\
         <form method=\"post\" action=\"{DESK}/{id}/publish\">\n{}{}<p><button>Опублікувати</button></p>\n</form>\n</details>\n",
        area("question", "Запитання, без імен і адрес", &entry.text),
        area("answer", "Відповідь", answer),
    )
}

fn named(code: &str) -> &str {
    match code {
        "question" => "запитання",
        "review" => "відгук",
        "suggestion" => "пропозиція",
        "complaint" => "скарга",
        "bill" => "рахунок на оплату",
        "payment" => "оплата",
        "reading" => "показ",
        "meter" => "лічильник",
        "other" => "інше",
        "received" => "отримано",
        "in_work" => "у роботі",
        "answered" => "є відповідь",
        "reopened" => "відкрито знову",
        code => code,
    }
}
