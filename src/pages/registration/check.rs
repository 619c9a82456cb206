//! «Чи все правильно?» Every answer once more, each with its way back; then the code.

use super::api;
use super::form::{Field, Problem, refusals};
use super::model::Registration;
use super::progress::{Progress, StepLine, known};
use super::words::words;
use crate::domain::contact::Channel;
use crate::form::{Form, Problems};
use crate::http::Error;
use crate::locale::{form_state, use_lang};
use crate::route::{Route, Step};
use crate::ui::{FormPage, Summary, SummaryRow};
use leptos::prelude::*;

#[component]
pub fn CheckStep(progress: Progress, begun: Registration) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let form = Form::<Field, Problem, _>::new();
    let state = form_state(lang, form, move |problems| w.faults(lang, problems));
    let submit = Callback::new(move |()| {
        let send = move |channel| async move { known(code_sent(progress, channel).await) };
        let done = move |answer| progress.go_on(answer);
        let by_email: Result<_, Problems<_, _>> = Ok(Channel::Email);
        form.submit(|| by_email, send, refusals, done);
    });
    let row = move |key: &'static str, value: String, step: Step| {
        view! {
            <SummaryRow key>
                {value} " "
                <a class="gc-link gc-tap" href=Route::Registration(step).href() aria-label=[w.change, ": ", key].concat()>
                    {w.change}
                </a>
            </SummaryRow>
        }
        .into_any()
    };
    let person = begun.person.map(|person| {
        [
            row(w.name, person.name.full(), Step::Person),
            row(w.email, person.email.as_str().to_owned(), Step::Person),
            row(w.phone, person.phone.display(), Step::Person),
        ]
    });
    let email_note = w.code_goes;
    view! {
        <FormPage
            title=w.check_title.to_owned()
            state
            submit=w.send_code
            on_submit=submit
        >
            <StepLine step=Step::Check />
            <Summary>
                {row(w.kind_of(begun.claimed.kind), begun.claimed.number, Step::First)}
                {person.into_iter().flatten().collect_view()}
                {row(w.password, w.password_set.to_owned(), Step::Password)}
                {row(w.consents, w.agreed(begun.consents.map_or(0, |agreed| agreed.len())), Step::Consents)}
            </Summary>
            <p class="gc-muted">{email_note}</p>
        </FormPage>
    }
}

/// The registration with its code on the way.
async fn code_sent(progress: Progress, channel: Channel) -> Result<Registration, Error> {
    let id = progress.begun.id();
    match api::send_code(progress.api, &id, channel).await {
        // One may be on its way: its answer was lost, or they have come back to look.
        Err(error @ Error::TooManyRequests { .. }) => {
            let begun = api::read(progress.api, &id).await?;
            begun.code.is_some().then_some(begun).ok_or(error)
        }
        answer => answer,
    }
}
