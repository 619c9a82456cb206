//! «Хочу прийти й поговорити.» Booked, taken by somebody else meanwhile, moved, given up.

use super::journeys;
use crate::habits::{MYKOLA, OLENA};
use crate::person::{Outcome, Person, Trouble};
use crate::taken::TAKE;

journeys! {
    "appointment: chosen, checked, booked, in the calendar, there after a reload" => book;
    "appointment: somebody is quicker, and the nearest is a press away" => race;
    "appointment: moved, then given up" => move_and_cancel;
}

const OF_OLENA: &str = "SELECT count(*) FROM appointment JOIN consumer ON consumer.id = consumer_id
    WHERE email = 'olena@example.com' AND cancelled_at IS NULL";
const NEW: &str = "Записатися на прийом";
const TIMES: &str = "Оберіть день і час";
const WORDS: &str = "Чому така сума за лютий?";

/// From the first question to the check, at the nearest time.
async fn chooses(person: &Person<'_>, whom: &str, about: &str) -> Outcome {
    person.choose("Ніжинське відділення").await?;
    person.choose(whom).await?;
    person.choose(about).await?;
    person.type_into("Своїми словами", WORDS).await?;
    person.press("Обрати час").await?;
    person.page_is(TIMES).await?;
    person.see("Найближчий вільний час:").await?;
    person.axe().await?;
    person.press("Обрати найближчий").await?;
    person.see("Обрано:").await?;
    person.press("Далі").await?;
    person.heading_is("Перевірте запис").await?;
    person.see(WORDS).await
}

async fn book(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.visit("/appointments").await?;
    person.see("Ви нікуди не записані.").await?;
    person.axe().await?;
    person.follow(NEW).await?;
    person.page_is(NEW).await?;
    person.press("Обрати час").await?;
    person.is_sent_back(NEW, "Оберіть, куди прийдете").await?;
    person.axe().await?;
    chooses(person, "Начальник відділення", "скарга").await?;
    person.choose("електронним листом").await?;
    person.axe().await?;
    person.press("Записатися").await?;
    person.see("Вас записано").await?;
    person.heading_is("Запис на прийом П-2026-000004").await?;
    person.see("паспорт або ID-картку").await?;
    person.see("Нагадаємо: лист, ").await?;
    person.axe().await?;
    person.browser.run(TAKE, vec![]).await?;
    person.press("Додати в календар").await?;
    person.see("Файл календаря завантажено").await?;
    let file = person.takes_file("pryiom-ap-4.ics").await?;
    file.is_of("text/calendar;charset=utf-8")?;
    if !file.text.contains("UID:ap-4@gas-cabinet\r\n")
        || !file.text.contains("TRIGGER;VALUE=DATE-TIME:")
    {
        return Err(Trouble(format!(
            "wants a visit with its reminder: {}",
            file.text
        )));
    }
    person.reload().await?;
    person.see("Вас записано").await?;
    person.database_holds(OF_OLENA, 1)
}

async fn race(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.signs_in(OLENA).await?;
    person.visit("/appointments/new").await?;
    chooses(person, "Фахівчиня з розрахунків", "рахунок на оплату").await?;
    // What was chosen outlives the page.
    person.reload().await?;
    person.see("середа, 4 листопада о 09:00").await?;
    somebody_is_quicker(person)?;
    person.press("Записатися").await?;
    person.see("Цей час щойно зайняли").await?;
    person.axe().await?;
    person.database_holds(OF_OLENA, 0)?;
    person.press("середа, 4 листопада о 09:40").await?;
    person.see("Вас записано").await?;
    person.see("4 листопада 2026 о 09:40 – 10:00").await?;
    person.see(WORDS).await?;
    person.database_holds(OF_OLENA, 1)
}

/// Than the next who books.
fn somebody_is_quicker(person: &Person<'_>) -> Outcome {
    let set = person.cabinet.db.transaction::<_, rusqlite::Error>(|db| {
        db.execute("INSERT INTO rival (only_one, times) VALUES (1, 1)", [])
    });
    set.map(drop).map_err(|error| Trouble(error.to_string()))
}

async fn move_and_cancel(person: &mut Person<'_>) -> Outcome {
    person.signs_in(MYKOLA).await?;
    person.visit("/appointments/ap-2").await?;
    person.see("Хочу розтермінувати борг за газ.").await?;
    person.follow("Перенести").await?;
    person.page_is("Перенести запис").await?;
    person
        .see("Цей час ваш, доки ви не отримаєте інший.")
        .await?;
    person.press("Обрати найближчий").await?;
    person.see("Обрано: середа, 4 листопада о 09:00").await?;
    person.axe().await?;
    person.press("Перенести").await?;
    person.see("Запис перенесено").await?;
    person
        .see("Перенесено: середа, 4 листопада о 09:00")
        .await?;
    person.axe().await?;
    person.database_holds("SELECT count(*) FROM appointment_move", 1)?;
    person.press("Скасувати запис").await?;
    person.see("Скасувати запис?").await?;
    person.axe().await?;
    person.press("Так, скасувати").await?;
    person.see("Ви скасували запис").await?;
    person.axe().await?;
    person.follow("Усі записи").await?;
    person.see("Ви нікуди не записані.").await?;
    person.see("Прийом відбувся").await?;
    person.axe().await?;
    person.database_holds(
        "SELECT count(*) FROM appointment WHERE number = 2 AND cancelled_at IS NOT NULL",
        1,
    )
}
