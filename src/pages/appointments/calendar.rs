//! A visit as a file that a calendar takes, again when it is moved, and once more when it is cancelled.

use super::model::{Status, Visit};
use super::words::Words;
use crate::file::File;
use crate::ics::{Event, KIND, Trigger, When, calendar};

pub fn file(visit: &Visit, w: &Words) -> File {
    let made_at = String::from(js_sys::Date::new_0().to_iso_string());
    let place = &visit.place;
    let event = Event {
        uid: [&visit.id.0, "@gas-cabinet"].concat(),
        sequence: visit.revision,
        when: When::Time {
            from: utc(&visit.slot.starts_at),
            to: utc(&visit.slot.ends_at),
        },
        summary: [w.calendar_event, &place.name].concat(),
        description: [
            visit.reference.as_str(),
            "\n",
            &place.post,
            "\n",
            &place.phone,
            "\n",
            &place.directions,
        ]
        .concat(),
        location: [&place.office_name, ", ", &place.address].concat(),
        reminder: visit
            .slot
            .remind_at
            .as_deref()
            .map(|at| Trigger::At(utc(at))),
        is_cancelled: matches!(visit.status, Status::Cancelled | Status::CalledOff),
    };
    File {
        name: ["pryiom-", &visit.id.0, ".ics"].concat(),
        kind: KIND,
        text: calendar(w.calendar, &made_at, &[event]),
    }
}

fn utc(instant: &str) -> String {
    js_sys::Date::new(&instant.into()).to_iso_string().into()
}
