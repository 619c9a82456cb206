//! «Хочу свій кабінет.» From the bill to the first page, by every number and every proof.

use super::journeys;
use crate::newcomer::{
    BEGUN, BY_BILL, BY_METER, CODE, CONFIRM, DATA, EMAIL, FAMILY, GIVEN, HER_PASSWORD, HER_PHONE,
    NEW_PASSWORD, NUMBER, ON, PHONE, SEND, SERIAL, SOFIIA, STEPS, TERMS, TOTAL, TYPED, WELCOME,
};
use crate::person::{Outcome, Person, Trouble};
use fantoccini::key::Key;
use stand_in::{UNCLAIMED, Unclaimed};
use std::time::Instant;

journeys! {
    "register: by the operator's number and the meter" => by_operator;
    "register: by the supplier's number and a bill" => by_supplier, only in Chromium;
    "register: by an EIC typed with spaces in small Cyrillic letters" => by_eic;
    "register: a home without a meter, by its bill alone" => without_meter, only in Chromium;
    "register: by the keyboard alone" => keyboard;
    "register: how long it takes" => stopwatch;
}

async fn by_operator(person: &mut Person<'_>) -> Outcome {
    let home = &UNCLAIMED[0];
    person.opens_registration().await?;
    person.at("/registration").await?;
    person.see("Крок 1 із 7").await?;
    person.gives_number(home.operator_account).await?;
    person.see("Особовий рахунок оператора 1500000081.").await?;
    person
        .proves_by_meter(home.meter_serial.unwrap_or_default())
        .await?;
    person.goes_on_to_the_code(SOFIIA, HER_PHONE).await?;
    person
        .see("Ми надіслали код на пошту sofiia@example.com.")
        .await?;
    opens(person, home).await?;
    person.database_holds("SELECT count(*) FROM session", 1)?;
    person.follow("До огляду").await?;
    person.heading_is("Огляд").await?;
    person.see(home.address).await?;
    // With what was chosen, they come in again.
    person.press("Вийти").await?;
    person.heading_is("Вхід до кабінету").await?;
    person.fills_in(SOFIIA, HER_PASSWORD).await?;
    person.press("Увійти").await?;
    person.heading_is("Огляд").await?;
    person.see(home.address).await
}

async fn by_supplier(person: &mut Person<'_>) -> Outcome {
    let home = &UNCLAIMED[1];
    person.opens_registration().await?;
    person.gives_number(home.supplier_account).await?;
    person
        .see("Особовий рахунок постачальника 280000099.")
        .await?;
    person.choose(BY_BILL).await?;
    person.type_into(TOTAL, "800,47").await?;
    person.press(ON).await?;
    person.heading_is(STEPS[2]).await?;
    person.goes_on_to_the_code(SOFIIA, "067 111 22 33").await?;
    opens(person, home).await
}

async fn by_eic(person: &mut Person<'_>) -> Outcome {
    let home = &UNCLAIMED[0];
    person.opens_registration().await?;
    // 56XM25A006000016
    person.type_into(NUMBER, " 56хм 25а0 0600 0016").await?;
    person
        .see("Це ЕІС-код, контрольний знак правильний.")
        .await?;
    person.press(ON).await?;
    person.heading_is(STEPS[1]).await?;
    person.see("ЕІС-код 56XM25A006000016.").await?;
    // As it stands on the plate, and without its zeros.
    person.proves_by_meter("№ 70488").await?;
    person.goes_on_to_the_code(SOFIIA, HER_PHONE).await?;
    opens(person, home).await
}

async fn without_meter(person: &mut Person<'_>) -> Outcome {
    let home = &UNCLAIMED[2];
    person.opens_registration().await?;
    person.gives_number(home.operator_account).await?;
    // Both are offered: that a home has no meter is nobody's business yet.
    person.choose(BY_BILL).await?;
    person.by_label(TOTAL).await?;
    person.axe().await?;
    person.type_into(TOTAL, "94,60 грн").await?;
    person.press(ON).await?;
    person.heading_is(STEPS[2]).await?;
    person.goes_on_to_the_code(SOFIIA, HER_PHONE).await?;
    opens(person, home).await?;
    person
        .see("Тепер ви бачите борг чи переплату в обох компаніях.")
        .await?;
    person.axe().await
}

/// Ends at the first page of the new cabinet, and looks what came of it.
async fn opens(person: &Person<'_>, home: &Unclaimed) -> Outcome {
    person.answers_the_code(&person.code_for(SOFIIA)?).await?;
    person.is_welcome(home.address).await?;
    person.focus_is_on(WELCOME).await?;
    is_open(person, home)?;
    person.device_keeps(BEGUN, false).await?;
    person.device_keeps(TYPED, false).await
}

fn is_open(person: &Person<'_>, home: &Unclaimed) -> Outcome {
    let (account, phone) = (home.operator_account, HER_PHONE);
    let cabinet = format!(
        "SELECT count(*) FROM consumer JOIN account_link ON consumer_id = consumer.id
         JOIN account ON account.id = account_id
         WHERE email = '{SOFIIA}' AND email_confirmed = 1 AND phone = '{phone}' AND phone_confirmed = 0
           AND family_name = 'Гнатюк' AND given_name = 'Софія' AND patronymic IS NULL
           AND operator_account = '{account}' AND position = 0"
    );
    person.database_holds(&cabinet, 1)?;
    let agreed = "SELECT count(*) FROM consent JOIN consumer ON consumer.id = consumer_id
        WHERE email = 'sofiia@example.com' AND code IN ('personal_data', 'terms_of_use') AND version = '2026-11'";
    person.database_holds(agreed, 2)?;
    person.database_holds("SELECT count(*) FROM consent WHERE code = 'paperless'", 0)?;
    person.database_holds("SELECT count(*) FROM registration", 0)
}

async fn keyboard(person: &mut Person<'_>) -> Outcome {
    let home = &UNCLAIMED[0];
    person.visit("/registration").await?;
    person.by_label(NUMBER).await?;
    person.tab_to(NUMBER).await?;
    person.type_keys(home.operator_account).await?;
    person.enter().await?;
    person.focus_is_on(STEPS[1]).await?;
    // The arrow goes to the other proof and back.
    person.tab().await?;
    person.focus_begins(BY_METER).await?;
    person.key(Key::Down).await?;
    person.focus_begins(BY_BILL).await?;
    person.by_label(TOTAL).await?;
    person.key(Key::Up).await?;
    person.focus_begins(BY_METER).await?;
    person.by_label(SERIAL).await?;
    person.tab_to(SERIAL).await?;
    person.type_keys("0070488").await?;
    person.enter().await?;
    person.focus_is_on(STEPS[2]).await?;
    for (field, text) in [
        (FAMILY, "Гнатюк"),
        (GIVEN, "Софія"),
        (EMAIL, SOFIIA),
        (PHONE, "0671112233"),
    ] {
        person.tab_to(field).await?;
        person.type_keys(text).await?;
    }
    person.enter().await?;
    person.focus_is_on(STEPS[3]).await?;
    person.tab_to(NEW_PASSWORD).await?;
    person.type_keys(HER_PASSWORD).await?;
    person.enter().await?;
    person.focus_is_on(STEPS[4]).await?;
    for consent in [DATA, TERMS] {
        tab_to_what_begins(person, consent).await?;
        person.key(Key::Space).await?;
    }
    person.tab_to(ON).await?;
    person.key(Key::Space).await?;
    person.focus_is_on(STEPS[5]).await?;
    person.tab_to(SEND).await?;
    person.enter().await?;
    person.focus_is_on(STEPS[6]).await?;
    person.tab_to(CODE).await?;
    person.type_keys(&person.code_for(SOFIIA)?).await?;
    person.enter().await?;
    person.focus_is_on(WELCOME).await?;
    is_open(person, home)
}

async fn tab_to_what_begins(person: &Person<'_>, name: &str) -> Outcome {
    for _ in 0..10 {
        person.tab().await?;
        if person.focused_name().await?.starts_with(name) {
            return Ok(());
        }
    }
    Err(Trouble(format!("wants to tab to «{name}…»")))
}

/// Fields with what is typed into them, boxes, the button.
type Page<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str], &'a str);

/// What it costs a person, without the time that their fingers take.
async fn stopwatch(person: &mut Person<'_>) -> Outcome {
    let home = &UNCLAIMED[0];
    person.visit("/registration").await?;
    person.by_label(NUMBER).await?;
    let (started, mut typed, mut pressed) = (Instant::now(), 0, 0);
    let pages: [Page; 6] = [
        (&[(NUMBER, home.operator_account)], &[], ON),
        (&[(SERIAL, "0070488")], &[], ON),
        (
            &[
                (FAMILY, "Гнатюк"),
                (GIVEN, "Софія"),
                (EMAIL, SOFIIA),
                (PHONE, "0671112233"),
            ],
            &[],
            ON,
        ),
        (&[(NEW_PASSWORD, HER_PASSWORD)], &[], ON),
        (&[], &[DATA, TERMS], ON),
        (&[], &[], SEND),
    ];
    for (heading, (fields, boxes, button)) in STEPS.into_iter().zip(pages) {
        person.heading_is(heading).await?;
        for (field, text) in fields {
            person.type_into(field, text).await?;
            typed += 1;
        }
        for consent in boxes {
            person.choose(consent).await?;
            pressed += 1;
        }
        person.press(button).await?;
        pressed += 1;
    }
    person.heading_is(STEPS[6]).await?;
    person.type_into(CODE, &person.code_for(SOFIIA)?).await?;
    person.press(CONFIRM).await?;
    (typed, pressed) = (typed + 1, pressed + 1);
    person.is_welcome(home.address).await?;
    let seconds = started.elapsed().as_secs_f32();
    println!("stopwatch: {typed} fields, {pressed} presses, {seconds:.1} s");
    is_open(person, home)?;
    if typed > 8 || pressed > 12 {
        return Err(Trouble(format!(
            "wants 8 fields and 12 presses at most, but there are {typed} and {pressed}"
        )));
    }
    Ok(())
}
