//! «Зв’язок зник саме тоді, коли я натиснув.» Nothing is lost, nothing is counted twice.

use super::journeys;
use crate::habits::{INDEX, OF_OLENA, OLENA};
use crate::person::{Outcome, Person, Trouble};
use stand_in::{Fault, FaultPlan};
use std::time::{Duration, Instant};

journeys! {
    "weak link: two presses send one reading" => two_presses;
    "weak link: an answer lost after the write is found again" => answer_lost;
    "weak link: an answer lost, and the server down until asked once more" => lost_and_down;
    "weak link: no connection, the number is kept and sent once" => offline;
    "weak link: the server is down for long" => down;
    "weak link: the server is down for a second" => down_for_a_second, only in Chromium;
    "weak link: the server asks to wait" => too_many, only in Chromium;
    "weak link: a proxy's page in place of the receipt" => html, only in Chromium;
    "weak link: an answer that breaks off" => malformed, only in Chromium;
    "weak link: the session ends while typing" => session_ends;
    "weak link: every page says what failed and tries again" => pages_try_again, only in Chromium;
    "weak link: a slow answer is waited for in words" => slow;
}

async fn two_presses(person: &mut Person<'_>) -> Outcome {
    person.at_the_check("14405").await?;
    person.cabinet.fails_as(FaultPlan {
        delay_ms: 800,
        ..FaultPlan::next(Fault::Slow, 1).on("POST", "/readings")
    });
    let button = person.by_role("button", "Передати показ").await?;
    button.click().await?;
    button.click().await?;
    person.see("Передаємо…").await?;
    person.has_the_receipt().await?;
    sent_and_kept(person, 1, 1)
}

async fn answer_lost(person: &mut Person<'_>) -> Outcome {
    person.at_the_check("14405").await?;
    person
        .cabinet
        .fails(Fault::AnswerLost, 1, "POST", "/readings");
    person.press("Передати показ").await?;
    person.has_the_receipt().await?;
    person.see("П-2026-10-").await?;
    sent_and_kept(person, 2, 1)
}

async fn lost_and_down(person: &mut Person<'_>) -> Outcome {
    person.loses_the_answer("14405").await?;
    person
        .title_is("Помилка: Перевірте показ — Кабінет споживача газу")
        .await?;
    person.axe().await?;
    person.cabinet.works_again();
    person.press("Перевірити ще раз").await?;
    person.has_the_receipt().await?;
    kept(person, 1)
}

async fn offline(person: &mut Person<'_>) -> Outcome {
    person.at_the_check("14405").await?;
    person.cabinet.fails_as(FaultPlan {
        times: None,
        ..FaultPlan::next(Fault::Dropped, 0).on("POST", "/readings")
    });
    person.press("Передати показ").await?;
    // The last try may have arrived: the page says that it does not know, and why.
    person.see("Ми ще не знаємо, чи дійшов показ").await?;
    person.see("Немає зв’язку").await?;
    person.axe().await?;
    kept(person, 0)?;
    // The number comes before the form, wherever the person comes from: no second one goes out beside it.
    person.visit("/readings/new").await?;
    person.heading_is("Передати показ").await?;
    person.see("14405").await?;
    person.see("Ми ще не знаємо, чи дійшов показ").await?;
    person.axe().await?;
    person.cabinet.works_again();
    person.asks_what_became_of_it().await?;
    kept(person, 1)?;
    person.device_holds(0).await?;
    // What was sent is no draft any more.
    person.opens_the_form().await?;
    person.field_holds(INDEX, "").await
}

async fn down(person: &mut Person<'_>) -> Outcome {
    person.at_the_check("14405").await?;
    person.cabinet.fails_as(FaultPlan {
        retry_after: 60,
        ..FaultPlan::next(Fault::Unavailable, 1).on("POST", "/readings")
    });
    person.press("Передати показ").await?;
    person.see("Показ ще не передано").await?;
    person.see("Сервіс тимчасово недоступний").await?;
    person.see("Його збережено на цьому пристрої").await?;
    person.axe().await?;
    person.press("Передати зараз").await?;
    person.has_the_receipt().await?;
    kept(person, 1)
}

async fn down_for_a_second(person: &mut Person<'_>) -> Outcome {
    person.at_the_check("14405").await?;
    person.cabinet.fails_as(FaultPlan {
        retry_after: 1,
        ..FaultPlan::next(Fault::Unavailable, 1).on("POST", "/readings")
    });
    let pressed = Instant::now();
    person.press("Передати показ").await?;
    person.has_the_receipt().await?;
    if pressed.elapsed() < Duration::from_secs(1) {
        return Err(Trouble(format!(
            "wants Retry-After obeyed, but tried again within {:?}",
            pressed.elapsed()
        )));
    }
    sent_and_kept(person, 2, 1)
}

async fn too_many(person: &mut Person<'_>) -> Outcome {
    person.at_the_check("14405").await?;
    person.cabinet.fails_as(FaultPlan {
        retry_after: 60,
        ..FaultPlan::next(Fault::TooMany, 1).on("POST", "/readings")
    });
    person.press("Передати показ").await?;
    person.see("Показ ще не передано").await?;
    person
        .see("Сервер просить зачекати. Спробуйте після ")
        .await?;
    person.axe().await?;
    person.press("Передати зараз").await?;
    person.has_the_receipt().await?;
    kept(person, 1)
}

async fn html(person: &mut Person<'_>) -> Outcome {
    no_receipt(person, Fault::Html).await
}

async fn malformed(person: &mut Person<'_>) -> Outcome {
    no_receipt(person, Fault::Malformed).await
}

/// The write may have been done: what came in place of the receipt does not say.
async fn no_receipt(person: &mut Person<'_>, fault: Fault) -> Outcome {
    person.at_the_check("14405").await?;
    person.cabinet.fails_as(FaultPlan {
        times: None,
        ..FaultPlan::next(fault, 0).on("POST", "/readings")
    });
    person.press("Передати показ").await?;
    person.see("Сервер відповів незрозуміло").await?;
    person.see("Ми ще не знаємо, чи дійшов показ").await?;
    person.cabinet.works_again();
    person.asks_what_became_of_it().await?;
    kept(person, 1)
}

async fn session_ends(person: &mut Person<'_>) -> Outcome {
    person.at_the_check("14405").await?;
    person
        .cabinet
        .fails(Fault::SessionExpired, 1, "POST", "/readings");
    person.press("Передати показ").await?;
    person.heading_is("Вхід до кабінету").await?;
    person.see("Час сеансу минув").await?;
    person.see("ви повернетеся на те саме місце").await?;
    person.axe().await?;
    kept(person, 0)?;
    person.fills_in(OLENA, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    // Back at the check it goes on by itself.
    person.has_the_receipt().await?;
    person.see("14405").await?;
    kept(person, 1)?;
    person.device_holds(0).await
}

async fn pages_try_again(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.signs_in(OLENA).await?;
    for (path, heading, then) in [
        ("/", "Огляд", "Ковальчук Олена Петрівна"),
        ("/readings", "Історія показів", "За 2026 рік спожито "),
        ("/readings/new", "Передати показ", "14321"),
    ] {
        for (fault, words) in [
            (Fault::Unavailable, "Сервіс тимчасово недоступний"),
            (Fault::TooMany, "Забагато запитів"),
            (Fault::Html, "Сервер відповів незрозуміло"),
            (Fault::Malformed, "Сервер відповів незрозуміло"),
        ] {
            let every = FaultPlan {
                times: None,
                retry_after: 60,
                ..FaultPlan::next(fault, 0).on("GET", "/accounts/")
            };
            person.cabinet.fails_as(every);
            person.visit(path).await?;
            person.see(words).await?;
            person.heading_is(heading).await?;
            person.cabinet.works_again();
            person.press("Спробувати ще раз").await?;
            person.see(then).await?;
        }
    }
    Ok(())
}

async fn slow(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.cabinet.fails_as(FaultPlan {
        delay_ms: 5000,
        ..FaultPlan::next(Fault::Slow, 8).on("GET", "/accounts/")
    });
    person.visit("/readings/new").await?;
    person.see("Завантажуємо…").await?;
    person
        .see("Зв’язок повільний, але ми ще завантажуємо…")
        .await?;
    person.axe().await?;
    person.by_label(INDEX).await.map(drop)
}

fn sent_and_kept(person: &Person<'_>, times: usize, rows: i64) -> Outcome {
    kept(person, rows)?;
    person.has_sent(times)
}

fn kept(person: &Person<'_>, wanted: i64) -> Outcome {
    person.database_holds(OF_OLENA, wanted)
}
