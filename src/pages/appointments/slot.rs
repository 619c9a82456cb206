//! «Коли мені зручно?»

use super::draft::Chosen;
use super::model::{Office, Receptionist};
use super::picker::{Of, Picker, SLOT};
use super::words::words;
use crate::form::{Form, Problems};
use crate::http::Error;
use crate::locale::{form_state, use_lang};
use crate::route::{Route, Step, use_go};
use crate::ui::{Fault, FormPage};
use leptos::prelude::*;

#[component]
pub fn SlotStep(office: Office, one: Receptionist, chosen: Chosen) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let go = use_go();
    let form = Form::<(), (), Error>::new();
    let state = form_state(lang, form, move |problems| {
        let fault = |_: &((), ())| Fault {
            field: SLOT,
            text: w.no_slot.to_owned(),
        };
        problems.iter().map(fault).collect()
    });
    let submit = Callback::new(
        move |()| match chosen.slot.with_untracked(Option::is_some) {
            true => go.run(Route::NewAppointment(Step::Check)),
            false => form.problems.set(Problems::one((), ())),
        },
    );
    let whom = [&one.name, ", ", &office.name].concat();
    let change = Route::NewAppointment(Step::First).href();
    let of = Of {
        office: office.id,
        receptionist: one.id,
        phone: office.phone,
    };
    view! {
        <FormPage title=w.slot_title.to_owned() state submit=w.next on_submit=submit>
            <p class="gc-lead">{whom}</p>
            <p><a class="gc-link gc-tap" href=change>{w.change_whom}</a></p>
            <Picker of chosen=chosen.slot fault=state.fault(SLOT) />
        </FormPage>
    }
}
