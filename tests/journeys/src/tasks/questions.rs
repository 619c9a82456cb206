//! «Показ якийсь дивний.» A number that raises a question: asked calmly, never refused.

use super::journeys;
use crate::habits::{HANNA, HISTORY, INDEX, OF_OLENA, OLENA, another_channel};
use crate::person::{Outcome, Person, Trouble};

journeys! {
    "questions: below the last one" => below, only in Chromium;
    "questions: a slip is corrected and nothing sent" => slip;
    "questions: through the nines" => rollover, only in Chromium;
    "questions: far too large" => large, only in Chromium;
    "questions: one stands already" => standing, only in Chromium;
    "questions: one arrives meanwhile" => meanwhile;
}

async fn below(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    person.type_into(INDEX, "12").await?;
    person.see("Це менше за попередній показ.").await?;
    person.press("Перевірити й передати").await?;
    person
        .see("Попередній показ — 14321. Чому цей менший?")
        .await?;
    person
        .see("Потрібна ваша відповідь: оберіть, що сталося")
        .await?;
    person.see_no("Лічильник пройшов через нулі").await?;
    person.axe().await?;
    person.choose("Лічильник замінили").await?;
    person.press("Перевірити й передати").await?;
    person.heading_is("Перевірте показ").await?;
    person.see("Лічильник замінили").await?;
    person.press("Передати показ").await?;
    person.has_the_receipt().await?;
    person.see("визначить оператор").await?;
    person.database_holds(OF_OLENA, 1)
}

async fn slip(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    person.type_into(INDEX, "14312").await?;
    person.press("Перевірити й передати").await?;
    person.see("Чому цей менший?").await?;
    person.choose("Це помилка, я виправлю").await?;
    person.press("Перевірити й передати").await?;
    person
        .field_says(INDEX, "Виправте показ і спробуйте ще раз")
        .await?;
    person.database_holds(OF_OLENA, 0)?;
    person.type_into(INDEX, "14412").await?;
    person.see_no_longer("Чому цей менший?").await?;
    person.submits("14412").await
}

async fn rollover(person: &mut Person<'_>) -> Outcome {
    person.signs_in(HANNA).await?;
    person.opens_the_form().await?;
    person.type_into(INDEX, "12").await?;
    person.press("Перевірити й передати").await?;
    person
        .see("Попередній показ — 99984. Чому цей менший?")
        .await?;
    person.see("Тоді спожито 28 кубометрів.").await?;
    person.axe().await?;
    person.choose("Лічильник пройшов через нулі").await?;
    person.press("Перевірити й передати").await?;
    person.heading_is("Перевірте показ").await?;
    person.see("Лічильник пройшов через нулі").await?;
    person.axe().await?;
    person.press("Передати показ").await?;
    person.has_the_receipt().await?;
    person.see("28 кубометрів").await?;
    person.database_holds(
        "SELECT consumption_m3 FROM reading ORDER BY number DESC LIMIT 1",
        28,
    )
}

async fn large(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    person.type_into(INDEX, "24321").await?;
    person
        .see("Виходить 10 000 кубометрів — значно більше, ніж зазвичай у цю пору")
        .await?;
    person.press("Перевірити й передати").await?;
    person.see("Усе правильно?").await?;
    person.axe().await?;
    person.database_holds(OF_OLENA, 0)?;
    person.choose("Так, показ правильний").await?;
    person.press("Перевірити й передати").await?;
    person.heading_is("Перевірте показ").await?;
    person.press("Передати показ").await?;
    person.has_the_receipt().await?;
    person.database_holds(
        "SELECT consumption_m3 FROM reading ORDER BY number DESC LIMIT 1",
        10_000,
    )
}

async fn standing(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    person.submits("14405").await?;
    person.opens_the_form().await?;
    person.see("За цей період уже є показ 14405").await?;
    person
        .see("Новий замінить його, обидва залишаться в історії.")
        .await?;
    person.axe().await?;
    person.goes_to_the_check("14406").await?;
    person.see("Замінить показ").await?;
    person.press("Передати показ").await?;
    person.has_the_receipt().await?;
    person.see("14406").await?;
    person.database_holds(OF_OLENA, 2)?;
    person.follow(HISTORY).await?;
    person.rows_are(13).await?;
    let rows = person.rows().await?;
    let stages: Vec<(&str, &str)> = rows
        .iter()
        .take(2)
        .map(|row| (&*row[1], &*row[5]))
        .collect();
    if stages
        != [
            ("14406", "отримано передали ви"),
            ("14405", "замінено передали ви, не враховується"),
        ]
    {
        return Err(Trouble(format!(
            "wants both in the history, but there is {stages:?}"
        )));
    }
    Ok(())
}

async fn meanwhile(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.signs_in(OLENA).await?;
    person.opens_the_form().await?;
    person.goes_to_the_check("14405").await?;
    another_channel(person)?;
    person.press("Передати показ").await?;
    person
        .see("Тим часом за цей період уже надійшов показ")
        .await?;
    person.focus_is_on("Перевірте, будь ласка").await?;
    person.field_holds(INDEX, "14405").await?;
    person.axe().await?;
    person.database_holds(OF_OLENA, 1)?;
    person.see("За цей період уже є показ 14390").await?;
    person.submits("14405").await?;
    person.database_holds(OF_OLENA, 2)
}
