//! «Як це робиться, і що сталося?» The help, the companies' notices, the map of the cabinet.

use super::journeys;
use crate::habits::OLENA;
use crate::keyboard::strokes;
use crate::person::{Outcome, Person, Trouble};
use fantoccini::key::Key;
use serde_json::json;
use std::time::Duration;
use tokio::time::timeout;

journeys! {
    "help: read by a guest" => by_a_guest;
    "help: reached without scripts" => without_scripts;
    "help: reached without scripts under /cabinet" => without_scripts, at Cabinet;
    "notices: read, taken note of, found again" => notices;
    "everything: leads to every page there is" => everything, only in Chromium;
}

async fn by_a_guest(person: &mut Person<'_>) -> Outcome {
    person.visit("/sign-in").await?;
    person.the_program_is_there().await?;
    person.follow("Довідка").await?;
    person.page_is("Довідка").await?;
    person.see("Спишіть усі чорні цифри зліва направо").await?;
    person.follow("Кому телефонувати").await?;
    person.at("/help").await?;
    person.see("Оператор ГРМ «Чернігівгаз»").await?;
    person.axe().await?;
    person.press("English").await?;
    person.heading_is("Help").await?;
    person.see("Write down all black digits").await
}

/// The way there is walked by keyboard alone: nothing can be asked of a page that runs no script.
async fn without_scripts(person: &mut Person<'_>) -> Outcome {
    person.cabinet.served.turns_scripts_off();
    person.goes_blindly_to_the_help().await?;
    // Chromium tells of every script that it does not run.
    person.forgets_the_console().await?;
    person.heading_is("Довідка").await?;
    for words in [
        "Спишіть усі чорні цифри зліва направо",
        "10 цифр, на рахунку за розподіл газу",
        "+380 46 200 01 04",
        "0 800 300 104",
    ] {
        person.see(words).await?;
    }
    person.axe().await?;
    person.no_sideways_scroll().await?;
    person.follow("English").await?;
    person.heading_is("Help").await?;
    // The first thing that the program does.
    match person.cabinet.served.requests("GET /api/v1/session") {
        0 => Ok(()),
        _ => Err(Trouble("wants no program at work, but there is one".into())),
    }
}

impl Person<'_> {
    /// Once more where the keys came before the page did.
    async fn goes_blindly_to_the_help(&self) -> Outcome {
        self.step("opens /help without scripts, tabs to its help, presses Enter");
        // Two telephone numbers stand before it.
        let keys = [Key::Tab, Key::Tab, Key::Tab, Key::Enter].map(char::from);
        let keys = strokes(&String::from_iter(keys));
        self.wait("wants help.html to be asked for", async || {
            self.browser.client.goto(&self.cabinet.url("/help")).await?;
            // A page's icon is asked for once it stands; Firefox does not always ask.
            self.is_soon_asked_for("icon.svg").await;
            self.browser.strokes(keys.clone()).await?;
            Ok(match self.is_soon_asked_for("help.html").await {
                true => Ok(()),
                false => Err("nobody did".to_owned()),
            })
        })
        .await
    }

    async fn is_soon_asked_for(&self, file: &str) -> bool {
        let asked = timeout(Duration::from_secs(1), self.asks_for(file, 1)).await;
        matches!(asked, Ok(Ok(())))
    }
}

async fn notices(person: &mut Person<'_>) -> Outcome {
    const OUTAGE: &str = "Газу не буде 12 листопада з 09:00 до 17:00";
    person.signs_in(OLENA).await?;
    person.see(OUTAGE).await?;
    person.axe().await?;
    person.press(&format!("Зрозуміло: {OUTAGE}")).await?;
    person.see("Перед зимою перевірте тягу").await?;
    person.see_no(OUTAGE).await?;
    person.visit("/").await?;
    person.see("Перед зимою перевірте тягу").await?;
    person.see_no(OUTAGE).await?;
    person.follow("Усі повідомлення").await?;
    person.page_is("Повідомлення компаній").await?;
    person.see(OUTAGE).await?;
    person.axe().await
}

/// Where the map leads, in its order.
const MAP: [(&str, &str); 23] = [
    ("/readings/new", "Передати показ"),
    ("/readings/all", "Усі лічильники"),
    ("/readings", "Історія показів"),
    ("/readings/dates", "Важливі дати"),
    ("/payments/new", "Оплата"),
    ("/balance", "Баланс"),
    ("/invoices", "Рахунки на оплату"),
    ("/payments", "Мої оплати"),
    ("/balance/history", "Історія розрахунків"),
    ("/benefits", "Пільги та субсидії"),
    ("/equipment", "Лічильники й газові прилади"),
    ("/accession", "Заява-приєднання"),
    ("/accounts", "Мої домівки"),
    ("/feedback/new", "Написати компанії"),
    ("/feedback", "Мої звернення"),
    ("/appointments/new", "Записатися на прийом"),
    ("/appointments", "Запис на прийом"),
    ("/feedback/book", "Книга відгуків"),
    ("/notices", "Повідомлення компаній"),
    ("/profile", "Профіль"),
    ("/profile/notices", "Про що вам писати"),
    ("/profile/devices", "Пристрої"),
    ("/help", "Довідка"),
];

async fn everything(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.follow("Усе").await?;
    person.page_is("Усе в кабінеті").await?;
    person.axe().await?;
    let links = "return [...document.querySelectorAll('main nav a')].map(link => link.getAttribute('href'))";
    let links = person.browser.run(links, vec![]).await?;
    let wanted: Vec<_> = MAP.iter().map(|(path, _)| *path).collect();
    if links != json!(wanted) {
        return Err(Trouble(format!(
            "wants the map to be {wanted:?}, but it is {links}"
        )));
    }
    for (path, heading) in MAP {
        person.visit(path).await?;
        person.page_is(heading).await?;
    }
    Ok(())
}
