//! What the statement says, line by line, and where each line is corrected.

use super::model::{Answers, Facts};
use super::words::words;
use crate::domain::account::Heating;
use crate::domain::contact::Channel;
use crate::locale::{equipment_name, use_format, use_lang};
use crate::route::{ProfilePart, Route};
use crate::ui::{RowAction, Summary, SummaryRow};
use leptos::prelude::*;

/// `answers` where they are given already; `correctable` where it is not too late.
#[component]
pub fn StatementFacts(facts: Facts, answers: Option<Answers>, correctable: bool) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let phone = Route::Profile(ProfilePart::Contact(Channel::Phone));
    let email = Route::Profile(ProfilePart::Contact(Channel::Email));
    let (operator, supplier) = (facts.operator, facts.supplier);
    let rows = [
        (w.holder, facts.holder.full(), Some(Route::NewEntry)),
        (w.phone, facts.phone.display(), Some(phone)),
        (w.email, facts.email, Some(email)),
        (w.address, facts.address, Some(Route::NewEntry)),
        (w.supplier, supplier.name, None),
        (
            w.supplier_account,
            supplier.account_number.to_string(),
            None,
        ),
        (w.operator, operator.name, None),
        (
            w.operator_account,
            operator.account_number.to_string(),
            None,
        ),
        (w.eic, facts.eic.as_str().to_owned(), None),
        (
            w.heating,
            heating(facts.heating).to_owned(),
            Some(Route::NewEntry),
        ),
    ];
    let row = move |(key, value, correct): (&'static str, String, Option<Route>)| {
        let action = correct.filter(|_| correctable).map(|route| RowAction {
            href: route.href(),
            text: w.correct,
            of: key.to_owned(),
        });
        match action {
            Some(action) => view! { <SummaryRow key action>{value}</SummaryRow> }.into_any(),
            None => view! { <SummaryRow key>{value}</SummaryRow> }.into_any(),
        }
    };
    let meters = facts
        .meters
        .into_iter()
        .map(|meter| w.meter(&meter.model, &meter.serial));
    let appliances = facts.appliances.into_iter().map(|appliance| {
        let name = equipment_name(lang, appliance.kind);
        w.appliance(name, &appliance.model, appliance.quantity)
    });
    let equipment: Vec<String> = meters.chain(appliances).collect();
    let line = |text: String| view! { <p>{text}</p> }.into_any();
    let equipment = match equipment.is_empty() {
        true => line(w.no_equipment.to_owned()),
        false => equipment.into_iter().map(line).collect_view().into_any(),
    };
    let equipment = match correctable {
        true => {
            let action = RowAction {
                href: Route::Equipment.href(),
                text: w.correct,
                of: w.equipment.to_owned(),
            };
            view! { <SummaryRow key=w.equipment action>{equipment}</SummaryRow> }.into_any()
        }
        false => view! { <SummaryRow key=w.equipment>{equipment}</SummaryRow> }.into_any(),
    };
    view! {
        <div class="gc-panel">
            <Summary>
                {rows.into_iter().map(row).collect_view()}
                {equipment}
                {answers.map(answered)}
            </Summary>
        </div>
    }
    .into_any()
}

fn answered(answers: Answers) -> AnyView {
    let w = words(use_lang());
    let format = use_format();
    let rows = [
        (
            w.persons,
            answers
                .persons_registered
                .map(|persons| format.count(persons)),
        ),
        (
            w.area,
            answers.heated_area.map(|area| w.square_metres(&area)),
        ),
        (
            w.bills_by,
            answers.bills_by.map(|way| w.bills(way).to_owned()),
        ),
    ];
    let row = |(key, value): (&'static str, Option<String>)| {
        let value = value?;
        Some(view! { <SummaryRow key>{value}</SummaryRow> }.into_any())
    };
    rows.into_iter().filter_map(row).collect_view().into_any()
}

fn heating(heating: Heating) -> &'static str {
    let [individual, district, none, other] = words(use_lang()).heatings;
    match heating {
        Heating::Individual => individual,
        Heating::District => district,
        Heating::None => none,
        Heating::Other => other,
    }
}
