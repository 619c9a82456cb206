//! Said aloud where a ledger contradicts itself: which month, by how much, and what to do.

use super::statement::Of;
use super::words::history::{HistoryWords, words};
use crate::domain::ledger::Breach;
use crate::locale::{Format, use_format, use_lang};
use crate::route::Route;
use crate::ui::{Notice, PhoneLink, Tone};
use leptos::prelude::*;

/// More would bury what to do about it.
const SHOWN: usize = 6;

#[component]
pub fn Breaches(found: Signal<Vec<Breach>>, of: Of) -> impl IntoView {
    let h = words(use_lang());
    let format = use_format();
    let of = StoredValue::new(of);
    let told = move || {
        let found = found.get();
        (!found.is_empty()).then(|| of.with_value(|of| notice(&found, of, h, format)))
    };
    // It stands in the page before it speaks.
    view! { <div role="alert">{told}</div> }
}

fn notice(found: &[Breach], of: &Of, h: &'static HistoryWords, format: Format) -> AnyView {
    let lines = found.iter().take(SHOWN).map(|breach| {
        let line = line(*breach, h, format);
        view! { <li>{line}</li> }.into_any()
    });
    let lines = lines.collect_view();
    let more = found.len().checked_sub(SHOWN).filter(|more| *more > 0);
    let more = more.map(|more| h.breach_more(&more.to_string()));
    let company = of.company();
    let phone = company.phone.display();
    let whose = [
        &company.name,
        ", ",
        h.account_number,
        " ",
        company.account_number.as_str(),
        ".",
    ]
    .concat();
    view! {
        <Notice tone=Tone::Danger title=h.breach>
            <ul class="gc-list">{lines}</ul>
            {more.map(|more| view! { <p>{more}</p> })}
            <p>{h.breach_text} " " {whose}</p>
            <p>{h.breach_call} " " <PhoneLink phone /></p>
            <p><a class="gc-link gc-tap" href=Route::NewEntry.href()>{h.breach_write}</a></p>
        </Notice>
    }
    .into_any()
}

fn line(breach: Breach, h: &HistoryWords, format: Format) -> String {
    let name = |period| format.period(period);
    match breach {
        Breach::Sums { period, by } => h.breach_of_sums(&name(period), &format.money(by)),
        Breach::Carried { period, before, by } => {
            h.breach_of_carried(&name(period), &name(before), &format.money(by))
        }
    }
}
