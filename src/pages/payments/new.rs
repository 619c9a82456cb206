//! The form: whom, how much, by way of whom; then the check, and a question where somebody pays for the same already.

use super::api;
use super::check::CheckStep;
use super::draft::{Asked, Draft};
use super::form::{Desk, Field, Problem, parse};
use super::model::{NewPayment, Second};
use super::qr::BankQr;
use super::second::SecondStep;
use super::sums::{Payees, Providers, Sums, sum_of};
use super::words::words;
use crate::accounts::{HomeLine, use_of_home};
use crate::billing::read_balances;
use crate::form::{Form, Problems};
use crate::http::Error;
use crate::load::Load;
use crate::locale::{AnsweredPage, form_state, shell_words, use_lang};
use crate::route::use_replace_path;
use crate::ui::{FormPage, Notice, Title, Tone};
use futures::future::{OptionFuture, join3};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};

/// What the steps share. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Paying {
    pub desk: StoredValue<Desk>,
    pub asked: StoredValue<Asked>,
    pub draft: Draft,
    /// What is wrong with the fields.
    pub fields: Form<Field, Problem, Error>,
    /// What the server asked about.
    pub second: RwSignal<Option<Second>>,
}

#[component]
pub fn NewPaymentPage() -> impl IntoView {
    let lang = use_lang();
    let asked = Asked::here();
    let steps = move |desk| {
        let asked = asked.get_untracked();
        view! { <Steps desk asked /> }.into_any()
    };
    view! {
        <AnsweredPage
            title=words(lang).title
            resource=use_desk(asked)
            children=steps
        />
    }
}

fn use_desk(asked: Memo<Asked>) -> Load<Desk, Error> {
    use_of_home(move |api, home| {
        let named = asked.get().invoice;
        let is_named = named.is_some();
        let invoice = named.map(|id| api::invoice(api, home, &id));
        let all = join3(
            api::options(api, home),
            read_balances(api, home),
            OptionFuture::from(invoice),
        );
        let home = home.clone();
        async move {
            let (options, balances, invoice) = all.await;
            let invoice = invoice.transpose()?.flatten();
            Ok(Desk {
                home,
                options: options?,
                balances: balances?,
                is_invoice_missing: is_named && invoice.is_none(),
                invoice,
            })
        }
    })
}

#[component]
fn Steps(desk: Desk, asked: Asked) -> impl IntoView {
    let paying = Paying {
        draft: Draft::of(&desk, &asked),
        desk: StoredValue::new(desk),
        asked: StoredValue::new(asked),
        fields: Form::new(),
        second: RwSignal::new(None),
    };
    let query = use_location().query;
    let is_check = Memo::new(move |_| query.with(|query| query.get("check").is_some()));
    // Back at the form, whatever was asked behind it is over.
    let second = paying.second;
    Effect::new(move || {
        if !is_check.get() {
            second.set(None);
        }
    });
    move || {
        if !is_check.get() {
            return view! { <FormStep paying /> }.into_any();
        }
        let new = parsed(paying);
        match (new, second.get()) {
            (Ok(new), None) => view! { <CheckStep paying new /> }.into_any(),
            (Ok(new), Some(second)) => view! { <SecondStep paying new second /> }.into_any(),
            // Nothing to check here: an old address.
            (Err(_), _) => {
                view! { <ToForm path=paying.asked.with_value(Asked::path) /> }.into_any()
            }
        }
    }
}

fn parsed(paying: Paying) -> Result<NewPayment, Problems<Field, Problem>> {
    untrack(|| {
        let typed = paying.draft.typed();
        paying.desk.with_value(|desk| parse(&typed, desk))
    })
}

#[component]
fn ToForm(path: String) -> impl IntoView {
    let replace = use_replace_path();
    Effect::new(move || replace.run(path.clone()));
}

#[component]
fn FormStep(paying: Paying) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let navigate = use_navigate();
    let Paying {
        desk,
        draft,
        fields,
        ..
    } = paying;
    let state = form_state(lang, fields, move |problems| w.faults(problems));
    let sum = sum_of(desk, draft);
    let submit = Callback::new(move |()| match parsed(paying) {
        Ok(_) => {
            fields.problems.set(Default::default());
            navigate(
                &paying.asked.with_value(Asked::path_of_check),
                Default::default(),
            );
        }
        Err(found) => fields.problems.set(found),
    });
    let (is_taken, has_code, is_missing) = desk.with_value(|desk| {
        let is_taken = !desk.options.providers.is_empty();
        (is_taken, desk.options.qr.is_some(), desk.is_invoice_missing)
    });
    let questions = view! {
        <HomeLine />
        {is_missing.then(|| notice(w.no_invoice, w.no_invoice_text))}
        <Payees desk draft fault=state.fault(Field::Service.id()) />
        <Sums desk draft faults=state.faults />
    }
    .into_any();
    let form = match is_taken {
        true => view! {
            <FormPage title=w.title.to_owned() state submit=w.to_check on_submit=submit>
                {questions}
                <Providers desk draft sum fault=state.fault(Field::Provider.id()) />
            </FormPage>
        }
        .into_any(),
        // Nobody takes money here just now; the code below goes by way of nobody.
        false => view! {
            <Title text=w.title.to_owned() product=shell_words(lang).product />
            {notice(w.nobody, w.nobody_text)}
            <div class="gc-stack">{has_code.then_some(questions)}</div>
        }
        .into_any(),
    };
    view! {
        {form}
        <BankQr desk draft sum />
    }
    .into_any()
}

fn notice(title: &'static str, text: &'static str) -> AnyView {
    view! { <Notice tone=Tone::Info title><p>{text}</p></Notice> }.into_any()
}
