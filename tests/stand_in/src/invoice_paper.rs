//! An invoice as it is printed: for whom, to whom, how each sum comes about, and a code for any bank's app.

use rusqlite::Connection;

use crate::bill::LineJson;
use crate::invoice::{InvoiceJson, PartJson};
use crate::nbu_qr;
use crate::paper::{Face, Ink, MARGIN, Paper, RIGHT, Role, Style};
use crate::summary::holder;
use crate::ukrainian::{comma, day, hryvnias, money, month};

const fn style(face: Face, size: f32, ink: Ink) -> Style {
    Style { face, size, ink }
}

const TITLE: Style = style(Face::Bold, 17.0, Ink::Black);
const HEADING: Style = style(Face::Bold, 11.5, Ink::Black);
const TEXT: Style = style(Face::Sans, 9.0, Ink::Black);
const STRONG: Style = style(Face::Bold, 9.0, Ink::Black);
const SMALL: Style = style(Face::Sans, 8.0, Ink::Grey);
const SUM: Style = style(Face::Bold, 15.0, Ink::Black);

const LINE: f32 = 13.5;
const QR_SIDE: f32 = 116.0;

/// The height of a company's part, its lines apart.
const PART: f32 = 260.0;

/// Right ends of the table's columns.
const VOLUME: f32 = RIGHT - 170.0;
const PRICE: f32 = RIGHT - 92.0;

/// Whose home it is, as the companies have it.
pub(crate) struct Home {
    name: String,
    address: String,
    eic: String,
}

impl Home {
    pub fn of(db: &Connection, account: &str) -> rusqlite::Result<Home> {
        db.query_row(
            "SELECT account.* FROM account WHERE id = ?1",
            [account],
            |row| {
                let holder = holder(row)?;
                let names = [
                    Some(holder.family_name),
                    Some(holder.given_name),
                    holder.patronymic,
                ];
                let names: Vec<_> = names.into_iter().flatten().collect();
                Ok(Home {
                    name: names.join(" "),
                    address: row.get("address")?,
                    eic: row.get("eic_metering_point")?,
                })
            },
        )
    }
}

pub(crate) fn paper(home: &Home, invoice: &InvoiceJson) -> Paper {
    let head = &invoice.head;
    let title = format!("Рахунок на оплату № {}", head.mention.number);
    let mut paper = Paper::new(title.clone());
    paper.y += 10.0;
    paper.text(MARGIN, TITLE, Role::Title, &title);
    paper.y += 18.0;
    let dates = format!(
        "за {}, виставлено {}",
        month(&head.period),
        day(&head.issued_on)
    );
    paper.text(MARGIN, TEXT, Role::Text, &dates);
    paper.y += 22.0;
    for (name, value) in [
        ("Споживач", &home.name),
        ("Адреса", &home.address),
        ("ЕІС-код точки обліку", &home.eic),
    ] {
        named(&mut paper, name, value);
    }
    for part in &invoice.parts {
        paper.keep(PART + LINE * part.lines.len() as f32);
        self::part(&mut paper, part);
    }
    let help = "Аварійна газова служба: 104. Запитання про рахунок: за телефоном компанії, якій ви платите.";
    paper.foot(SMALL, help);
    paper
}

fn named(paper: &mut Paper, name: &str, value: &str) {
    paper.text(MARGIN, SMALL, Role::Text, name);
    paper.paragraph(MARGIN + 112.0, RIGHT - MARGIN - 112.0, TEXT, value);
}

fn part(paper: &mut Paper, part: &PartJson) {
    let payee = &part.payee;
    let heading = match payee.service {
        "gas" => "Газ",
        _ => "Розподіл газу",
    };
    paper.y += 22.0;
    paper.wash(15.0, 22.0);
    paper.text(MARGIN + 8.0, HEADING, Role::Heading, heading);
    paper.y += 23.0;
    named(paper, "Кому", &payee.name);
    named(paper, "Особовий рахунок", &payee.account_number);
    named(paper, "IBAN", &payee.iban);
    named(paper, "Код ЄДРПОУ", &payee.code);
    named(paper, "Телефон", &payee.phone);
    paper.y += 6.0;
    table(paper, part);
    to_pay(paper, part);
}

fn table(paper: &mut Paper, part: &PartJson) {
    paper.table();
    let head = paper.head_cell();
    paper.text(MARGIN, SMALL, head.clone(), "Чому така сума");
    paper.text_to(VOLUME, SMALL, head.clone(), "Обсяг, м³");
    paper.text_to(PRICE, SMALL, head.clone(), "Ціна, ₴/м³");
    paper.text_to(RIGHT, SMALL, head, "Сума, ₴");
    paper.y += 4.5;
    paper.rule();
    paper.y += 12.0;
    for line in &part.lines {
        let volume = line.volume_m3.as_deref().map(comma);
        let price = line.price.as_deref().map(comma);
        let kopiykas = line.kopiykas.map(money);
        let numbers = [volume, price, kopiykas].map(Option::unwrap_or_default);
        row(paper, TEXT, &what(line, part.payee.service), &numbers);
    }
    let total = ["".to_owned(), "".to_owned(), money(part.total)];
    row(paper, STRONG, "Разом за місяць", &total);
    paper.y -= LINE - 5.0;
    paper.rule();
    paper.y += 16.0;
}

fn row(paper: &mut Paper, style: Style, what: &str, [volume, price, sum]: &[String; 3]) {
    paper.row();
    let cell = paper.cell();
    paper.text(MARGIN, style, cell.clone(), what);
    for (right, text) in [(VOLUME, volume), (PRICE, price), (RIGHT, sum)] {
        paper.text_to(right, style, cell.clone(), text);
    }
    paper.y += LINE;
}

/// What a line is for, in the words of the cabinet.
fn what(line: &LineJson, service: &str) -> String {
    let since = |what: &str| match &line.since {
        Some(since) => format!("{what} з {}", day(since)),
        None => String::new(),
    };
    match line.kind {
        "meter" => meter(line),
        "volume" => {
            let coefficient = line.coefficient.as_deref().unwrap_or("1");
            format!(
                "Обсяг за стандартних умов, коефіцієнт {}",
                comma(coefficient)
            )
        }
        "charge" if service == "gas" => format!("Нараховано за газ{}", since(", ціна")),
        "charge" => format!("Нараховано за розподіл{}", since(", плата")),
        "benefit" => {
            let percent = line.percent.unwrap_or_default();
            format!("Пільга {percent} % у межах норми{}", since(""))
        }
        "subsidy" => format!("Субсидія{}", since("")),
        "recalculation" => "Перерахунок за попередні місяці".to_owned(),
        "penalty" => "Пеня за прострочений борг".to_owned(),
        other => other.to_owned(),
    }
}

fn meter(line: &LineJson) -> String {
    let serial = line.meter_serial.as_deref().unwrap_or_default();
    let shown = match (line.previous_value, line.value) {
        (Some(previous), Some(value)) => format!(": {previous} → {value}"),
        _ => String::new(),
    };
    let by_whom = match &*line.source {
        "planned" => ", плановий обсяг",
        "operator" => ", зняв оператор",
        _ => "",
    };
    format!("Лічильник № {serial}{shown}{by_whom}")
}

/// What it comes to; beside it the code, where there is something to pay.
fn to_pay(paper: &mut Paper, part: &PartJson) {
    let top = paper.y - 10.0;
    let opening = match part.opening {
        debt if debt > 0 => ("Борг на початок місяця", debt),
        credit => ("Переплата на початок місяця", -credit),
    };
    for (name, kopiykas) in [
        opening,
        ("Сплачено", part.paid),
        ("Нараховано за місяць", part.total),
    ] {
        paper.text(MARGIN, SMALL, Role::Text, name);
        paper.text(MARGIN + 150.0, TEXT, Role::Text, &hryvnias(kopiykas));
        paper.y += LINE;
    }
    paper.y += 8.0;
    let (words, kopiykas) = match part.to_pay {
        debt if debt > 0 => (format!("До сплати до {}", day(&part.standing.due_on)), debt),
        0 => ("До сплати".to_owned(), 0),
        credit => ("Переплата, платити не треба".to_owned(), -credit),
    };
    paper.text(MARGIN, STRONG, Role::Text, &words);
    paper.y += 19.0;
    paper.text(MARGIN, SUM, Role::Text, &hryvnias(kopiykas));
    paper.y += LINE + 4.0;
    if part.payable > 0 {
        scan(paper, part, top);
    } else if part.to_pay > 0 {
        paper.text(MARGIN, TEXT, Role::Text, "Цей рахунок сплачено.");
        paper.y += LINE;
    }
}

fn scan(paper: &mut Paper, part: &PartJson, top: f32) {
    let sum = hryvnias(part.payable);
    if part.payable < part.to_pay {
        let left = format!("Залишилося сплатити {sum}");
        paper.text(MARGIN, STRONG, Role::Text, &left);
    }
    let left = RIGHT - QR_SIDE;
    let caption = format!("Скануйте в застосунку будь-якого банку: {sum}");
    let link = nbu_qr::link(&part.payee, part.payable);
    paper.qr((left, top), QR_SIDE, &link, &caption);
    let after = paper.y.max(top + QR_SIDE);
    paper.y = top + 30.0;
    let width = 112.0;
    paper.paragraph(left - width - 8.0, width, TEXT, &caption);
    paper.y = after;
}
