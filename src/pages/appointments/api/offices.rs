//! Who receives where, and when they are free.

use super::Unreadable;
use crate::domain::date::{parse_iso, to_iso};
use crate::http::{Api, Error};
use crate::js::encoded;
use crate::pages::appointments::model::{
    Day, Empty, Hours, Office, Receptionist, Slot, Subject, Weeks,
};
use chrono::NaiveDate;
use serde::Deserialize;

const OFFICES: &str = "offices";
const SLOTS: &str = "slots";

pub fn offices(api: Api) -> impl Future<Output = Result<Vec<Office>, Error>> {
    let answer = api.get::<OfficesJson>(OFFICES, "/offices".into());
    async {
        let offices = answer.await?.items.into_iter();
        offices
            .map(|office| office.try_into().map_err(|Unreadable| unreadable(OFFICES)))
            .collect()
    }
}

/// Two weeks from this day on, or from today.
pub fn weeks(
    api: Api,
    office: &str,
    receptionist: &str,
    from: Option<NaiveDate>,
) -> impl Future<Output = Result<Weeks, Error>> + use<> {
    let (office, receptionist) = (encoded(office), encoded(receptionist));
    let from = from.map_or(String::new(), |from| ["&from=", &to_iso(from)].concat());
    let path = [
        "/offices/",
        &office,
        "/slots?receptionist_id=",
        &receptionist,
        &from,
    ]
    .concat();
    let answer = api.get::<SlotsJson>(SLOTS, path);
    async {
        answer
            .await?
            .try_into()
            .map_err(|Unreadable| unreadable(SLOTS))
    }
}

fn unreadable(endpoint: &'static str) -> Error {
    Error::Unreadable { endpoint }
}

#[derive(Deserialize)]
struct OfficesJson {
    items: Vec<OfficeJson>,
}

#[derive(Deserialize)]
struct OfficeJson {
    id: String,
    name: String,
    address: String,
    directions: String,
    phone: String,
    opening: Vec<HoursJson>,
    days_off: Vec<DayOffJson>,
    receptionists: Vec<ReceptionistJson>,
}

#[derive(Deserialize)]
struct HoursJson {
    weekdays: Vec<u32>,
    opens: String,
    closes: String,
    pause: Option<PauseJson>,
}

#[derive(Deserialize)]
struct PauseJson {
    from: String,
    to: String,
}

#[derive(Deserialize)]
struct DayOffJson {
    date: String,
    reason: String,
}

#[derive(Deserialize)]
struct ReceptionistJson {
    id: String,
    kind: String,
    post: String,
    name: String,
    subjects: Vec<String>,
    reception: Vec<HoursJson>,
}

#[derive(Deserialize)]
struct SlotsJson {
    from: String,
    to: String,
    earlier: Option<String>,
    later: Option<String>,
    first_free: Option<SlotJson>,
    days: Vec<DayJson>,
}

#[derive(Deserialize)]
struct DayJson {
    date: String,
    reason: Option<String>,
    slots: Vec<SlotJson>,
}

#[derive(Deserialize)]
struct SlotJson {
    starts_at: String,
    ends_at: String,
    remind_at: Option<String>,
}

impl TryFrom<OfficeJson> for Office {
    type Error = Unreadable;

    fn try_from(json: OfficeJson) -> Result<Self, Unreadable> {
        let day_off = |off: DayOffJson| Ok((day(&off.date)?, empty(&off.reason)));
        Ok(Self {
            id: json.id,
            name: json.name,
            address: json.address,
            directions: json.directions,
            phone: json.phone,
            opening: json.opening.into_iter().map(hours).collect(),
            days_off: json
                .days_off
                .into_iter()
                .map(day_off)
                .collect::<Result<_, _>>()?,
            receptionists: json.receptionists.into_iter().map(receptionist).collect(),
        })
    }
}

fn receptionist(json: ReceptionistJson) -> Receptionist {
    Receptionist {
        id: json.id,
        is_head: json.kind == "head",
        post: json.post,
        name: json.name,
        subjects: json.subjects.into_iter().map(Subject::of).collect(),
        reception: json.reception.into_iter().map(hours).collect(),
    }
}

fn hours(json: HoursJson) -> Hours {
    Hours {
        weekdays: json.weekdays,
        opens: json.opens,
        closes: json.closes,
        pause: json.pause.map(|pause| (pause.from, pause.to)),
    }
}

impl TryFrom<SlotsJson> for Weeks {
    type Error = Unreadable;

    fn try_from(json: SlotsJson) -> Result<Self, Unreadable> {
        let maybe = |text: Option<String>| text.map(|text| day(&text)).transpose();
        Ok(Self {
            from: day(&json.from)?,
            to: day(&json.to)?,
            earlier: maybe(json.earlier)?,
            later: maybe(json.later)?,
            first_free: json.first_free.map(slot),
            days: json
                .days
                .into_iter()
                .map(of_day)
                .collect::<Result<_, _>>()?,
        })
    }
}

fn of_day(json: DayJson) -> Result<Day, Unreadable> {
    let slots: Vec<Slot> = json.slots.into_iter().map(slot).collect();
    Ok(Day {
        date: day(&json.date)?,
        slots: match slots.is_empty() {
            true => Err(json.reason.map_or(Empty::Other, |reason| empty(&reason))),
            false => Ok(slots),
        },
    })
}

fn slot(json: SlotJson) -> Slot {
    Slot {
        starts_at: json.starts_at,
        ends_at: json.ends_at,
        remind_at: json.remind_at,
    }
}

fn day(text: &str) -> Result<NaiveDate, Unreadable> {
    parse_iso(text).ok_or(Unreadable)
}

fn empty(word: &str) -> Empty {
    match word {
        "weekend" => Empty::Weekend,
        "holiday" => Empty::Holiday,
        "closed" => Empty::Closed,
        "away" => Empty::Away,
        "full" => Empty::Full,
        _ => Empty::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{decode, example};

    fn weeks(name: &str) -> Weeks {
        match decode::<SlotsJson>(name).try_into() {
            Ok(weeks) => weeks,
            Err(Unreadable) => panic!("{name} cannot be read"),
        }
    }

    #[test]
    fn the_contracts_offices_are_read() {
        let offices = decode::<OfficesJson>("Offices").items.into_iter();
        let offices: Result<Vec<Office>, _> = offices.map(Office::try_from).collect();
        let Ok(offices) = offices else {
            panic!("unreadable")
        };
        let [head, specialist] = &offices[0].receptionists[..] else {
            panic!("two")
        };
        assert!(head.is_head && !specialist.is_head);
        assert_eq!(specialist.subjects[0], Subject::Bill);
        assert_eq!(offices[0].days_off[0].1, Empty::Holiday);
        assert_eq!(offices[1].opening[0].closes, "24:00");
    }

    #[test]
    fn the_contracts_weeks_are_read() {
        let some = weeks("Slots");
        assert_eq!(some.later, parse_iso("2026-11-17"));
        assert_eq!(some.days[0].slots, Err(Empty::Full));
        assert_eq!(some.days[1].slots.as_ref().map(Vec::len), Ok(2));
        assert_eq!(
            some.first_free,
            some.days[1]
                .slots
                .clone()
                .ok()
                .map(|slots| slots[0].clone())
        );
        let none = weeks("SlotsNone");
        assert_eq!((none.first_free, none.later), (None, None));
    }

    #[test]
    fn a_day_that_is_none_is_an_error_and_a_new_reason_is_not() {
        let mut json = example("Slots");
        json["days"][0]["reason"] = "parade".into();
        let read: SlotsJson = serde_json::from_value(json.clone()).expect("the shape");
        let Ok(read) = Weeks::try_from(read) else {
            panic!("readable")
        };
        assert_eq!(read.days[0].slots, Err(Empty::Other));
        json["days"][0]["date"] = "soon".into();
        let read: SlotsJson = serde_json::from_value(json).expect("the shape");
        assert!(Weeks::try_from(read).is_err());
    }
}
