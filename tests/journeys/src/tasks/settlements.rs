//! «Що нарахували, що я сплатив, і чи все сходиться?» By service and year; kept as a file, printed.

use super::journeys;
use crate::habits::{IRYNA, MYKOLA, OLENA, VASYL};
use crate::person::{Outcome, Person, Trouble};
use crate::taken::TAKE;
use fantoccini::key::Key;
use serde_json::{Value, json};
use stand_in::{Fault, FaultPlan};

journeys! {
    "settlements: by service and year, back and reloaded" => filters;
    "settlements: all the years, and every one adds up" => all_years;
    "settlements: benefit, subsidy and penalty have columns" => columns, only in Chromium;
    "settlements: a month leads to its invoice" => invoice, only in Chromium;
    "settlements: of another home" => another_home, only in Chromium;
    "settlements: a home without a bill yet" => without_bills, only in Chromium;
    "settlements: a year that fails comes after all" => fails, only in Chromium;
    "settlements: as a table and for a program" => files;
    "settlements: a file that is not complete is gone on with" => file_fails;
    "settlements: a statement on paper" => paper;
    "settlements: without a mouse" => keyboard;
    "settlements: on a small phone" => small, only in Chromium;
}

async fn filters(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA).await?;
    person.see("За 2026 рік нараховано ").await?;
    person.see("ще не закрито").await?;
    person.axe().await?;
    person.follow("2021").await?;
    person.at("/balance/history?service=gas&year=2021").await?;
    person.see("За 2021 рік нараховано ").await?;
    person.follow("Розподіл газу (оператор)").await?;
    person
        .at("/balance/history?service=delivery&year=2021")
        .await?;
    person.see("За 2021 рік нараховано ").await?;
    person.rows_are(12).await?;
    person.reload().await?;
    person.see("За 2021 рік нараховано ").await?;
    person
        .at("/balance/history?service=delivery&year=2021")
        .await?;
    person.back().await?;
    person.at("/balance/history?service=gas&year=2021").await?;
    person.see("За 2021 рік нараховано ").await?;
    person.back().await?;
    person.see("За 2026 рік нараховано ").await
}

async fn all_years(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA).await?;
    person.follow("усі роки").await?;
    person.at("/balance/history?service=gas&year=all").await?;
    person.see("Нараховано за роками, ₴").await?;
    person.see("грудень 2016").await?;
    person.see_no("Розрахунки не сходяться").await?;
    person.axe().await
}

async fn columns(person: &mut Person<'_>) -> Outcome {
    opens(person, VASYL).await?;
    for column in ["Субсидія", "Пільга", "Пеня", "На кінець"] {
        person.see(column).await?;
    }
    person.see("борг").await?;
    person.axe().await
}

async fn invoice(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA).await?;
    person.follow("серпень 2026").await?;
    person.at("/invoices/i-2026-08-1500000015").await
}

async fn another_home(person: &mut Person<'_>) -> Outcome {
    opens(person, MYKOLA).await?;
    person.follow("Розподіл газу (оператор)").await?;
    person.follow("2025").await?;
    person.see("За 2025 рік нараховано ").await?;
    let choice = person.by_label("Домівка").await?;
    choice.send_keys(&char::from(Key::Down).to_string()).await?;
    person.see("За 2025 рік нараховано ").await?;
    person
        .at("/balance/history?service=delivery&year=2025")
        .await
}

async fn without_bills(person: &mut Person<'_>) -> Outcome {
    opens(person, IRYNA).await?;
    person.see("листопад 2026 ще не закрито").await?;
    person
        .see("За 2026 рік нараховано 0,00 ₴, сплачено 0,00 ₴.")
        .await?;
    person.axe().await
}

async fn fails(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    opens(person, OLENA).await?;
    person.see("За 2026 рік нараховано ").await?;
    person.cabinet.fails_as(unavailable());
    person.follow("2020").await?;
    person.see("Сервіс тимчасово недоступний").await?;
    person.press("Спробувати ще раз").await?;
    person.see("За 2020 рік нараховано ").await?;
    person.see_no("Сервіс тимчасово недоступний").await
}

/// Once, and for so long that nobody asks again by themselves.
fn unavailable() -> FaultPlan {
    FaultPlan {
        retry_after: 60,
        ..FaultPlan::next(Fault::Unavailable, 1).on("GET", "/ledger")
    }
}

async fn files(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA).await?;
    person.browser.run(TAKE, vec![]).await?;
    person.press("Завантажити CSV").await?;
    person.see("Файл завантажено").await?;
    person.axe().await?;
    let csv = person
        .takes_file("rozrakhunky-gas-150000015-2016-2026.csv")
        .await?;
    csv.is_of("text/csv;charset=utf-8")?;
    let lines: Vec<&str> = csv.text.trim_end().split("\r\n").collect();
    let is_even = lines.iter().all(|line| line.split(';').count() == 13);
    if !lines[0].starts_with("\u{feff}Місяць;Закрито;") || !is_even {
        return Err(Trouble(format!("wants a table, but {}", csv.text)));
    }
    person.press("Завантажити JSON").await?;
    person
        .see("rozrakhunky-gas-150000015-2016-2026.json")
        .await?;
    let json = person
        .takes_file("rozrakhunky-gas-150000015-2016-2026.json")
        .await?;
    json.is_of("application/json")?;
    let exported: Value =
        serde_json::from_str(&json.text).map_err(|error| Trouble(error.to_string()))?;
    let months = exported["months"].as_array().map_or(0, Vec::len);
    if months + 1 != lines.len() || months < 115 || exported["breaches"] != json!([]) {
        return Err(Trouble(format!("wants ten years, but {}", json.text)));
    }
    Ok(())
}

async fn file_fails(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    opens(person, OLENA).await?;
    person.see("За 2026 рік нараховано ").await?;
    person.browser.run(TAKE, vec![]).await?;
    person.cabinet.fails_as(unavailable());
    person.press("Завантажити JSON").await?;
    person.see("Не всі роки вдалося зібрати").await?;
    person.see("За 2026 рік нараховано ").await?;
    person.axe().await?;
    person.press("Завантажити JSON").await?;
    person.see("Файл завантажено").await?;
    person.see_no("Не всі роки вдалося зібрати").await
}

/// In the place of a printer: keeps what would be on paper, table by table.
const PRINTS: &str = "window.print = () => {
    window.dispatchEvent(new Event('beforeprint'));
    const tables = Array.from(document.querySelectorAll('table'));
    window.paper = tables.filter(table => !table.closest('.gc-no-print')).map(table => table.tBodies[0].rows.length);
    window.head = document.querySelector('.gc-print-only').textContent;
}";

async fn paper(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA).await?;
    person.see("За 2026 рік нараховано ").await?;
    person.browser.run(PRINTS, vec![]).await?;
    let from = person.by_label("З року").await?;
    from.send_keys("2024").await?;
    let to = person.by_label("До року").await?;
    to.send_keys("2025").await?;
    person.press("Надрукувати виписку").await?;
    let printed = "return window.paper ? window.paper.join() + window.head : null";
    let paper = person
        .wait("wants a statement on paper", async || {
            let paper = person.browser.run(printed, vec![]).await?;
            Ok(paper
                .as_str()
                .map(str::to_owned)
                .ok_or_else(|| "nothing".to_owned()))
        })
        .await?;
    for words in [
        "24",
        "Гоголя, буд. 12",
        "Газ (постачальник)",
        "Особовий рахунок: 150000015",
        "Період: 2024–2025",
        "Надруковано ",
    ] {
        if !paper.contains(words) {
            return Err(Trouble(format!(
                "wants «{words}» on paper, but it is «{paper}»"
            )));
        }
    }
    person.see_no("Надруковано ").await
}

async fn keyboard(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA).await?;
    person.see("За 2026 рік нараховано ").await?;
    person.tab_to("Розподіл газу (оператор)").await?;
    person.enter().await?;
    person.at("/balance/history?service=delivery").await?;
    person.see("За 2026 рік нараховано ").await?;
    person.tab_to("2025").await?;
    person.enter().await?;
    person
        .at("/balance/history?service=delivery&year=2025")
        .await?;
    person.see("За 2025 рік нараховано ").await?;
    person.browser.run(TAKE, vec![]).await?;
    person.tab_to("Завантажити CSV").await?;
    person.enter().await?;
    person.see("Файл завантажено").await
}

async fn small(person: &mut Person<'_>) -> Outcome {
    person.takes_a_small_phone().await?;
    opens(person, VASYL).await?;
    person.see("За 2026 рік нараховано ").await?;
    person.no_sideways_scroll().await?;
    person.axe().await?;
    person.puts_the_phone_away().await
}

async fn opens(person: &Person<'_>, login: &str) -> Outcome {
    person.signs_in(login).await?;
    person.visit("/balance/history").await?;
    person.page_is("Історія розрахунків").await
}
