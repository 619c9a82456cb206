//! Visits: booked once, moved once, however often they are sent.

use super::Unreadable;
use crate::domain::appointment::AppointmentId;
use crate::http::{Api, Error};
use crate::js::encoded;
use crate::once;
use crate::pages::appointments::model::{
    Event, NewVisit, Place, Reminder, Slot, Status, Subject, Visit, What,
};
use serde::{Deserialize, Serialize};

const VISITS: &str = "appointments";
/// The act of booking.
const BOOKING: &str = "appointment";

/// The latest day first.
pub fn list(api: Api) -> impl Future<Output = Result<Vec<Visit>, Error>> {
    let answer = api.get::<VisitsJson>(VISITS, "/appointments".into());
    async {
        let visits = answer.await?.items.into_iter();
        visits.map(whole).collect()
    }
}

pub fn read(api: Api, id: &AppointmentId) -> impl Future<Output = Result<Visit, Error>> + use<> {
    let answer = api.get::<VisitJson>(VISITS, path(id, ""));
    async { whole(answer.await?) }
}

/// As it goes out, and as its key is kept.
fn body(new: &NewVisit) -> String {
    let json = NewVisitJson {
        account_id: &new.home.0,
        receptionist_id: &new.receptionist,
        starts_at: &new.starts_at,
        subject: new.subject.code(),
        text: &new.text,
        reminder: new.reminder.code(),
    };
    serde_json::to_string(&json).unwrap_or_default()
}

pub async fn book(api: Api, new: NewVisit) -> Result<Visit, Error> {
    let booked = once::post(api, VISITS, BOOKING, "/appointments", body(&new)).await;
    whole(booked?)
}

pub async fn move_to(api: Api, id: AppointmentId, starts_at: String) -> Result<Visit, Error> {
    let act = ["appointment.", &id.0].concat();
    let path = path(&id, "/move");
    let moved = once::post(api, VISITS, &act, &path, move_body(&starts_at)).await;
    whole(moved?)
}

fn move_body(starts_at: &str) -> String {
    serde_json::to_string(&MoveJson { starts_at }).unwrap_or_default()
}

/// Done twice it is done once.
pub async fn cancel(api: Api, id: AppointmentId) -> Result<Visit, Error> {
    whole(api.post(VISITS, &path(&id, "/cancellation"), &()).await?)
}

pub async fn remind(api: Api, id: AppointmentId, reminder: Reminder) -> Result<Visit, Error> {
    let change = ReminderJson {
        reminder: reminder.code(),
    };
    whole(api.patch(VISITS, &path(&id, ""), &change).await?)
}

fn path(id: &AppointmentId, rest: &str) -> String {
    ["/appointments/", &encoded(&id.0), rest].concat()
}

fn whole(json: VisitJson) -> Result<Visit, Error> {
    json.try_into()
        .map_err(|Unreadable| Error::Unreadable { endpoint: VISITS })
}

#[derive(Serialize)]
struct NewVisitJson<'a> {
    account_id: &'a str,
    receptionist_id: &'a str,
    starts_at: &'a str,
    subject: &'a str,
    text: &'a str,
    reminder: &'static str,
}

#[derive(Serialize)]
struct MoveJson<'a> {
    starts_at: &'a str,
}

#[derive(Serialize)]
struct ReminderJson {
    reminder: &'static str,
}

#[derive(Deserialize)]
struct VisitsJson {
    items: Vec<VisitJson>,
}

#[derive(Deserialize)]
struct VisitJson {
    id: String,
    reference: String,
    office: OfficeJson,
    receptionist: ReceptionistJson,
    starts_at: String,
    ends_at: String,
    subject: String,
    text: String,
    reminder: String,
    remind_at: Option<String>,
    status: String,
    can_change: bool,
    change_until: String,
    revision: u32,
    bring: Vec<String>,
    company_words: Option<String>,
    trail: Vec<EventJson>,
}

#[derive(Deserialize)]
struct OfficeJson {
    id: String,
    name: String,
    address: String,
    directions: String,
    phone: String,
}

#[derive(Deserialize)]
struct ReceptionistJson {
    id: String,
    post: String,
    name: String,
}

#[derive(Deserialize)]
struct EventJson {
    event: String,
    at: String,
    starts_at: String,
}

impl TryFrom<VisitJson> for Visit {
    type Error = Unreadable;

    fn try_from(json: VisitJson) -> Result<Self, Unreadable> {
        let VisitJson {
            office,
            receptionist,
            ..
        } = json;
        Ok(Self {
            id: AppointmentId(json.id),
            reference: json.reference,
            place: Place {
                office: office.id,
                office_name: office.name,
                address: office.address,
                directions: office.directions,
                phone: office.phone,
                receptionist: receptionist.id,
                post: receptionist.post,
                name: receptionist.name,
            },
            slot: Slot {
                starts_at: json.starts_at,
                ends_at: json.ends_at,
                remind_at: json.remind_at,
            },
            subject: Subject::of(json.subject),
            text: json.text,
            // One that is not known would be lost with the next change.
            reminder: Reminder::of(&json.reminder).ok_or(Unreadable)?,
            status: status(&json.status),
            can_change: json.can_change,
            change_until: json.change_until,
            revision: json.revision,
            bring: json.bring,
            company_words: json.company_words,
            trail: json.trail.into_iter().map(event).collect(),
        })
    }
}

fn status(word: &str) -> Status {
    match word {
        "booked" => Status::Booked,
        "cancelled" => Status::Cancelled,
        "called_off" => Status::CalledOff,
        "visited" => Status::Visited,
        _ => Status::Other,
    }
}

fn event(json: EventJson) -> Event {
    Event {
        what: match json.event.as_str() {
            "booked" => What::Booked,
            "moved" => What::Moved,
            "cancelled" => What::Cancelled,
            "called_off" => What::CalledOff,
            "visited" => What::Visited,
            _ => What::Other,
        },
        at: json.at,
        starts_at: json.starts_at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{decode, example};
    use crate::domain::account::AccountId;
    use serde_json::Value;

    fn visit(json: Value) -> Option<Visit> {
        let json: VisitJson = serde_json::from_value(json).expect("the shape");
        json.try_into().ok()
    }

    #[test]
    fn the_contracts_visits_are_read() {
        for (name, wanted) in [
            ("Appointment", Status::Booked),
            ("AppointmentMoved", Status::Booked),
            ("AppointmentCancelled", Status::Cancelled),
            ("AppointmentCalledOff", Status::CalledOff),
        ] {
            let visit = visit(example(name)).expect(name);
            assert_eq!(visit.status, wanted, "{name}");
            assert_eq!(visit.was_moved(), name == "AppointmentMoved");
        }
        assert_eq!(decode::<VisitsJson>("Appointments").items.len(), 2);
    }

    #[test]
    fn a_word_that_is_not_known_breaks_nothing_but_where_it_would_be_lost() {
        let mut json = example("Appointment");
        json["status"] = "missed".into();
        json["subject"] = "weather".into();
        json["trail"][0]["event"] = "dreamt".into();
        let read = visit(json.clone()).expect("readable");
        assert_eq!(
            (read.status, read.trail[0].what),
            (Status::Other, What::Other)
        );
        assert_eq!(read.subject.code(), "weather");
        json["reminder"] = "dove".into();
        assert_eq!(visit(json), None);
    }

    #[test]
    fn what_goes_out_is_what_the_contract_shows() {
        let shown = example("NewAppointment");
        let text = |name: &str| shown[name].as_str().unwrap_or_default().to_owned();
        let new = NewVisit {
            home: AccountId(text("account_id")),
            receptionist: text("receptionist_id"),
            starts_at: text("starts_at"),
            subject: Subject::Bill,
            text: text("text"),
            reminder: Reminder::Email,
        };
        let sent: Value = serde_json::from_str(&body(&new)).expect("JSON");
        assert_eq!(sent, shown);
        let moved = example("AppointmentMove");
        let to = moved["starts_at"].as_str().unwrap_or_default();
        let sent: Value = serde_json::from_str(&move_body(to)).expect("JSON");
        assert_eq!(sent, moved);
        let json = ReminderJson {
            reminder: Reminder::None.code(),
        };
        assert_eq!(
            serde_json::to_value(json).expect("JSON"),
            example("AppointmentChange")
        );
    }
}
