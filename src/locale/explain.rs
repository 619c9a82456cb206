//! The one place that turns the API's errors into a consumer's words.

use super::{Format, Lang};
use crate::config::use_config;
use crate::http::Error;
use crate::ui::Failure;

/// What happened, what is safe, and what to do. Server prose never gets here.
pub fn explain(lang: Lang, error: &Error) -> Failure {
    let format = Format::new(lang);
    let (title, text) = match error {
        Error::Offline => lang.pick(
            ("Немає зв’язку", "Сервер не відповідає або зник інтернет. Усе, що ви ввели, збережено."),
            ("No connection", "The server does not answer, or the internet is gone. Everything you typed is kept."),
        ),
        Error::TimedOut => lang.pick(
            ("Сервер не відповів вчасно", "Можливо, зв’язок слабкий. Усе, що ви ввели, збережено."),
            ("The server did not answer in time", "The link may be weak. Everything you typed is kept."),
        ),
        Error::SessionExpired => lang.pick(
            ("Час сеансу минув", "Увійдіть ще раз: усе, що ви ввели, збережено."),
            ("Your session is over", "Sign in again: everything you typed is kept."),
        ),
        Error::Forbidden => lang.pick(
            ("Цю дію не дозволено", "Оновіть сторінку й спробуйте ще раз."),
            ("This is not allowed", "Reload the page and try again."),
        ),
        Error::NotFound => lang.pick(
            ("Такого тут немає", "Можливо, посилання застаріло або це з іншого особового рахунку."),
            ("There is no such thing here", "The link may be old, or belong to another account."),
        ),
        Error::InProgress => lang.pick(
            ("Попередній запит ще виконується", "Зачекайте кілька секунд і перевірте ще раз."),
            ("The request before is still at work", "Wait a few seconds and check again."),
        ),
        Error::Refused(refusal) => return refused(lang, &refusal.request_id),
        Error::TooManyRequests { code, after } if code == "locked_out" => {
            return locked_out(lang, format, *after);
        }
        Error::TooManyRequests { after, .. } => return too_many(lang, format, *after),
        Error::Unavailable { .. } => lang.pick(
            ("Сервіс тимчасово недоступний", "У перші дні місяця сервер буває перевантажений. Усе, що ви ввели, збережено."),
            ("The service is down for a while", "In the first days of a month the server may be overloaded. Everything you typed is kept."),
        ),
        Error::Unreadable { .. } => lang.pick(
            ("Сервер відповів незрозуміло", "Це помилка сервера, не ваша. Спробуйте ще раз за кілька хвилин."),
            ("The server's answer makes no sense", "This is the server's mistake, not yours. Try again in a few minutes."),
        ),
    };
    Failure {
        title: title.into(),
        text: text.into(),
        try_again: lang.pick("Спробувати ще раз", "Try again"),
        call: call(lang),
    }
}

/// A part of the cabinet itself did not arrive.
pub fn chunk_failure(lang: Lang) -> Failure {
    let (title, text) = lang.pick(
        (
            "Сторінка не завантажилася",
            "Зв’язок перервався. Усе, що ви ввели, збережено.",
        ),
        (
            "The page did not load",
            "The link was lost. Everything you typed is kept.",
        ),
    );
    Failure {
        title: title.into(),
        text: text.into(),
        try_again: lang.pick("Спробувати ще раз", "Try again"),
        call: call(lang),
    }
}

fn refused(lang: Lang, request_id: &str) -> Failure {
    let text = lang.pick(
        "Сервер не прийняв запит. Якщо так буде знову, зателефонуйте й назвіть номер запиту: ",
        "The server did not take the request. If it happens again, call us and name the request: ",
    );
    Failure {
        title: lang
            .pick("Запит не прийнято", "The request was not taken")
            .into(),
        text: [text, request_id].concat(),
        try_again: lang.pick("Спробувати ще раз", "Try again"),
        call: call(lang),
    }
}

fn locked_out(lang: Lang, format: Format, after: u32) -> Failure {
    let [before, between, end] = lang.pick(
        ["Спробуйте після ", " (за ", "). Кабінет і дані в безпеці."],
        [
            "Try again after ",
            " (in ",
            "). The cabinet and its data are safe.",
        ],
    );
    let minutes = format.minutes(after.div_ceil(60));
    Failure {
        title: lang
            .pick("Забагато невдалих спроб", "Too many wrong tries")
            .into(),
        text: [before, &format.clock_in(after), between, &minutes, end].concat(),
        try_again: lang.pick("Спробувати ще раз", "Try again"),
        call: call(lang),
    }
}

fn too_many(lang: Lang, format: Format, after: u32) -> Failure {
    let text = lang.pick(
        "Сервер просить зачекати. Спробуйте після ",
        "The server asks to wait. Try again after ",
    );
    Failure {
        title: lang.pick("Забагато запитів", "Too many requests").into(),
        text: [text, &format.clock_in(after), "."].concat(),
        try_again: lang.pick("Спробувати ще раз", "Try again"),
        call: call(lang),
    }
}

fn call(lang: Lang) -> (&'static str, &'static str) {
    let words = lang.pick("Не виходить? Зателефонуйте:", "No luck? Call us:");
    (words, use_config().phone)
}
