//! «Я ще й за батьків передаю.» Several homes in one cabinet: add, name, put first, look at, take out.

use super::journeys;
use crate::habits::{MYKOLA, OLENA};
use crate::newcomer::{BY_BILL, NUMBER, ON, SERIAL, STEPS, TOTAL, TYPED};
use crate::person::{Outcome, Person};
use stand_in::{Fault, UNCLAIMED, Unclaimed};

journeys! {
    "household: a relative's home is added" => add;
    "household: adding says what is missing or wrong" => mistakes, only in Chromium;
    "household: an answer lost while adding adds one home" => answer_lost;
    "household: the session ends while adding, and what was typed stays" => session_ends;
    "household: a home of somebody else's cabinet is joined, and they are told" => joined, only in Chromium;
    "household: a home has a name of one's own" => name;
    "household: another home is shown first" => put_first, only in Chromium;
    "household: from one home to another" => switch;
    "household: a home is taken out after a question" => take_out;
    "household: the last home stays" => last, only in Chromium;
}

const HOMES: &str = "Мої домівки";
const ADD: &str = "Додати домівку";
const LABEL: &str = "Ваша назва цієї домівки";
const TAKE_OUT: &str = "Забрати з мого кабінету";
const PARENTS: &str = "с. Крути, вул. Шкільна, буд. 3";
const MUM: &Unclaimed = &UNCLAIMED[0];

/// From the overview to the number's page.
async fn begins_to_add(person: &Person<'_>) -> Outcome {
    person.follow("Домівки").await?;
    person.page_is(HOMES).await?;
    person.follow(ADD).await?;
    person.page_is(ADD).await?;
    person.at("/accounts/new").await
}

async fn is_among_the_homes(person: &Person<'_>, home: &Unclaimed) -> Outcome {
    person.page_is(HOMES).await?;
    person.at("/accounts").await?;
    person.by_role("link", home.address).await?;
    let linked = format!(
        "SELECT count(*) FROM account_link JOIN account ON account.id = account_id JOIN consumer ON consumer.id = consumer_id
         WHERE email = 'olena@example.com' AND operator_account = '{}' AND position = 1",
        home.operator_account
    );
    person.database_holds(&linked, 1)
}

async fn add(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    begins_to_add(person).await?;
    person.axe().await?;
    person.gives_number(MUM.operator_account).await?;
    person.at("/accounts/new/proof").await?;
    person.axe().await?;
    person.type_into(SERIAL, "0070488").await?;
    person.press(ON).await?;
    is_among_the_homes(person, MUM).await?;
    person.axe().await?;
    person.see("Рахунки оформлено на: Гнатюк Софія").await?;
    person.device_keeps(TYPED, false).await?;
    // Done with: the way back does not lead into the questions again.
    person.back().await?;
    person.heading_is(ADD).await?;
    person.field_holds(NUMBER, "").await?;
    // The new one is looked at.
    person.follow("Огляд").await?;
    person.heading_is("Огляд").await?;
    person.see("Гнатюк Софія").await
}

async fn mistakes(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.signs_in(OLENA).await?;
    begins_to_add(person).await?;
    for (number, words) in [
        ("", "Введіть номер із платіжки"),
        ("12345678", "У номері 8 цифр"),
        ("1500000015", "Ця домівка вже є у вашому кабінеті"),
        ("150000015", "Ця домівка вже є у вашому кабінеті"),
    ] {
        person.type_into(NUMBER, number).await?;
        person.press(ON).await?;
        person.is_told(ADD, NUMBER, words).await?;
        person.axe().await?;
    }
    person.gives_number("1599999999").await?;
    person.type_into(SERIAL, "0070488").await?;
    person.press(ON).await?;
    person
        .is_told(STEPS[1], SERIAL, "Не збігається з нашими записами")
        .await?;
    person.axe().await?;
    person.follow("Указати інший номер").await?;
    person.page_is(ADD).await?;
    person.field_holds(NUMBER, "1599999999").await?;
    person.gives_number(MUM.supplier_account).await?;
    person.choose(BY_BILL).await?;
    person.type_into(TOTAL, "612,04").await?;
    person.press(ON).await?;
    is_among_the_homes(person, MUM).await
}

async fn answer_lost(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.signs_in(OLENA).await?;
    begins_to_add(person).await?;
    person.gives_number(MUM.operator_account).await?;
    person.type_into(SERIAL, "0070488").await?;
    person.cabinet.fails(Fault::AnswerLost, 1, "POST", "/proof");
    person.press(ON).await?;
    person.see("Немає зв’язку").await?;
    person.axe().await?;
    person.press(ON).await?;
    is_among_the_homes(person, MUM).await?;
    person.database_holds("SELECT count(*) FROM account_link WHERE consumer_id = 1", 2)
}

async fn session_ends(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.signs_in(OLENA).await?;
    begins_to_add(person).await?;
    person.type_into(NUMBER, MUM.operator_account).await?;
    person
        .cabinet
        .fails(Fault::SessionExpired, 1, "POST", "/account-claims");
    person.press(ON).await?;
    signs_in_again(person).await?;
    person.page_is(ADD).await?;
    person.at("/accounts/new").await?;
    person.field_holds(NUMBER, MUM.operator_account).await?;
    person.press(ON).await?;
    person.heading_is(STEPS[1]).await?;
    // At the proof too: the claim is asked for once more, the proof is not typed again.
    person.type_into(SERIAL, "0070488").await?;
    person
        .cabinet
        .fails(Fault::SessionExpired, 1, "POST", "/proof");
    person.press(ON).await?;
    signs_in_again(person).await?;
    person.page_is(ADD).await?;
    person.field_holds(NUMBER, MUM.operator_account).await?;
    person.press(ON).await?;
    person.heading_is(STEPS[1]).await?;
    person.field_holds(SERIAL, "0070488").await?;
    person.press(ON).await?;
    is_among_the_homes(person, MUM).await
}

async fn signs_in_again(person: &Person<'_>) -> Outcome {
    person.heading_is("Вхід до кабінету").await?;
    person.see("Час сеансу минув").await?;
    person.fills_in(OLENA, stand_in::PASSWORD).await?;
    person.press("Увійти").await
}

async fn joined(person: &mut Person<'_>) -> Outcome {
    person.signs_in(OLENA).await?;
    begins_to_add(person).await?;
    person
        .see("Якщо ця домівка вже є в чийомусь кабінеті, тій людині надійде лист.")
        .await?;
    person.gives_number("1500000031").await?;
    person.type_into(SERIAL, "45671").await?;
    person.press(ON).await?;
    person.page_is(HOMES).await?;
    // Under its address: the name that Mykola has given it is his.
    person.by_role("link", PARENTS).await?;
    person.see_no("Батьки").await?;
    person.database_holds(
        "SELECT count(*) FROM message WHERE sent_to = 'mykola@example.com' AND subject = 'Ваш обʼєкт додано ще до одного кабінету'",
        1,
    )
}

/// From the overview to the page of one of Mykola's homes.
async fn opens_the_home(person: &Person<'_>, name: &str) -> Outcome {
    person.signs_in(MYKOLA).await?;
    person.follow("Домівки").await?;
    person.page_is(HOMES).await?;
    person.follow(name).await?;
    person.page_is(name).await?;
    person.see("У вашому кабінеті").await
}

async fn name(person: &mut Person<'_>) -> Outcome {
    const COTTAGE: &str = "с. Мала Дівиця, вул. Лісова, буд. 17";
    const ITS_NAME: &str = "SELECT count(*) FROM account_link WHERE account_id = 'a-1500000049' AND label = 'Дача, літо'";
    opens_the_home(person, COTTAGE).await?;
    person.axe().await?;
    person.type_into(LABEL, &"ї".repeat(41)).await?;
    person.press("Зберегти назву").await?;
    person
        .is_told(COTTAGE, LABEL, "вміщається 40 знаків, а у вашій 41")
        .await?;
    person.axe().await?;
    person.type_into(LABEL, " Дача,  літо ").await?;
    person.press("Зберегти назву").await?;
    person.see("Назву збережено").await?;
    person.page_is("Дача, літо").await?;
    person.see(COTTAGE).await?;
    person.axe().await?;
    person.database_holds(ITS_NAME, 1)?;
    person.reload().await?;
    person.page_is("Дача, літо").await?;
    person.field_holds(LABEL, "Дача, літо").await?;
    person.follow("До всіх домівок").await?;
    person.page_is(HOMES).await?;
    person.follow("Дача, літо").await?;
    person.type_into(LABEL, "").await?;
    person.press("Зберегти назву").await?;
    person.see("Назву прибрано: тепер показуємо адресу").await?;
    person.page_is(COTTAGE).await?;
    person.database_holds(ITS_NAME, 0)
}

async fn put_first(person: &mut Person<'_>) -> Outcome {
    opens_the_home(person, "Батьки").await?;
    person
        .see("Зараз кабінет показує першою іншу домівку.")
        .await?;
    person.press("Показувати цю першою").await?;
    person.see("Цю домівку кабінет показує першою.").await?;
    person
        .focus_is_on("Цю домівку кабінет показує першою.")
        .await?;
    person.axe().await?;
    person.database_holds(
        "SELECT count(*) FROM account_link WHERE account_id = 'a-1500000031' AND consumer_id = 2 AND position = 0",
        1,
    )?;
    // The next time they come, it is there.
    person.press("Вийти").await?;
    person.see("Ви вийшли з кабінету").await?;
    person.signs_in(MYKOLA).await?;
    person.see(PARENTS).await?;
    person.see("0045671").await
}

async fn switch(person: &mut Person<'_>) -> Outcome {
    person.signs_in(MYKOLA).await?;
    person.see("0112233").await?;
    person.press("Батьки").await?;
    person.see("0045671").await?;
    person.see_no("0112233").await?;
    person.heading_is("Огляд").await?;
    person.axe().await?;
    // Everywhere, and after a reload.
    person.follow("Історія").await?;
    person.heading_is("Історія показів").await?;
    person.rows_are(9).await?;
    person.see("45870").await?;
    person.reload().await?;
    person.rows_are(9).await?;
    person.see("45870").await?;
    person.opens_the_form().await?;
    person.see("№ 0045671").await?;
    person.see_no("№ 0112233").await
}

async fn take_out(person: &mut Person<'_>) -> Outcome {
    const LINKS: &str = "SELECT count(*) FROM account_link WHERE consumer_id = 2";
    opens_the_home(person, "Батьки").await?;
    person.press(TAKE_OUT).await?;
    person.see("Забрати домівку з кабінету?").await?;
    person
        .see("У компаніях нічого не зміниться: договори, борги, передані покази й пільги лишаться, як були.")
        .await?;
    person.axe().await?;
    person.press("Залишити").await?;
    person.see_no_longer("Забрати домівку з кабінету?").await?;
    person.focus_is_on(TAKE_OUT).await?;
    person.database_holds(LINKS, 3)?;
    person.press(TAKE_OUT).await?;
    person.see("Забрати домівку з кабінету?").await?;
    person.press("Забрати").await?;
    person.page_is("Домівку забрано з кабінету").await?;
    person.focus_is_on("Домівку забрано з кабінету").await?;
    person.axe().await?;
    person.database_holds(LINKS, 2)?;
    // The home itself is as it was.
    person.database_holds("SELECT count(*) FROM account WHERE id = 'a-1500000031'", 1)?;
    person.follow("До всіх домівок").await?;
    person.page_is(HOMES).await?;
    person.by_role("link", "Дім").await?;
    person.see_no("Батьки").await
}

async fn last(person: &mut Person<'_>) -> Outcome {
    const ONLY: &str = "Це єдина домівка у вашому кабінеті, тому забрати її не можна.";
    person.network_fails = true;
    person.signs_in(OLENA).await?;
    person.follow("Домівки").await?;
    person.page_is(HOMES).await?;
    person.follow("Дім").await?;
    person.page_is("Дім").await?;
    person.see(ONLY).await?;
    person.see_no(TAKE_OUT).await?;
    person.by_role("link", "Як закрити кабінет").await?;
    person.axe().await?;
    // With two here, of which the other is taken out at another device meanwhile.
    person.press("Вийти").await?;
    person.see("Ви вийшли з кабінету").await?;
    opens_the_home(person, "Батьки").await?;
    person
        .see("Зараз кабінет показує першою іншу домівку.")
        .await?;
    let others = "DELETE FROM account_link WHERE consumer_id = 2 AND account_id <> 'a-1500000031'";
    person.cabinet.change(others);
    person.press(TAKE_OUT).await?;
    person.press("Забрати").await?;
    person.see(ONLY).await?;
    person.axe().await?;
    person.database_holds("SELECT count(*) FROM account_link WHERE consumer_id = 2", 1)
}
