//! What stands on the receipt: line by line, and in one sentence, to be handed on.

use super::Proof;
use crate::domain::meter::{MeterIndex, Register, Source};
use crate::locale::{Format, use_format, use_lang};
use crate::pages::readings::model::{Mention, Reading};
use crate::pages::readings::words::receipt::{ReceiptWords, words as receipt_words};
use crate::pages::readings::words::{Words, words};
use crate::route::Route;
use crate::ui::{Summary, SummaryRow};
use leptos::prelude::*;

impl Proof {
    fn register(&self) -> Option<Register> {
        let meters = &self.account.as_ref()?.meters;
        let meter = meters.iter().find(|meter| meter.id == self.reading.meter);
        meter.map(|meter| meter.register)
    }

    /// As the drums show it, where it is known how many there are.
    fn on_drums(&self, value: MeterIndex) -> String {
        let register = self.register();
        register.map_or_else(|| value.0.to_string(), |register| value.padded(register))
    }
}

#[component]
pub fn Facts(proof: Proof) -> impl IntoView {
    let row = |Line {
                   key,
                   text,
                   leads_to,
               }: Line| {
        view! {
            <SummaryRow key=key>
                {match leads_to {
                    Some(href) => view! { <a class="gc-link gc-tap" href=href>{text}</a> }.into_any(),
                    None => text.into_any(),
                }}
            </SummaryRow>
        }
        .into_any()
    };
    let lines = lines(&proof).into_iter().map(row).collect_view();
    view! { <Summary>{lines}</Summary> }
}

struct Line {
    key: &'static str,
    text: String,
    leads_to: Option<String>,
}

fn lines(proof: &Proof) -> Vec<Line> {
    let lang = use_lang();
    let (w, said) = (words(lang), receipt_words(lang));
    let format = use_format();
    let reading = &proof.reading;
    let plain = |key, text| Line {
        key,
        text,
        leads_to: None,
    };
    let used = reading.consumption.map_or_else(
        || w.used_unknown.to_owned(),
        |used| format.volume_in_words(used),
    );
    // The way says of the others when they came.
    let is_sent = is_sent(&reading.source);
    let previous = reading.previous.map(|previous| proof.on_drums(previous));
    let other = |key, mention: &Option<Mention>| {
        let mention = mention.as_ref()?;
        let sent = format.instant(&mention.submitted_at);
        Some(Line {
            key,
            text: [&proof.on_drums(mention.value), ", ", &sent].concat(),
            leads_to: Some(Route::Receipt(mention.id.clone()).href()),
        })
    };
    let account = proof.account.as_ref();
    let address = account.map(|account| account.premises.address.clone());
    let number = account.map(|account| account.operator.account_number.to_string());
    [
        Some(plain(w.value_short, proof.on_drums(reading.value))),
        previous.map(|previous| plain(w.previous, previous)),
        Some(plain(w.used, used)),
        Some(plain(w.period, format.period(reading.period))),
        Some(plain(w.state, w.status(&reading.status).to_owned())),
        is_sent.then(|| plain(said.sent_at, format.instant(&reading.submitted_at))),
        Some(plain(w.who, w.source(&reading.source).to_owned())),
        other(said.took_place_of, &reading.replaces),
        other(said.gave_place_to, &reading.replaced_by),
        Some(plain(w.meter, w.numbered(&reading.meter_serial))),
        address.map(|address| plain(said.address, address)),
        number.map(|number| plain(w.account_number, number)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// To be handed on: no name and no address.
pub fn in_a_sentence(proof: &Proof) -> String {
    let lang = use_lang();
    let (w, said) = (words(lang), receipt_words(lang));
    let format = use_format();
    let reading = &proof.reading;
    let facts = [
        &reading.reference,
        &reading.meter_serial,
        &proof.on_drums(reading.value),
        &format.period(reading.period),
        &came(reading, w, said, format),
    ];
    let state = w.status(&reading.status);
    said.text(facts.map(String::as_str), state)
}

/// Nobody has sent what the operator took or planned.
fn came(reading: &Reading, w: &Words, said: &ReceiptWords, format: Format) -> String {
    let moment = format.instant(&reading.submitted_at);
    match is_sent(&reading.source) {
        true => said.sent(&moment),
        false => [w.source(&reading.source), ", ", &moment].concat(),
    }
}

fn is_sent(source: &Source) -> bool {
    matches!(source, Source::Consumer | Source::OtherChannel)
}
