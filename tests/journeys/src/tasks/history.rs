//! «Що було раніше?» Ten years, by meter and year; compared, kept as a file, printed.

use super::journeys;
use crate::habits::{HISTORY, IRYNA, MYKOLA, OLENA};
use crate::person::{Outcome, Person, Trouble};
use crate::taken::{TAKE, Taken};
use fantoccini::key::Key;
use serde_json::{Value, json};
use stand_in::{Fault, FaultPlan, HALYNA};

journeys! {
    "history: ten years by year" => years;
    "history: a year beside the year before" => compared, only in Chromium;
    "history: chart and table say the same" => chart;
    "history: source and state in words" => words, only in Chromium;
    "history: where readings are missing, by the day" => by_the_day, only in Chromium;
    "history: older years fail and come after all" => older_fail, only in Chromium;
    "history: of another meter, in the same year" => another_meter, only in Chromium;
    "history: signed in again, the same meter and year" => signed_in_again, only in Chromium;
    "history: nothing yet" => empty, only in Chromium;
    "history: without a mouse" => keyboard;
    "history: on a small phone" => small, only in Chromium;
    "history: the whole of it as a table and for a program" => files;
    "history: a file that is not complete is gone on with" => file_fails;
    "history: the year on paper" => paper;
    "dates: by month, and in a calendar" => dates;
}

async fn years(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA).await?;
    person.see("За 2026 рік спожито ").await?;
    // January to September, one of them sent twice, one rejected before.
    person.rows_are(11).await?;
    let rows = person.rows().await?;
    if rows[0][0] != "вересень 2026" || rows[10][0] != "січень 2026" {
        return Err(Trouble(format!("wants 2026, but {rows:?}")));
    }
    person.axe().await?;
    person.follow("раніше").await?;
    person.focus_is_on("2022").await?;
    person.at("/readings?meter=m-70415&year=2022").await?;
    for year in [2022, 2021, 2020, 2019, 2018, 2017] {
        person.follow(&year.to_string()).await?;
        person.see(&format!("За {year} рік спожито ")).await?;
        person.see(&format!("Покази за {year} рік")).await?;
        person.see(&format!("грудень {year}")).await?;
    }
    person.follow("2016").await?;
    person.rows_are(3).await?;
    person.see("перший показ").await?;
    person.see_no("раніше").await?;
    person.axe().await?;
    person.back().await?;
    person.see("За 2017 рік спожито ").await?;
    person.reload().await?;
    person.see("За 2017 рік спожито ").await
}

async fn compared(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA).await?;
    person.see("ніж за ті самі місяці 2025 року").await?;
    person.see("Порівняно з 2025 роком").await?;
    let september = [
        "SELECT consumption_m3 FROM reading WHERE meter_id = 'm-70415' AND rejected_at IS NULL
         AND superseded_at IS NULL AND period = '",
        "-09'",
    ];
    let used = |year: &str| {
        let [before, after] = september;
        person.cabinet.count(&[before, year, after].concat())
    };
    let change = match used("2026") - used("2025") {
        0 => "стільки само".to_owned(),
        less @ ..0 => format!("на {} м³ менше", -less),
        more => format!("на {more} м³ більше"),
    };
    let shown = person.rows().await?[0][3].clone();
    if shown != change {
        return Err(Trouble(format!("wants «{change}», but it is «{shown}»")));
    }
    Ok(())
}

async fn chart(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA).await?;
    person.follow("2025").await?;
    person
        .by_role("image", "Спожитий газ за місяцями 2025 року, м³")
        .await?;
    person.by_role("table", "Покази за 2025 рік").await?;
    let drawn =
        |class: &str| format!("return document.querySelectorAll('main svg {class}').length");
    for (class, bars) in [
        ("rect", 24),
        (".gc-chart__bar--before", 12),
        // August and July were planned.
        (".gc-chart__bar--planned", 2),
    ] {
        let found = person.browser.run(&drawn(class), vec![]).await?;
        if found != json!(bars) {
            return Err(Trouble(format!(
                "wants {bars} of {class}, but there are {found}"
            )));
        }
    }
    for legend in ["2025, планово", "2024"] {
        person.see(legend).await?;
    }
    person.see("З них планово: ").await?;
    person.axe().await
}

async fn words(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA).await?;
    for words in [
        "передали ви",
        "замінено передали ви, не враховується",
        "відхилено: число не схоже на правильне передали ви, не враховується",
    ] {
        person.see(words).await?;
    }
    person.follow("2025").await?;
    person
        .see("враховано: показ не надійшов, обсяг визначено планово плановий")
        .await?;
    person.follow("2024").await?;
    person.see("передано іншим способом").await?;
    for word in [
        "consumer",
        "planned",
        "counted",
        "superseded",
        "null",
        "undefined",
        "NaN",
    ] {
        person.see_no(word).await?;
    }
    Ok(())
}

async fn by_the_day(person: &mut Person<'_>) -> Outcome {
    person.signs_in(HALYNA).await?;
    person.visit("/readings").await?;
    person.page_is("Історія показів").await?;
    person.see("За ").await?;
    of_home(person, "a-1500000131", "m-600302").await?;
    person.see("м³ на день за ").await?;
    person.axe().await
}

/// The history of another home's meter.
async fn of_home(person: &Person<'_>, home: &str, meter: &str) -> Outcome {
    let choose = "localStorage.setItem('gc-mine:home', arguments[0])";
    person.browser.run(choose, vec![json!(home)]).await?;
    person.visit(&format!("/readings?meter={meter}")).await
}

async fn older_fail(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    opens(person, OLENA).await?;
    person.rows_are(11).await?;
    let fault = FaultPlan {
        retry_after: 60,
        ..FaultPlan::next(Fault::Unavailable, 1).on("GET", "/readings")
    };
    person.cabinet.fails_as(fault);
    person.follow("раніше").await?;
    person.see("Сервіс тимчасово недоступний").await?;
    // The years that are here can still be seen.
    person.follow("2025").await?;
    person.see("За 2025 рік спожито ").await?;
    // Nobody has asked for a file.
    person.see_no("Файл не зібрано").await?;
    person.follow("раніше").await?;
    person.see("За 2022 рік спожито ").await?;
    person.see_no("Сервіс тимчасово недоступний").await
}

async fn another_meter(person: &mut Person<'_>) -> Outcome {
    opens(person, MYKOLA).await?;
    person.see("28406").await?;
    person.follow("2025").await?;
    person.see("За 2025 рік спожито ").await?;
    let choice = person.by_label("Лічильник").await?;
    choice.send_keys(&char::from(Key::Down).to_string()).await?;
    person.at("/readings?meter=m-112234&year=2025").await?;
    person.see("За 2025 рік спожито ").await?;
    person.follow("2026").await?;
    person.see("01937").await?;
    person.axe().await?;
    person.back().await?;
    person.back().await?;
    person.at("/readings?meter=m-112233&year=2025").await
}

async fn signed_in_again(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    opens(person, OLENA).await?;
    person.follow("2025").await?;
    person.see("За 2025 рік спожито ").await?;
    person
        .cabinet
        .fails(Fault::SessionExpired, 1, "GET", "/readings");
    person.follow("раніше").await?;
    person.heading_is("Вхід до кабінету").await?;
    person.fills_in(OLENA, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person.at("/readings?meter=m-70415&year=2022").await?;
    person.see("За 2022 рік спожито ").await
}

async fn empty(person: &mut Person<'_>) -> Outcome {
    opens(person, IRYNA).await?;
    person.see("Показів ще немає. Передайте перший.").await?;
    person.axe().await
}

async fn keyboard(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA).await?;
    person.see("За 2026 рік спожито ").await?;
    person.tab_to("раніше").await?;
    person.enter().await?;
    person.focus_is_on("2022").await?;
    person.see("За 2022 рік спожито ").await?;
    person.browser.run(TAKE, vec![]).await?;
    person.tab_to("Завантажити CSV").await?;
    person.enter().await?;
    person.see("Файл завантажено").await
}

async fn small(person: &mut Person<'_>) -> Outcome {
    person.takes_a_small_phone().await?;
    person.signs_in(OLENA).await?;
    person.visit("/readings").await?;
    person.see("За 2026 рік спожито ").await?;
    person.no_sideways_scroll().await?;
    person.follow("раніше").await?;
    person.see("За 2022 рік спожито ").await?;
    person.no_sideways_scroll().await?;
    person.axe().await?;
    person.visit("/readings/dates").await?;
    person.see("Додати в календар").await?;
    person.no_sideways_scroll().await?;
    person.axe().await?;
    person.puts_the_phone_away().await
}

async fn files(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA).await?;
    let all = usize::try_from(person.cabinet.readings("meter_id = 'm-70415'")).unwrap_or_default();
    person.browser.run(TAKE, vec![]).await?;
    person.press("Завантажити CSV").await?;
    person.see("Файл завантажено").await?;
    person.axe().await?;
    let csv = person.takes_file("pokazy-1500000015-0070415.csv").await?;
    csv.is_of("text/csv;charset=utf-8")?;
    let lines: Vec<&str> = csv.text.trim_end().split("\r\n").collect();
    let heads = lines[0].split(';').count();
    let is_even = lines.iter().all(|line| line.split(';').count() == heads);
    if !lines[0].starts_with("\u{feff}Період;Знято;") || lines.len() != all + 1 || !is_even
    {
        return Err(Trouble(format!("wants {all} readings, but {}", csv.text)));
    }
    person.press("Завантажити JSON").await?;
    person.see("pokazy-1500000015-0070415.json").await?;
    let json = person.takes_file("pokazy-1500000015-0070415.json").await?;
    json.is_of("application/json")?;
    let exported: Value =
        serde_json::from_str(&json.text).map_err(|error| Trouble(error.to_string()))?;
    let readings = exported["readings"].as_array().map_or(0, Vec::len);
    if readings != all || exported["readings"][0]["period"] != "2026-09" {
        return Err(Trouble(format!("wants {all} readings, but {}", json.text)));
    }
    Ok(())
}

async fn file_fails(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    opens(person, OLENA).await?;
    person.rows_are(11).await?;
    person.browser.run(TAKE, vec![]).await?;
    let fault = FaultPlan {
        retry_after: 60,
        ..FaultPlan::next(Fault::Unavailable, 1).on("GET", "/readings")
    };
    person.cabinet.fails_as(fault);
    person.press("Завантажити JSON").await?;
    person.see("Файл не зібрано").await?;
    person.rows_are(11).await?;
    person.axe().await?;
    person.press("Завантажити JSON").await?;
    person.see("Файл завантажено").await?;
    person.see_no("Файл не зібрано").await
}

/// In the place of a printer.
const PRINTS: &str = "window.print = () => { window.dispatchEvent(new Event('beforeprint')); window.printed = true; }";

/// What would be printed, as far as a page can be asked: whose it is, and no buttons.
async fn paper(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA).await?;
    person.rows_are(11).await?;
    person.browser.run(PRINTS, vec![]).await?;
    person.press("Надрукувати рік").await?;
    let printed = person
        .browser
        .run("return window.printed === true", vec![])
        .await?;
    if printed != json!(true) {
        return Err(Trouble("wants the browser to print".into()));
    }
    let head = "return document.querySelector('.gc-print-only').textContent";
    let head = person.browser.run(head, vec![]).await?;
    let head = head.as_str().unwrap_or_default().to_owned();
    for words in [
        "Гоголя, буд. 12",
        "1500000015",
        "0070415",
        "Період: 2026",
        "Надруковано ",
    ] {
        if !head.contains(words) {
            return Err(Trouble(format!(
                "wants «{words}» on paper, but it is «{head}»"
            )));
        }
    }
    person.see_no("Надруковано ").await
}

async fn dates(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.follow("Важливі дати").await?;
    person.page_is("Важливі дати").await?;
    for words in [
        "листопад 2026",
        "1–5 листопада",
        "Передайте показ за жовтень 2026",
        "Рахунок на оплату за жовтень 2026",
        "Останній день оплати розподілу газу за жовтень 2026",
        "Останній день оплати газу за жовтень 2026",
    ] {
        person.see(words).await?;
    }
    person.axe().await?;
    person.press("Пізніші дати").await?;
    person.see("Повірка лічильника № 0070415").await?;
    person.axe().await?;
    person.browser.run(TAKE, vec![]).await?;
    person.press("Додати в календар").await?;
    person.see("Файл календаря завантажено").await?;
    person.axe().await?;
    let file = person.takes_file("gaz-1500000015.ics").await?;
    file.is_of("text/calendar;charset=utf-8")?;
    is_a_calendar(&file)
}

/// RFC 5545, as far as a reader needs it.
fn is_a_calendar(file: &Taken) -> Outcome {
    let wrong = |why: &str| Err(Trouble(format!("{why}: {}", file.text)));
    if file
        .text
        .split("\r\n")
        .any(|line| line.len() > 75 || line.contains('\n'))
    {
        return wrong("a line is too long, or ends wrongly");
    }
    let text = file.text.replace("\r\n ", "");
    let count = |line: &str| {
        text.split("\r\n")
            .filter(|its| its.starts_with(line))
            .count()
    };
    let events = count("BEGIN:VEVENT");
    // Twelve of each kind, and one verification.
    if events != 49 || count("END:VEVENT") != events {
        return wrong("wants 49 events");
    }
    for each in [
        "UID:",
        "DTSTAMP:",
        "DTSTART;VALUE=DATE:",
        "DTEND;VALUE=DATE:",
        "SUMMARY:",
    ] {
        if count(each) != events {
            return wrong(each);
        }
    }
    let mut ids: Vec<&str> = text
        .split("\r\n")
        .filter(|line| line.starts_with("UID:"))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() != events || count("TRIGGER:") != 37 {
        return wrong("wants an id each, and reminders of windows, dues and the verification");
    }
    Ok(())
}

async fn opens(person: &Person<'_>, login: &str) -> Outcome {
    person.signs_in(login).await?;
    person.follow(HISTORY).await?;
    person.page_is("Історія показів").await
}
