//! The operator's offices: who receives there, when, and on which days nobody does.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use crate::App;
use crate::clock;
use crate::etag::tagged;
use crate::problem::Problem;
use crate::session::Signed;

/// Days from today on that can be booked.
pub(crate) const AHEAD: i64 = 60;

pub(crate) struct Office {
    pub id: &'static str,
    pub name: &'static str,
    pub address: &'static str,
    pub directions: &'static str,
    pub phone: &'static str,
    pub opening: &'static [Hours],
    /// Month, day, and why.
    closed: &'static [(i8, i8, &'static str)],
    pub receptionists: &'static [Receptionist],
}

/// Minutes of a day, by the clocks of Kyiv.
pub(crate) struct Hours {
    /// 1 is Monday.
    pub weekdays: &'static [i8],
    pub opens: i16,
    pub closes: i16,
    pub pause: Option<(i16, i16)>,
}

pub(crate) struct Receptionist {
    pub id: &'static str,
    pub kind: &'static str,
    pub post: &'static str,
    pub name: &'static str,
    pub subjects: &'static [&'static str],
    pub reception: &'static [Hours],
    /// Minutes for one visitor.
    pub visit: i64,
    /// Of a hundred times, as many are given out by phone.
    pub by_phone: u64,
    /// Month, first and last day on which somebody receives nobody.
    pub away: &'static [(i8, i8, i8)],
}

const HOLIDAYS: &[(i8, i8, &str)] = &[
    (1, 1, "holiday"),
    (3, 8, "holiday"),
    (5, 1, "holiday"),
    (6, 28, "holiday"),
    (8, 24, "holiday"),
    (10, 1, "holiday"),
    (12, 25, "holiday"),
    (12, 31, "closed"),
];

const ALL_WEEK: &[i8] = &[1, 2, 3, 4, 5, 6, 7];

pub(crate) const OFFICES: &[Office] = &[
    Office {
        id: "o-nizhyn",
        name: "Ніжинське відділення",
        address: "м. Ніжин, вул. Шевченка, буд. 21",
        directions: "Від автостанції пішки 5 хвилин. Вхід із двору, є пандус.",
        phone: "+380463120104",
        opening: &[
            hours(&[1, 2, 3, 4], 8, 17, Some((12 * 60, 13 * 60))),
            hours(&[5], 8, 16, Some((12 * 60, 13 * 60))),
        ],
        closed: HOLIDAYS,
        receptionists: &[
            Receptionist {
                id: "h-nizhyn",
                kind: "head",
                post: "Начальник відділення",
                name: "Петро Гнатюк",
                subjects: &["complaint", "contract", "debt", "other"],
                reception: &[hours(&[2], 14, 16, None)],
                visit: 30,
                by_phone: 70,
                away: &[],
            },
            Receptionist {
                id: "s-bills",
                kind: "specialist",
                post: "Фахівчиня з розрахунків",
                name: "Оксана Лисенко",
                subjects: &["bill", "debt", "subsidy", "other"],
                reception: &[hours(&[1, 2, 3, 4], 9, 16, Some((12 * 60, 13 * 60)))],
                visit: 20,
                by_phone: 35,
                away: &[(8, 3, 14), (11, 11, 12)],
            },
            Receptionist {
                id: "s-meters",
                kind: "specialist",
                post: "Інженер із лічильників",
                name: "Андрій Коваль",
                subjects: &["meter", "connection", "other"],
                reception: &[hours(&[1, 3, 5], 9, 12, None)],
                visit: 30,
                by_phone: 45,
                away: &[(7, 13, 24)],
            },
        ],
    },
    Office {
        id: "o-chernihiv",
        name: "Центр обслуговування в Чернігові",
        address: "м. Чернігів, просп. Миру, буд. 33",
        directions: "Зупинка «Готель Україна», тролейбуси № 1, 3 і 8. Перший поверх, вхід з проспекту.",
        phone: "+380462120104",
        opening: &[
            hours(&[1, 2, 3, 4, 5], 8, 18, None),
            hours(&[6], 9, 14, None),
        ],
        closed: HOLIDAYS,
        receptionists: &[
            Receptionist {
                id: "h-operator",
                kind: "head",
                post: "Директор компанії",
                name: "Ірина Мороз",
                subjects: &["complaint", "other"],
                // Booked out by phone for as long as can be seen.
                reception: &[hours(&[3], 10, 12, None)],
                visit: 20,
                by_phone: 100,
                away: &[],
            },
            Receptionist {
                id: "s-subsidies",
                kind: "specialist",
                post: "Фахівчиня з пільг і субсидій",
                name: "Марія Ткаченко",
                subjects: &["subsidy", "bill", "debt", "other"],
                reception: &[
                    hours(&[1, 2, 3, 4, 5], 9, 17, Some((13 * 60, 14 * 60))),
                    hours(&[6], 9, 13, None),
                ],
                visit: 30,
                by_phone: 40,
                away: &[],
            },
            Receptionist {
                id: "s-contracts",
                kind: "specialist",
                post: "Фахівець із договорів",
                name: "Юрій Савчук",
                subjects: &["contract", "connection", "other"],
                reception: &[hours(&[2, 4], 9, 16, Some((12 * 60, 13 * 60)))],
                visit: 30,
                by_phone: 30,
                away: &[],
            },
        ],
    },
    Office {
        id: "o-duty",
        name: "Чергова служба",
        address: "м. Чернігів, вул. Реміснича, буд. 55",
        directions: "Тролейбус № 1, зупинка «Газове господарство». Вхід цілодобово, подзвоніть біля воріт.",
        phone: "+380462104104",
        opening: &[hours(ALL_WEEK, 0, 24, None)],
        closed: &[],
        receptionists: &[Receptionist {
            id: "s-duty",
            kind: "specialist",
            post: "Черговий інженер",
            name: "Тарас Іваненко",
            subjects: &["safety"],
            reception: &[hours(ALL_WEEK, 0, 24, None)],
            visit: 60,
            by_phone: 0,
            away: &[],
        }],
    },
];

const fn hours(
    weekdays: &'static [i8],
    opens: i16,
    closes: i16,
    pause: Option<(i16, i16)>,
) -> Hours {
    Hours {
        weekdays,
        opens: opens * 60,
        closes: closes * 60,
        pause,
    }
}

impl Office {
    /// Why nobody is received on this day, whoever it is.
    pub fn closed_on(&self, day: Date) -> Option<&'static str> {
        let is_it = |(month, of_month, _): &&(i8, i8, &str)| {
            (*month, *of_month) == (day.month(), day.day())
        };
        self.closed.iter().find(is_it).map(|(_, _, why)| *why)
    }
}

impl Receptionist {
    pub fn is_away_on(&self, day: Date) -> bool {
        let is_it = |(month, first, last): &(i8, i8, i8)| {
            *month == day.month() && (*first..=*last).contains(&day.day())
        };
        self.away.iter().any(is_it)
    }
}

/// Whoever has this id, and where.
pub(crate) fn receptionist(id: &str) -> Option<(&'static Office, &'static Receptionist)> {
    OFFICES.iter().find_map(|office| {
        let found = office.receptionists.iter().find(|one| one.id == id);
        found.map(|one| (office, one))
    })
}

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/offices", get(list))
}

#[derive(Serialize)]
struct OfficesJson {
    items: Vec<OfficeJson>,
}

#[derive(Serialize)]
struct OfficeJson {
    id: &'static str,
    name: &'static str,
    address: &'static str,
    directions: &'static str,
    phone: &'static str,
    opening: Vec<HoursJson>,
    days_off: Vec<DayOffJson>,
    receptionists: Vec<ReceptionistJson>,
}

#[derive(Serialize)]
struct HoursJson {
    weekdays: &'static [i8],
    opens: String,
    closes: String,
    pause: Option<PauseJson>,
}

#[derive(Serialize)]
struct PauseJson {
    from: String,
    to: String,
}

#[derive(Serialize)]
struct DayOffJson {
    date: String,
    reason: &'static str,
}

#[derive(Serialize)]
struct ReceptionistJson {
    id: &'static str,
    kind: &'static str,
    post: &'static str,
    name: &'static str,
    subjects: &'static [&'static str],
    reception: Vec<HoursJson>,
}

async fn list(State(app): State<App>, _: Signed, headers: HeaderMap) -> Result<Response, Problem> {
    let today = clock::day(app.clock.now());
    let items = OFFICES.iter().map(|office| json(office, today)).collect();
    tagged(&headers, &OfficesJson { items })
}

fn json(office: &Office, today: Date) -> OfficeJson {
    let days = (0..=AHEAD).map(|ahead| today.saturating_add(ahead.days()));
    let day_off = |day: Date| {
        let weekday = day.weekday().to_monday_one_offset();
        let is_open = office
            .opening
            .iter()
            .any(|hours| hours.weekdays.contains(&weekday));
        let reason = office.closed_on(day).filter(|_| is_open)?;
        Some(DayOffJson {
            date: day.to_string(),
            reason,
        })
    };
    OfficeJson {
        id: office.id,
        name: office.name,
        address: office.address,
        directions: office.directions,
        phone: office.phone,
        opening: office.opening.iter().map(hours_json).collect(),
        days_off: days.filter_map(day_off).collect(),
        receptionists: office.receptionists.iter().map(receptionist_json).collect(),
    }
}

fn receptionist_json(one: &Receptionist) -> ReceptionistJson {
    ReceptionistJson {
        id: one.id,
        kind: one.kind,
        post: one.post,
        name: one.name,
        subjects: one.subjects,
        reception: one.reception.iter().map(hours_json).collect(),
    }
}

fn hours_json(hours: &Hours) -> HoursJson {
    HoursJson {
        weekdays: hours.weekdays,
        opens: wall_clock(hours.opens),
        closes: wall_clock(hours.closes),
        pause: hours.pause.map(|(from, to)| PauseJson {
            from: wall_clock(from),
            to: wall_clock(to),
        }),
    }
}

fn wall_clock(minutes: i16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
