//! The three questions of the form: whom, how much, by way of whom.

use super::draft::Draft;
use super::form::{Desk, Field, SumKind};
use super::model::Provider;
use super::words::lines::words as line_words;
use super::words::words;
use crate::billing::ServiceBalance;
use crate::domain::bill::Service;
use crate::domain::money::Kopiykas;
use crate::locale::{invoice_number, service_name, standing_in_words, use_format, use_lang};
use crate::route::Route;
use crate::ui::{Choice, Fault, Field as TextField, Notice, Radios, Tone, fault_of};
use leptos::prelude::*;

#[component]
pub fn Payees(
    desk: StoredValue<Desk>,
    draft: Draft,
    fault: Signal<Option<String>>,
) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let payees = desk.with_value(|desk| desk.balances.of_services.clone());
    let choice = move |balance: ServiceBalance| {
        let standing = standing_in_words(lang, balance.standing());
        let number = balance.payee.account_number.to_string();
        let account = line_words(lang).account.to_lowercase();
        Choice {
            value: balance.payee.service.code().to_owned(),
            label: service_name(lang, balance.payee.service).to_owned(),
            hint: [
                &balance.payee.name,
                ", ",
                &account,
                " ",
                &number,
                ": ",
                &standing,
            ]
            .concat(),
        }
    };
    let choices: Vec<_> = payees.into_iter().map(choice).collect();
    view! {
        <Radios id=Field::Service.id() legend=w.to_whom choices chosen=draft.service fault />
        {move || {
            let balance = desk.with_value(|desk| desk.balances.of(draft.service()?).cloned())?;
            (balance.on_the_way.0 > 0).then(|| view! { <OnTheWay balance /> })
        }}
    }
    .into_any()
}

/// Said before anything is typed: what is on its way may be all that is owed.
#[component]
fn OnTheWay(balance: ServiceBalance) -> impl IntoView {
    let w = words(use_lang());
    let title = w.on_the_way(&use_format().money(balance.on_the_way));
    let (tone, text) = match balance.left_to_pay() {
        None => (Tone::Warning, w.covers),
        Some(_) => (Tone::Info, w.covers_in_part),
    };
    view! {
        <Notice tone title>
            <p>
                {text} " "
                <a class="gc-link gc-tap" href=Route::Payments.href()>{line_words(use_lang()).own_payments}</a>
            </p>
        </Notice>
    }
    .into_any()
}

/// For the chosen service: what is owed, what the invoice says, or a sum of one's own.
#[component]
pub fn Sums(desk: StoredValue<Desk>, draft: Draft, faults: Signal<Vec<Fault>>) -> impl IntoView {
    let kind = move || {
        let typed = draft.typed();
        let service = typed.service?;
        desk.with_value(|desk| desk.kind(service, typed.kind))
    };
    // What the page shows as chosen is chosen.
    Effect::new(move || {
        let chosen = kind().map(|kind| kind.code().to_owned());
        if chosen.is_some() && draft.kind.with_untracked(|kind| *kind != chosen) {
            draft.kind.set(chosen);
        }
    });
    let is_own = Memo::new(move |_| kind() == Some(SumKind::Own));
    view! {
        {move || draft.service().map(|service| kinds(desk, draft, service, faults))}
        {move || is_own.get().then(|| own_sum(draft, faults))}
    }
    .into_any()
}

/// Nothing to choose where nothing is owed.
fn kinds(
    desk: StoredValue<Desk>,
    draft: Draft,
    service: Service,
    faults: Signal<Vec<Fault>>,
) -> Option<AnyView> {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let number = desk.with_value(|desk| {
        let invoice = desk.invoice.as_ref();
        invoice.map(|invoice| invoice_number(lang, &invoice.mention.number))
    });
    let known = move |(kind, sum): (SumKind, Kopiykas)| {
        let sum = format.money(sum);
        match kind {
            SumKind::Invoice => {
                let number = number.clone().unwrap_or_default();
                choice(kind.code(), [w.this_invoice, ": ", &sum].concat(), number)
            }
            _ => choice(kind.code(), [w.debt, ": ", &sum].concat(), String::new()),
        }
    };
    let sums = desk.with_value(|desk| desk.sums(service));
    (!sums.is_empty()).then(|| {
        let own = choice(SumKind::Own.code(), w.own.to_owned(), String::new());
        let choices: Vec<_> = sums.into_iter().map(known).chain([own]).collect();
        let fault = fault_of(faults, Field::HowMuch.id());
        view! {
            <Radios id=Field::HowMuch.id() legend=w.how_much choices chosen=draft.kind fault />
        }
        .into_any()
    })
}

fn choice(code: &str, label: String, hint: String) -> Choice<String> {
    let value = code.to_owned();
    Choice { value, label, hint }
}

fn own_sum(draft: Draft, faults: Signal<Vec<Fault>>) -> AnyView {
    let w = words(use_lang());
    let fault = fault_of(faults, Field::Sum.id());
    view! {
        <TextField
            id=Field::Sum.id()
            label=w.sum
            hint=w.sum_hint
            value=draft.own
            fault
            inputmode="decimal"
            suffix="₴"
        />
    }
    .into_any()
}

/// Drawn anew when the sum changes: the fee is of the sum.
#[component]
pub fn Providers(
    desk: StoredValue<Desk>,
    draft: Draft,
    sum: Memo<Option<Kopiykas>>,
    fault: Signal<Option<String>>,
) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let choice = move |provider: &Provider| {
        let fee = w.fee_of(line_words(lang), provider, sum.get(), format);
        choice(&provider.code, provider.name.clone(), fee)
    };
    move || {
        let choices = desk.with_value(|desk| desk.options.providers.iter().map(choice).collect());
        view! {
            <Radios id=Field::Provider.id() legend=w.by_whom hint=w.card choices chosen=draft.provider fault />
        }
        .into_any()
    }
}

/// The sum as it stands, where it is one.
pub fn sum_of(desk: StoredValue<Desk>, draft: Draft) -> Memo<Option<Kopiykas>> {
    Memo::new(move |_| {
        let typed = draft.typed();
        desk.with_value(|desk| desk.sum(typed.service?, &typed).ok())
    })
}
