//! How a signed statement gets to the company.

use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct Way {
    pub kind: &'static str,
    places: &'static [Place],
    url: Option<&'static str>,
}

#[derive(Serialize)]
struct Place {
    name: &'static str,
    address: &'static str,
    hours: Option<&'static str>,
}

pub(crate) const WAYS: [Way; 3] = [
    Way {
        kind: "office",
        places: &[
            Place {
                name: "Центр обслуговування в Чернігові",
                address: "м. Чернігів, просп. Миру, буд. 32",
                hours: Some("пн–пт 8:00–17:00, сб 9:00–13:00"),
            },
            Place {
                name: "Центр обслуговування в Ніжині",
                address: "м. Ніжин, вул. Богуна, буд. 5",
                hours: Some("пн–пт 8:00–17:00"),
            },
            Place {
                name: "Центр обслуговування в Прилуках",
                address: "м. Прилуки, вул. Київська, буд. 118",
                hours: Some("пн–чт 8:00–16:30"),
            },
        ],
        url: None,
    },
    Way {
        kind: "post",
        places: &[Place {
            name: "Відділ договорів",
            address: "14000, м. Чернігів, просп. Миру, буд. 32",
            hours: None,
        }],
        url: None,
    },
    Way {
        kind: "signature",
        places: &[],
        url: Some("https://id.gov.ua/sign"),
    },
];
