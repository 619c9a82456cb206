//! «Я хочу заплатити й бачити, чи дійшло.» By way of each provider, whatever comes of it, to the ledger.

use super::journeys;
use crate::habits::VASYL;
use crate::person::{Outcome, Person, Trouble};

journeys! {
    "pay: by iPay, and in the ledger after the night" => by_ipay;
    "pay: by Portmone, which leads back with a form" => by_portmone;
    "pay: refused, and tried again with the same choice" => refused;
    "pay: cancelled at the provider's" => cancelled;
    "pay: left at the provider's until its time was over" => expired;
    "pay: the provider's word comes late" => late;
    "pay: the provider says it twice, and it counts once" => twice;
    "pay: whoever comes back with a forged word is told to wait" => forged;
    "pay: never came back, and paid all the same" => left;
    "pay: money that went back" => reversed;
    "pay: the way back from the provider, and on again" => back_and_on;
    "pay: a second payment is noticed first" => second;
    "pay: what is on its way is said on the form" => on_its_way;
    "pay: a lost answer begins no second payment" => lost;
    "pay: what is typed stays" => typed;
    "pay: by keyboard alone" => by_keyboard;
    "pay: on a small phone" => small, only in Chromium;
}

const FORM: &str = "/payments/new?service=gas";
const SUM: &str = "Сума, гривень";
const GATEWAY: &str = "Тестова оплата";
const STATE: &str = "Стан оплати";
const RECEIVED: &str = "SELECT coalesce(sum(kopiykas), 0) FROM received WHERE payment IS NOT NULL";
const BEGUN: &str = "SELECT count(*) FROM payment";

impl Person<'_> {
    /// In debt, at the form, with a sum of his own and a provider.
    async fn has_chosen(&self, provider: &str) -> Outcome {
        self.signs_in(VASYL).await?;
        self.chooses_again(provider).await
    }

    async fn chooses_again(&self, provider: &str) -> Outcome {
        self.visit(FORM).await?;
        self.heading_is("Оплата").await?;
        self.choose("Інша сума").await?;
        self.type_into(SUM, "214,92").await?;
        self.choose(provider).await
    }

    /// From the form to the provider's page.
    async fn goes_to_pay(&self) -> Outcome {
        self.press("Перевірити оплату").await?;
        self.heading_is("Перевірте оплату").await?;
        self.press("Перейти до оплати").await?;
        self.heading_is(GATEWAY).await
    }

    /// What comes of it by iPay, back in the cabinet.
    async fn pays(&self, word: &str) -> Outcome {
        self.has_chosen("iPay.ua").await?;
        self.goes_to_pay().await?;
        self.press(word).await?;
        self.heading_is(STATE).await
    }

    /// The session was over meanwhile.
    async fn comes_back_later(&self, instant: &str) -> Outcome {
        self.cabinet.it_is(instant);
        self.reload().await?;
        self.heading_is("Вхід до кабінету").await?;
        self.fills_in(VASYL, stand_in::PASSWORD).await?;
        self.press("Увійти").await?;
        self.heading_is(STATE).await
    }
}

async fn by_ipay(person: &mut Person<'_>) -> Outcome {
    person.has_chosen("iPay.ua").await?;
    person.see("комісія 3,22 ₴, разом 218,14 ₴").await?;
    person.axe().await?;
    person.press("Перевірити оплату").await?;
    person.page_is("Перевірте оплату").await?;
    person.focus_is_on("Перевірте оплату").await?;
    person.see("За газ, особовий рахунок 150000065").await?;
    person.see("Ви перейдете на сторінку iPay.ua").await?;
    person.axe().await?;
    person.database_holds(BEGUN, 0)?;
    person.press("Перейти до оплати").await?;
    person.heading_is(GATEWAY).await?;
    person.see("214,92 грн").await?;
    person.press("Сплатити").await?;
    person.page_is(STATE).await?;
    person.see("Сплачено").await?;
    person
        .see("До 4 листопада оплата з’явиться в історії розрахунків")
        .await?;
    person.see("О-2026-000001").await?;
    person.see("I-000001").await?;
    person.axe().await?;
    person.comes_back_later("2026-11-04T02:30:00+02:00").await?;
    person.see("Сплачено й зараховано").await?;
    person.see("Зараховано в історію розрахунків").await?;
    person.axe().await?;
    person.follow("Мої оплати").await?;
    person.page_is("Мої оплати").await?;
    person.rows_are(1).await?;
    person.see("зараховано").await?;
    person.axe().await
}

async fn by_portmone(person: &mut Person<'_>) -> Outcome {
    person.has_chosen("Portmone").await?;
    person.see("комісію назве сам провайдер").await?;
    person.goes_to_pay().await?;
    person.see("Portmone").await?;
    person.press("Сплатити").await?;
    person.heading_is("Готово").await?;
    person.press("До кабінету").await?;
    person.heading_is(STATE).await?;
    person.see("Сплачено").await?;
    person.see("P-000001").await?;
    person.comes_back_later("2026-11-04T02:30:00+02:00").await?;
    person.see("Сплачено й зараховано").await?;
    person.database_holds(RECEIVED, 21_492)
}

async fn refused(person: &mut Person<'_>) -> Outcome {
    person.pays("Відмова: бракує коштів").await?;
    person.see("Оплата не пройшла").await?;
    person
        .see("Провайдер відмовив: на картці бракує коштів.")
        .await?;
    person.see_no("Сплачено").await?;
    person.axe().await?;
    person.follow("Спробувати заплатити ще раз").await?;
    person.heading_is("Оплата").await?;
    person.field_holds(SUM, "214,92").await?;
    person.goes_to_pay().await?;
    person.press("Сплатити").await?;
    person.see("Сплачено").await?;
    person.database_holds(RECEIVED, 21_492)
}

async fn cancelled(person: &mut Person<'_>) -> Outcome {
    person.pays("Скасувати й повернутися").await?;
    person.see("Оплату скасовано").await?;
    person.see("Провайдер поки нічого не підтвердив.").await?;
    person.axe().await?;
    person.database_holds(RECEIVED, 0)
}

async fn expired(person: &mut Person<'_>) -> Outcome {
    person.has_chosen("iPay.ua").await?;
    person.goes_to_pay().await?;
    person.visit("/payments/p-1").await?;
    person.see("Ще чекаємо підтвердження").await?;
    person.comes_back_later("2026-11-03T20:31:00+02:00").await?;
    person.see("Час на оплату минув").await?;
    person.see("перевірте у своєму банку").await?;
    person
        .by_role("link", "Спробувати заплатити ще раз")
        .await?;
    person.axe().await
}

async fn late(person: &mut Person<'_>) -> Outcome {
    person
        .pays("Сплатити, але підтвердження прийде через 10 хвилин")
        .await?;
    person.see("Ще чекаємо підтвердження").await?;
    person.axe().await?;
    person.press("Перевірити ще раз").await?;
    person.see("Без змін. Перевірено о").await?;
    person.cabinet.it_is("2026-11-03T19:41:00+02:00");
    person.press("Перевірити ще раз").await?;
    person.see("Сплачено").await?;
    person.see_no("Перевірити ще раз").await
}

async fn twice(person: &mut Person<'_>) -> Outcome {
    person.pays("Сплатити, підтвердження прийде двічі").await?;
    person.see("Сплачено").await?;
    person.database_holds(RECEIVED, 21_492)
}

async fn forged(person: &mut Person<'_>) -> Outcome {
    person.pays("Повернутися з підробленим «сплачено»").await?;
    person.see("Ще чекаємо підтвердження").await?;
    person.see_no("Сплачено").await?;
    person.see_no("сплачено").await?;
    person.press("Перевірити ще раз").await?;
    person.see("Без змін. Перевірено о").await?;
    person.see_no("сплачено").await?;
    person.database_holds(RECEIVED, 0)
}

async fn left(person: &mut Person<'_>) -> Outcome {
    person.has_chosen("iPay.ua").await?;
    person.goes_to_pay().await?;
    person
        .press("Сплатити й не повертатися до кабінету")
        .await?;
    person.heading_is("Сплачено").await?;
    person.visit("/payments").await?;
    person.see("сплачено, ще не зараховано").await?;
    person.follow("3 листопада 2026 о 19:30").await?;
    person.heading_is(STATE).await?;
    person.see("Сплачено").await
}

async fn reversed(person: &mut Person<'_>) -> Outcome {
    person.pays("Сплатити").await?;
    person.see("Сплачено").await?;
    let returned = "return fetch('/stand-in/gateway', { method: 'POST', body: new URLSearchParams({ order: 'p-1', word: 'reversed' }) }).then(() => true)";
    person.browser.run(returned, vec![]).await?;
    person.reload().await?;
    person.heading_is(STATE).await?;
    person.see("Гроші повернено").await?;
    person.database_holds(RECEIVED, 0)?;
    person.axe().await
}

/// The check stands nowhere on the way back: nothing could be begun there twice.
async fn back_and_on(person: &mut Person<'_>) -> Outcome {
    person.has_chosen("iPay.ua").await?;
    person.goes_to_pay().await?;
    person.back().await?;
    person.heading_is(STATE).await?;
    person.see("Ще чекаємо підтвердження").await?;
    person.see("її можна продовжити").await?;
    person.axe().await?;
    person.press("Продовжити оплату").await?;
    person.heading_is(GATEWAY).await?;
    person.press("Сплатити").await?;
    person.see("Сплачено").await?;
    person.database_holds(BEGUN, 1)
}

async fn second(person: &mut Person<'_>) -> Outcome {
    // The question comes as a refusal, and Chromium writes it into the console.
    person.network_fails = true;
    person.has_chosen("iPay.ua").await?;
    person.goes_to_pay().await?;
    person.chooses_again("Portmone").await?;
    person.press("Перевірити оплату").await?;
    person.heading_is("Перевірте оплату").await?;
    person.press("Перейти до оплати").await?;
    person.page_is("Ще одна оплата?").await?;
    person.see("За цю послугу вже платять").await?;
    person.by_role("link", "О-2026-000001, 214,92 ₴").await?;
    person.axe().await?;
    person.database_holds(BEGUN, 1)?;
    person.back().await?;
    person.heading_is("Оплата").await?;
    person.field_holds(SUM, "214,92").await?;
    person.press("Перевірити оплату").await?;
    person.press("Перейти до оплати").await?;
    person.press("Усе одно оплатити").await?;
    person.heading_is(GATEWAY).await?;
    person.database_holds(BEGUN, 2)
}

async fn on_its_way(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.signs_in(VASYL).await?;
    person.visit("/payments/new?service=delivery").await?;
    person.heading_is("Оплата").await?;
    person.choose("Увесь борг").await?;
    person.choose("iPay.ua").await?;
    person.goes_to_pay().await?;
    person.press("Сплатити").await?;
    person.see("Сплачено").await?;
    person.visit("/payments/new?service=delivery").await?;
    person.see("Уже в дорозі оплата на").await?;
    person
        .see("борг вона покриває. Платити ще раз не треба.")
        .await?;
    person.axe().await?;
    person.type_into(SUM, "10").await?;
    person.choose("iPay.ua").await?;
    person.press("Перевірити оплату").await?;
    person.press("Перейти до оплати").await?;
    person.see("Схоже, це вже сплачено").await?;
    person.database_holds(BEGUN, 1)?;
    person.follow("Не платити").await?;
    person.heading_is("Мої оплати").await
}

async fn lost(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.has_chosen("iPay.ua").await?;
    person.press("Перевірити оплату").await?;
    person.heading_is("Перевірте оплату").await?;
    let lost = stand_in::Fault::AnswerLost;
    person.cabinet.fails(lost, 1, "POST", "/payments");
    person.press("Перейти до оплати").await?;
    person.see("Ми ще не знаємо, чи розпочато оплату").await?;
    person.axe().await?;
    person.press("Перейти до оплати").await?;
    person.heading_is(GATEWAY).await?;
    person.database_holds(BEGUN, 1)
}

async fn typed(person: &mut Person<'_>) -> Outcome {
    person.has_chosen("Portmone").await?;
    person.type_into(SUM, "сто").await?;
    person.press("Перевірити оплату").await?;
    person
        .is_told(
            "Оплата",
            SUM,
            "Введіть суму цифрами, наприклад 250 або 250,50",
        )
        .await?;
    person.field_holds(SUM, "сто").await?;
    person.axe().await?;
    person.type_into(SUM, "100,5").await?;
    person.press("Перевірити оплату").await?;
    person.heading_is("Перевірте оплату").await?;
    person.reload().await?;
    person.see("100,50 ₴").await?;
    person.back().await?;
    person.heading_is("Оплата").await?;
    person.field_holds(SUM, "100,5").await
}

async fn by_keyboard(person: &mut Person<'_>) -> Outcome {
    person.signs_in(VASYL).await?;
    person.visit(FORM).await?;
    person.see("Через кого платити").await?;
    tabs_on_to(person, "iPay.ua").await?;
    person.type_keys(" ").await?;
    person.tab_to("Перевірити оплату").await?;
    person.enter().await?;
    person.focus_is_on("Перевірте оплату").await?;
    person.tab_to("Перейти до оплати").await?;
    person.enter().await?;
    person.heading_is(GATEWAY).await
}

/// As far as what begins so: a fee follows.
async fn tabs_on_to(person: &Person<'_>, name: &str) -> Outcome {
    for _ in 0..30 {
        person.tab().await?;
        if person.focused_name().await?.starts_with(name) {
            return Ok(());
        }
    }
    Err(Trouble(format!("wants to tab to «{name}…»")))
}

async fn small(person: &mut Person<'_>) -> Outcome {
    person.takes_a_small_phone().await?;
    person.has_chosen("iPay.ua").await?;
    person.no_sideways_scroll().await?;
    person.press("Перевірити оплату").await?;
    person.heading_is("Перевірте оплату").await?;
    person.no_sideways_scroll().await?;
    person.press("Перейти до оплати").await?;
    person.heading_is(GATEWAY).await?;
    person.press("Сплатити").await?;
    person.see("Сплачено").await?;
    person.no_sideways_scroll().await?;
    person.visit("/payments").await?;
    person.rows_are(1).await?;
    person.no_sideways_scroll().await?;
    person.puts_the_phone_away().await
}
