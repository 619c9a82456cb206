//! The statement of accession as it is printed and signed.

use crate::accession_facts::FactsJson;
use crate::clock;
use crate::paper::{MARGIN, Paper, Role};
use crate::printed::{SMALL, heading, named, paragraph, titled};
use crate::statement::{AnswersJson, Statement};
use crate::ukrainian::{comma, day};

pub(crate) fn paper(statement: &Statement, facts: &FactsJson) -> Paper {
    let mut paper =
        titled("Заява-приєднання до умов договору постачання природного газу побутовим споживачам");
    let made_on = day(&clock::day(statement.made_at).to_string());
    let head = format!("№ {} від {made_on}", statement.reference());
    named(&mut paper, "Номер заяви", &head);
    named(&mut paper, "Кому", &facts.supplier.name);
    consumer(&mut paper, facts);
    home(&mut paper, facts, &statement.answers);
    equipment(&mut paper, facts);
    heading(&mut paper, "Приєднання");
    for text in [
        format!(
            "Я ознайомився (ознайомилася) з публічним договором постачання природного газу побутовим споживачам, який \
             оприлюднив {}, і приєднуюся до його умов у повному обсязі.",
            facts.supplier.name
        ),
        "Підтверджую, що наведені дані правильні, і зобов’язуюся повідомити про їхню зміну протягом місяця.".to_owned(),
        "Даю згоду на обробку моїх персональних даних у межах, потрібних для виконання договору.".to_owned(),
    ] {
        paragraph(&mut paper, &text);
    }
    signature(&mut paper);
    paper.foot(
        SMALL,
        "Аварійна газова служба: 104. Підпишіть і подайте заяву в центрі обслуговування, поштою або з електронним підписом.",
    );
    paper
}

fn consumer(paper: &mut Paper, facts: &FactsJson) {
    heading(paper, "Споживач");
    let holder = &facts.holder;
    let names = [
        Some(holder.family_name.as_str()),
        Some(holder.given_name.as_str()),
        holder.patronymic.as_deref(),
    ];
    let names: Vec<_> = names.into_iter().flatten().collect();
    named(paper, "Прізвище, імʼя, по батькові", &names.join(" "));
    named(paper, "Телефон", &facts.phone);
    named(paper, "Електронна пошта", &facts.email);
}

fn home(paper: &mut Paper, facts: &FactsJson, answers: &AnswersJson) {
    heading(paper, "Об’єкт споживання");
    named(paper, "Адреса", &facts.address);
    named(paper, "ЕІС-код точки обліку", &facts.eic);
    named(
        paper,
        "Особовий рахунок постачальника",
        &facts.supplier.account_number,
    );
    let operator = format!("{}, {}", facts.operator.account_number, facts.operator.name);
    named(paper, "Особовий рахунок оператора", &operator);
    named(paper, "Опалення", heating(&facts.heating));
    if let Some(persons) = answers.persons_registered {
        named(paper, "Зареєстровано осіб", &persons.to_string());
    }
    if let Some(area) = &answers.heated_area {
        named(paper, "Опалювана площа", &format!("{} м²", comma(area)));
    }
    if let Some(way) = &answers.bills_by {
        named(paper, "Рахунки на оплату", bills_by(way));
    }
}

fn equipment(paper: &mut Paper, facts: &FactsJson) {
    heading(paper, "Лічильники й газові прилади");
    for meter in &facts.meters {
        let value = format!("{}, № {}", meter.model, meter.serial);
        named(paper, "Лічильник", &value);
    }
    for appliance in &facts.appliances {
        let value = format!("{}, {} шт.", appliance.model, appliance.quantity);
        named(paper, appliance_name(&appliance.kind), &value);
    }
    if facts.meters.is_empty() && facts.appliances.is_empty() {
        paragraph(paper, "У записі їх немає.");
    }
}

fn signature(paper: &mut Paper) {
    paper.keep(60.0);
    paper.y += 26.0;
    for (x, caption) in [
        (MARGIN, "Дата: ________________________"),
        (
            MARGIN + 210.0,
            "Підпис споживача: ________________________________",
        ),
    ] {
        paper.text(x, SMALL, Role::Text, caption);
    }
    paper.y += 20.0;
}

fn heating(kind: &str) -> &'static str {
    match kind {
        "individual" => "індивідуальне",
        "district" => "централізоване",
        _ => "немає",
    }
}

fn bills_by(way: &str) -> &'static str {
    match way {
        "cabinet" => "лише в особистому кабінеті",
        "email" => "електронною поштою",
        _ => "паперові, поштою",
    }
}

fn appliance_name(kind: &str) -> &'static str {
    match kind {
        "stove" => "Плита",
        "hob" => "Варильна поверхня",
        "oven" => "Духова шафа",
        "boiler" => "Котел",
        "water_heater" => "Водонагрівач",
        "convector" => "Конвектор",
        "fireplace" => "Камін",
        _ => "Інший прилад",
    }
}
