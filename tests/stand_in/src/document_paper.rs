//! The public contracts and tariffs of two companies: what is theirs, and what stands in them.

use rusqlite::Connection;

use crate::paper::Paper;
use crate::printed::{SMALL, heading, named, paragraph, titled};
use crate::ukrainian::{comma, day, hryvnias};

/// Since when the typical contracts hold.
const CONTRACTS_SINCE: &str = "2024-05-01";

pub(crate) struct Document {
    pub id: &'static str,
    pub name: &'static str,
    pub company: String,
    pub date: String,
    pub file_name: &'static str,
    says: Says,
}

enum Says {
    Sections(&'static [(&'static str, &'static [&'static str])]),
    /// What it costs, and a paragraph that explains it.
    Prices(Vec<(&'static str, String)>, &'static str),
}

const SUPPLY: &[(&str, &[&str])] = &[
    (
        "1. Предмет договору",
        &[
            "Постачальник постачає природний газ споживачеві за адресою об’єкта споживання, а споживач своєчасно його оплачує. \
             Умови однакові для всіх побутових споживачів постачальника.",
            "Споживач приєднується до договору заявою-приєднанням. Окремо підписувати договір не треба.",
        ],
    ),
    (
        "2. Облік і покази",
        &[
            "Обсяг газу визначають за показами лічильника. Показ станом на перше число місяця споживач передає в дні приймання \
             показів, які оголошує постачальник.",
            "Якщо показу немає, оператор газорозподільної системи визначає плановий обсяг.",
        ],
    ),
    (
        "3. Оплата",
        &[
            "Вартість газу дорівнює обсягу за місяць, помноженому на ціну. Рахунок на оплату постачальник надає до 12 числа, \
             оплатити його треба до 25 числа місяця, наступного за розрахунковим.",
        ],
    ),
    (
        "4. Права споживача",
        &[
            "Споживач має право на безоплатні відомості про обсяги й вартість газу, на перевірку нарахувань і на зміну \
             постачальника без плати.",
        ],
    ),
];

const DISTRIBUTION: &[(&str, &[&str])] = &[
    (
        "1. Предмет договору",
        &[
            "Оператор газорозподільної системи цілодобово забезпечує споживачеві можливість користуватися газом з мережі, а \
             споживач оплачує розподіл газу рівними частинами щомісяця.",
        ],
    ),
    (
        "2. Лічильник",
        &[
            "Періодичну повірку лічильника побутового споживача проводить оператор за свій рахунок. Пломби встановлює й знімає \
             лише представник оператора.",
            "Про несправність лічильника або пошкодження пломби споживач повідомляє оператора негайно.",
        ],
    ),
    (
        "3. Безпека",
        &[
            "Самовільно встановлювати, переносити чи замінювати газові прилади заборонено. Якщо чути запах газу, перекрийте кран, \
             відчиніть вікна, вийдіть з приміщення й телефонуйте 104.",
        ],
    ),
];

/// The supplier's first.
pub(crate) fn of_home(db: &Connection, account: &str) -> rusqlite::Result<Vec<Document>> {
    db.query_row(
        "SELECT supplier.name, gas_price, gas_since, operator.name, delivery_kopiykas, delivery_since
         FROM account
             JOIN operator ON operator.id = operator_id
             JOIN supplier ON supplier.id = supplier_id
         WHERE account.id = ?1",
        [account],
        |row| {
            let (supplier, operator): (String, String) = (row.get(0)?, row.get(3)?);
            let (gas_price, gas_since): (Option<String>, Option<String>) =
                (row.get(1)?, row.get(2)?);
            let (delivery, delivery_since): (Option<i64>, Option<String>) =
                (row.get(4)?, row.get(5)?);
            let gas = gas_price.map(|price| ("Ціна газу з ПДВ", format!("{} ₴ за 1 м³", comma(&price))));
            let delivery = delivery.map(|kopiykas| {
                let monthly = format!("{} на місяць", hryvnias(kopiykas));
                ("Плата за розподіл за вашою адресою", monthly)
            });
            Ok([
                Some(contract("d-supply-contract", "Публічний договір постачання природного газу", &supplier, "dohovir-postachannia.pdf", SUPPLY)),
                tariffs("d-supply-tariffs", "Ціна природного газу для побутових споживачів", &supplier, "tsina-hazu.pdf", gas.zip(gas_since), PRICE_OF_GAS),
                Some(contract("d-delivery-contract", "Публічний договір розподілу природного газу", &operator, "dohovir-rozpodilu.pdf", DISTRIBUTION)),
                tariffs("d-delivery-tariffs", "Тариф на розподіл природного газу", &operator, "taryf-rozpodilu.pdf", delivery.zip(delivery_since), PRICE_OF_DELIVERY),
            ]
            .into_iter()
            .flatten()
            .collect())
        },
    )
}

const PRICE_OF_GAS: &str =
    "За місяць платять за спожитий обсяг, приведений до стандартних умов, помножений на ціну.";
const PRICE_OF_DELIVERY: &str = "Річний обсяг за газовий рік (з жовтня до вересня), помножений на тариф і поділений на дванадцять. \
    Плата однакова щомісяця, хоч би скільки газу було спожито.";

fn contract(
    id: &'static str,
    name: &'static str,
    company: &str,
    file_name: &'static str,
    sections: &'static [(&'static str, &'static [&'static str])],
) -> Document {
    Document {
        id,
        name,
        company: company.to_owned(),
        date: CONTRACTS_SINCE.to_owned(),
        file_name,
        says: Says::Sections(sections),
    }
}

/// None where the company does not say what it costs.
fn tariffs(
    id: &'static str,
    name: &'static str,
    company: &str,
    file_name: &'static str,
    price: Option<((&'static str, String), String)>,
    explained: &'static str,
) -> Option<Document> {
    let (price, since) = price?;
    Some(Document {
        id,
        name,
        company: company.to_owned(),
        date: since,
        file_name,
        says: Says::Prices(vec![price], explained),
    })
}

impl Document {
    pub fn paper(&self) -> Paper {
        let mut paper = titled(self.name);
        named(&mut paper, "Компанія", &self.company);
        named(&mut paper, "Діє з", &day(&self.date));
        match &self.says {
            Says::Sections(sections) => {
                paragraph(&mut paper, "Витяг: умови, про які запитують найчастіше.");
                for (title, paragraphs) in *sections {
                    heading(&mut paper, title);
                    for text in *paragraphs {
                        paragraph(&mut paper, text);
                    }
                }
            }
            Says::Prices(prices, explained) => {
                heading(&mut paper, "Скільки коштує");
                for (name, price) in prices {
                    named(&mut paper, name, price);
                }
                paragraph(&mut paper, explained);
            }
        }
        paper.foot(SMALL, "Аварійна газова служба: 104.");
        paper
    }
}
