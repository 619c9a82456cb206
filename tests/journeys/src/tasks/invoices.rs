//! «Чому така сума, і де мій рахунок?» The list, one that explains itself, its file, and an objection to it.

use super::journeys;
use crate::habits::{IRYNA, MYKOLA, OLENA, VASYL};
use crate::pdf;
use crate::person::{Outcome, Person, Trouble, plain};
use crate::taken::TAKE;
use stand_in::Fault;

journeys! {
    "invoices: before the month is closed, when it will be there; then it is" => before_and_after;
    "invoices: none yet" => none, only in Chromium;
    "invoices: by year, and back" => by_year, only in Chromium;
    "invoice: from the meter to the total" => how;
    "invoice: a benefit and a subsidy enter it" => benefits, only in Chromium;
    "invoice: another volume than handed in is disputed, and answered" => disputed;
    "invoice: of another home" => another_home, only in Chromium;
    "invoice: nobody else's" => not_mine, only in Chromium;
    "invoice: a PDF that other programs read, with the code for any bank" => as_pdf;
    "invoice: a download that broke off goes on" => broke_off;
    "invoices: several at once" => several;
    "invoice: on paper" => paper;
    "invoice: without a mouse" => keyboard;
    "invoices: on a small phone" => small, only in Chromium;
}

/// September's: gas is paid, delivery is not.
const SEPTEMBER: &str = "/invoices/i-2026-09-1500000015";
/// The operator rejected what was handed in and took a reading of its own.
const FEBRUARY: &str = "/invoices/i-2026-02-1500000015";
const DOWNLOAD: &str = "Завантажити рахунок (PDF)";
/// Where the files come from.
const FILES: &str = "GET /api/v1/accounts/a-1500000015/invoices/";

async fn opens(person: &Person<'_>, login: &str, address: &str) -> Outcome {
    person.signs_in(login).await?;
    person.visit(address).await
}

async fn before_and_after(person: &mut Person<'_>) -> Outcome {
    // Chromium writes down what is not there, and what is not closed.
    person.network_fails = true;
    person.signs_in(OLENA).await?;
    person.follow("Рахунки на оплату").await?;
    person.page_is("Рахунки на оплату").await?;
    person
        .see("Рахунок на оплату за жовтень 2026 з’явиться до 12 листопада")
        .await?;
    person.follow("вересень 2026").await?;
    person
        .heading_is("Рахунок на оплату за вересень 2026")
        .await?;
    person.visit("/invoices/i-2026-10-1500000015").await?;
    person.see("Цього рахунка на оплату ще немає").await?;
    person.axe().await?;
    person.cabinet.it_is("2026-11-13T09:00:00+02:00");
    // The session was over long before.
    person.reload().await?;
    person.fills_in(OLENA, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person
        .heading_is("Рахунок на оплату за жовтень 2026")
        .await?;
    person.see("складено 1").await?;
    person.visit("/invoices").await?;
    person.follow("жовтень 2026").await?;
    person.heading_is("Рахунок на оплату за жовтень 2026").await
}

async fn none(person: &mut Person<'_>) -> Outcome {
    opens(person, IRYNA, "/invoices").await?;
    person.see("Рахунків на оплату ще немає.").await?;
    person.see("з’явиться до 12 листопада").await?;
    person.axe().await
}

async fn by_year(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA, "/invoices").await?;
    person.see("вересень 2026").await?;
    // February's.
    person.see("інший обсяг, ніж за вашим показом").await?;
    person.axe().await?;
    person
        .by_label("Рік")
        .await?
        .select_by_value("2019")
        .await?;
    person.see("грудень 2019").await?;
    person.at("/invoices?year=2019").await?;
    person.back().await?;
    person.see("вересень 2026").await?;
    person.forward().await?;
    person.reload().await?;
    person.see("грудень 2019").await?;
    person.see_no("вересень 2026").await
}

async fn how(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA, SEPTEMBER).await?;
    person.page_is("Рахунок на оплату за вересень 2026").await?;
    person.see("№ 1500000015-2026-09").await?;
    person.see("14321 − 14296 = 25 м³").await?;
    person.see("25 м³ × 7,96 ₴").await?;
    person.see("показ передали ви").await?;
    person.see("199,00 ₴").await?;
    person.see("142,30 ₴").await?;
    person.see("прострочено з 20 жовтня").await?;
    person.see_no("не сходиться").await?;
    person.see_no("інший обсяг").await?;
    for word in ["consumer", "tariff", "overdue", "null", "undefined", "NaN"] {
        person.see_no(word).await?;
    }
    person.axe().await?;
    person.follow("Сплатити 142,30 ₴").await?;
    person
        .at("/payments/new?service=delivery&invoice=i-2026-09-1500000015")
        .await
}

async fn benefits(person: &mut Person<'_>) -> Outcome {
    opens(person, VASYL, "/invoices").await?;
    person
        .by_label("Рік")
        .await?
        .select_by_value("2025")
        .await?;
    person.follow("грудень 2025").await?;
    person
        .heading_is("Рахунок на оплату за грудень 2025")
        .await?;
    let names = person.rows().await?;
    let reckoned = names.iter().find(|row| row[0].starts_with("Пільга"));
    let Some(reckoned) = reckoned else {
        return Err(Trouble(format!("wants a benefit, but {names:?}")));
    };
    if !plain(&reckoned[1]).ends_with("× 25 %") || !reckoned[2].starts_with('−') {
        return Err(Trouble(format!(
            "wants a share taken off, but {reckoned:?}"
        )));
    }
    person.see("з реєстру пільг").await?;
    person.axe().await
}

async fn disputed(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA, FEBRUARY).await?;
    person
        .see("У рахунку інший обсяг, ніж за вашим показом")
        .await?;
    person
        .see("оператор вважає ваш показ неправдоподібним і зняв свій.")
        .await?;
    person.axe().await?;
    person.follow("Не згодні? Попросіть перерахунок").await?;
    person.page_is("Написати компанії").await?;
    person
        .see("Про рахунок на оплату № 1500000015-2026-02")
        .await?;
    let written = person.by_label("Текст").await?.prop("value").await?;
    let written = plain(&written.unwrap_or_default());
    if !written.contains("за моїм показом") || !written.ends_with("зробити перерахунок.")
    {
        return Err(Trouble(format!("wants the words there, but: {written}")));
    }
    person.axe().await?;
    person.type_into("Текст", "").await?;
    person.press("Надіслати").await?;
    person
        .is_told("Написати компанії", "Текст", "Напишіть кілька слів")
        .await?;
    person
        .type_into("Текст", "Перевірте лютий, будь ласка.")
        .await?;
    // What was typed outlives the page.
    person.reload().await?;
    person
        .field_holds("Текст", "Перевірте лютий, будь ласка.")
        .await?;
    person.press("Надіслати").await?;
    person.see("Отримано, відповідь до 3 грудня").await?;
    person.see("Перевірте лютий, будь ласка.").await?;
    person.axe().await?;
    person.follow("Мої звернення").await?;
    person.follow("Скарга, рахунок на оплату").await?;
    person.cabinet.it_is("2026-11-14T09:00:00+02:00");
    person.reload().await?;
    person.fills_in(OLENA, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person.see("Є відповідь").await?;
    person.axe().await?;
    person.database_holds("SELECT count(*) FROM feedback WHERE consumer_id = 1", 1)
}

async fn another_home(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    // The first home is looked at, and the invoice is of the second.
    opens(person, MYKOLA, "/invoices/i-2026-07-1500000031").await?;
    person
        .heading_is("Рахунок на оплату за липень 2026")
        .await?;
    person.see("с. Крути, вул. Шкільна, буд. 3").await?;
    person.see("показ запланував оператор").await
}

async fn not_mine(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    opens(person, OLENA, "/invoices/i-2026-07-1500000031").await?;
    person.heading_is("Рахунок на оплату").await?;
    person.see_no("Крути").await?;
    person.see_no("Чому така сума").await?;
    person.axe().await
}

async fn as_pdf(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA, SEPTEMBER).await?;
    person.see("Чому така сума").await?;
    person.browser.run(TAKE, vec![]).await?;
    person.press(DOWNLOAD).await?;
    person.see("Рахунок на оплату збережено").await?;
    let file = person.takes_pdf("rahunok-1500000015-2026-09.pdf").await?;
    let text = plain(&pdf::text(file.path()));
    for words in [
        "1500000015-2026-09",
        "вересень 2026",
        "м. Ніжин, вул. Гоголя, буд. 12, кв. 7",
        "199,00",
        "142,30",
    ] {
        if !text.contains(words) {
            return Err(Trouble(format!("wants «{words}» in the PDF, but: {text}")));
        }
    }
    let codes = pdf::codes(file.path());
    let is_of_the_bank = |code: &String| code.starts_with("https://bank.gov.ua/qr/");
    if codes.is_empty() || !codes.iter().all(is_of_the_bank) {
        return Err(Trouble(format!("wants the bank's code, but: {codes:?}")));
    }
    person.axe().await
}

async fn broke_off(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    opens(person, OLENA, SEPTEMBER).await?;
    person.see("Чому така сума").await?;
    person.browser.run(TAKE, vec![]).await?;
    person.cabinet.fails(Fault::Truncated, 1, "GET", "/pdf");
    person.press(DOWNLOAD).await?;
    person.see("Рахунок на оплату збережено").await?;
    let file = person.takes_pdf("rahunok-1500000015-2026-09.pdf").await?;
    if !pdf::info(file.path()).contains("Pages: ") {
        return Err(Trouble("wants a whole PDF".into()));
    }
    // The invoice, its file, and the rest of it.
    match person.cabinet.served.requests(FILES) {
        3 => Ok(()),
        asked => Err(Trouble(format!(
            "wants the invoice and two requests for its file, but there were {asked}"
        ))),
    }
}

async fn several(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA, "/invoices").await?;
    person.see("вересень 2026").await?;
    person.browser.run(TAKE, vec![]).await?;
    let open = "document.querySelector('main summary').click()";
    person.browser.run(open, vec![]).await?;
    person.press("Завантажити вибрані").await?;
    person
        .see("Позначте хоча б один рахунок на оплату.")
        .await?;
    person.choose("вересень 2026").await?;
    person.choose("серпень 2026").await?;
    person.axe().await?;
    person.press("Завантажити вибрані").await?;
    person.see("rahunok-1500000015-2026-09.pdf").await?;
    person.see("rahunok-1500000015-2026-08.pdf").await?;
    person
        .takes_pdf("rahunok-1500000015-2026-08.pdf")
        .await
        .map(drop)
}

async fn paper(person: &mut Person<'_>) -> Outcome {
    opens(person, OLENA, SEPTEMBER).await?;
    person.see("Чому така сума").await?;
    let prints = "window.print = () => { window.dispatchEvent(new Event('beforeprint')); window.printed = true; }";
    person.browser.run(prints, vec![]).await?;
    person.press("Надрукувати").await?;
    let printed =
        "return window.printed === true && document.querySelector('.gc-print-only').textContent";
    let printed = person.browser.run(printed, vec![]).await?;
    if printed
        .as_str()
        .is_some_and(|text| text.starts_with("Надруковано"))
    {
        return Ok(());
    }
    Err(Trouble(format!(
        "wants the browser to print, but: {printed}"
    )))
}

async fn keyboard(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.visit("/invoices").await?;
    person.see("вересень 2026").await?;
    person.tab_to("вересень 2026").await?;
    person.enter().await?;
    person
        .heading_is("Рахунок на оплату за вересень 2026")
        .await?;
    person.see("Чому така сума").await?;
    person.browser.run(TAKE, vec![]).await?;
    person.tab_to(DOWNLOAD).await?;
    person.enter().await?;
    person.see("Рахунок на оплату збережено").await
}

async fn small(person: &mut Person<'_>) -> Outcome {
    person.takes_a_small_phone().await?;
    person.signs_in(OLENA).await?;
    for address in [
        "/invoices",
        SEPTEMBER,
        FEBRUARY,
        "/feedback/new?invoice=i-2026-02-1500000015",
        "/feedback",
    ] {
        person.visit(address).await?;
        person.see_no_longer("Завантажуємо…").await?;
        person.no_sideways_scroll().await?;
    }
    person.puts_the_phone_away().await
}
