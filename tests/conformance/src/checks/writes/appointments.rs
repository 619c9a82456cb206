//! A visit: booked, changed, moved, given up. Nobody waits for it: it is cancelled at the end, whatever happens.

use serde_json::{Value, json};

use super::keyed;
use crate::checks::crawl::text;
use crate::client::Ask;
use crate::inspection::{Inspection, Wish};

const PATH: &str = "/appointments";

/// A person and two of their free times, the later ones: the near ones are wanted by others.
struct Free {
    receptionist: String,
    subject: String,
    times: Vec<String>,
}

pub fn all(it: &mut Inspection, home: &str) {
    if !it.is_there("POST", PATH) {
        return;
    }
    let Some(free) = free(it) else {
        it.report
            .leave_out("booking a visit", "no office has two free times");
        return;
    };
    let new = |time: &str| {
        json!({ "account_id": home, "receptionist_id": free.receptionist, "starts_at": time,
            "subject": free.subject, "reminder": "none" })
    };
    let list = Ask::get(PATH);
    let before = keyed::ids(it, &list);
    let Some(made) = keyed::twice(
        it,
        Ask::post(PATH).json(new(&free.times[0])),
        201,
        new(&free.times[1]),
    ) else {
        return;
    };
    if let Some(before) = before {
        keyed::one_more(it, &list, &before, &made);
    }
    let id = text(&made.json()["id"]);
    moved(it, &id, &free);
    cancelled(it, &id);
}

fn free(it: &mut Inspection) -> Option<Free> {
    let offices = it.ask(&Ask::get("/offices"), &[200])?.json();
    for office in offices["items"].as_array()? {
        for person in office["receptionists"].as_array()? {
            let receptionist = text(&person["id"]);
            let ask = Ask::get("/offices/{office_id}/slots").id("office_id", &text(&office["id"]));
            let ask = ask.query("receptionist_id", &receptionist);
            let Some(slots) = it.ask(&ask, &[200]) else {
                continue;
            };
            let times = times(&slots.json());
            if times.len() > 1 {
                let subject = text(&person["subjects"][0]);
                return Some(Free {
                    receptionist,
                    subject,
                    times,
                });
            }
        }
    }
    None
}

/// The last first.
fn times(slots: &Value) -> Vec<String> {
    let days = slots["days"].as_array().into_iter().flatten();
    let slots = days.flat_map(|day| day["slots"].as_array().into_iter().flatten());
    let mut times: Vec<String> = slots.map(|slot| text(&slot["starts_at"])).collect();
    times.reverse();
    times
}

fn moved(it: &mut Inspection, id: &str, free: &Free) {
    let of = |method: &str, path: &str| Ask::new(method, path).id("appointment_id", id);
    it.ask(&of("GET", "/appointments/{appointment_id}"), &[200]);
    if it.is_there("PATCH", "/appointments/{appointment_id}") {
        it.ask(
            &of("PATCH", "/appointments/{appointment_id}").json(json!({ "reminder": "none" })),
            &[200],
        );
    }
    if it.is_there("POST", "/appointments/{appointment_id}/move") {
        let to = |time: &str| json!({ "starts_at": time });
        let ask = of("POST", "/appointments/{appointment_id}/move").json(to(&free.times[1]));
        let Some(moved) = keyed::twice(it, ask.clone(), 200, to(&free.times[0])) else {
            return;
        };
        let now = moved.json()["starts_at"].as_str().and_then(instant);
        it.expect(
            now == instant(&free.times[1]),
            &ask,
            &Wish {
                at: "starts_at",
                came: "another time than the one it was moved to".to_owned(),
                wanted: "the new time",
                why: "The page and the calendar file show it.",
            },
        );
    }
}

fn instant(text: &str) -> Option<jiff::Timestamp> {
    text.parse().ok()
}

fn cancelled(it: &mut Inspection, id: &str) {
    let ask = Ask::post("/appointments/{appointment_id}/cancellation").id("appointment_id", id);
    let is_there = it.is_there("POST", &ask.template);
    if !is_there || it.ask(&ask, &[200]).is_none() {
        let because = "it could not be cancelled: do it by hand";
        it.report.leave_out("the visit that was booked", because);
        return;
    }
    it.ask_for(
        &ask,
        &[200],
        "Done twice it is done once: an answer that was lost is asked for again.",
    );
    let change = Ask::new("PATCH", "/appointments/{appointment_id}").id("appointment_id", id);
    it.ask(&change.json(json!({ "reminder": "none" })), &[409]);
}
