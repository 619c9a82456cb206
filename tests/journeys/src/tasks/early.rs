//! «Зв’язок повільний, а я вже друкую.» The page is there before the program.

use super::journeys;
use crate::habits::{LOGIN, OLENA, PASSWORD};
use crate::person::{Outcome, Person, Trouble};
use crate::served::Program;
use fantoccini::key::Key;
use serde_json::{Value, json};

journeys! {
    "early: what was typed and where survive the program" => typing;
    "early: a press before the program is honoured" => pressing;
    "early: a wrong press before the program is answered" => pressing_with_nothing;
    "early: another page shows its frame at once" => another_page;
    "early: nothing jumps when the program takes over" => no_jump, only in Chromium;
}

async fn typing(person: &mut Person<'_>) -> Outcome {
    held(person, "/sign-in").await?;
    person.heading_is("Вхід до кабінету").await?;
    person.type_into(LOGIN, "olena@example.com").await?;
    person.type_into(PASSWORD, "gas-2026").await?;
    for _ in 0.."2026".len() {
        person.key(Key::Left).await?;
    }
    arrives(person).await?;
    person.focus_is_on(PASSWORD).await?;
    person.field_holds(LOGIN, OLENA).await?;
    // The caret is where it was, in the middle.
    person.type_keys("demo-").await?;
    person.field_holds(PASSWORD, "gas-demo-2026").await?;
    person.enter().await?;
    person.heading_is("Огляд").await
}

async fn pressing(person: &mut Person<'_>) -> Outcome {
    held(person, "/sign-in").await?;
    person.fills_in(OLENA, stand_in::PASSWORD).await?;
    person.press("Увійти").await?;
    person.see("Входимо…").await?;
    person.at("/sign-in").await?;
    person.cabinet.served.program(Program::Arrives);
    person.heading_is("Огляд").await?;
    match person.cabinet.served.requests("POST /api/v1/session") {
        1 => Ok(()),
        sent => Err(Trouble(format!("one press was sent {sent} times"))),
    }
}

async fn pressing_with_nothing(person: &mut Person<'_>) -> Outcome {
    held(person, "/sign-in").await?;
    person.type_into(LOGIN, OLENA).await?;
    person.press("Увійти").await?;
    arrives(person).await?;
    person.focus_is_on("Перевірте, будь ласка").await?;
    person.field_says(PASSWORD, "Введіть пароль").await?;
    person.field_holds(LOGIN, OLENA).await
}

async fn another_page(person: &mut Person<'_>) -> Outcome {
    held(person, "/readings").await?;
    person.see("Кабінет споживача газу").await?;
    person.see("Завантажуємо…").await?;
    person.see("104").await?;
    person.see_no("Пароль").await?;
    person.axe().await?;
    person.cabinet.served.program(Program::Arrives);
    person.heading_is("Вхід до кабінету").await
}

/// Since the first paint, layout shifts included that came before the question.
const SHIFTS: &str = "
    const done = arguments[0];
    let sum = 0;
    const observer = new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }));
    observer.observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
        observer.takeRecords().forEach((entry) => { sum += entry.value; });
        done(sum);
    })));
";

async fn no_jump(person: &mut Person<'_>) -> Outcome {
    held(person, "/sign-in").await?;
    person.heading_is("Вхід до кабінету").await?;
    arrives(person).await?;
    person.heading_is("Вхід до кабінету").await?;
    let shifts: Value = person.browser.client.execute_async(SHIFTS, vec![]).await?;
    if shifts != json!(0) {
        return Err(Trouble(format!(
            "wants nothing to jump, but the layout shifted by {shifts}"
        )));
    }
    Ok(())
}

async fn held(person: &Person<'_>, path: &str) -> Outcome {
    person.cabinet.served.program(Program::IsHeldBack);
    person.visit(path).await
}

async fn arrives(person: &Person<'_>) -> Outcome {
    person.cabinet.served.program(Program::Arrives);
    person.the_program_is_there().await
}
