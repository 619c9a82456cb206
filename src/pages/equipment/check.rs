//! Check what is said to be wrong, and only then send it: once, however often the link is lost.

use super::api;
use super::form::{Field, Problem, is_being_corrected, refusals};
use super::model::NewCorrection;
use super::new::Correcting;
use super::words::words;
use crate::attachments::Unready;
use crate::domain::equipment::CorrectionId;
use crate::form::{Problems, Submission};
use crate::http::{Api, Error};
use crate::locale::{equipment_name, form_state, use_format, use_lang};
use crate::route::{Route, use_replace, use_replace_path};
use crate::storage;
use crate::ui::{FormPage, Notice, Summary, SummaryRow, Tone};
use leptos::prelude::*;

#[component]
pub fn CheckStep(
    correcting: Correcting,
    new: NewCorrection,
    send: Callback<NewCorrection>,
) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let sending = correcting.sending;
    let state = form_state(lang, sending, move |problems| w.faults(problems, None));
    let in_doubt = Memo::new(move |_| {
        sending.submission.with(
            |submission| matches!(submission, Submission::Failed(error) if Error::leaves_doubt(error)),
        )
    });
    let sent = new.clone();
    let submit = move |()| send.run(sent.clone());
    let change = [crate::config::use_config().base, &correcting.path(false)].concat();
    view! {
        <FormPage title=w.check_title.to_owned() state submit=w.send on_submit=submit>
            {move || in_doubt.get().then(|| view! {
                <Notice tone=Tone::Warning title=w.in_doubt><p>{w.in_doubt_text}</p></Notice>
            })}
            {facts(correcting, new)}
            <p><a class="gc-link gc-tap" href=change>{w.change}</a></p>
            <p class="gc-muted">{w.then}</p>
        </FormPage>
    }
    .into_any()
}

/// Of all steps, not of the check alone: an answer is heard also where the person went back to the form meanwhile.
pub fn submitting(correcting: Correcting) -> Callback<NewCorrection> {
    let api: Api = expect_context();
    let (go, to_form) = (use_replace(), use_replace_path());
    let Correcting {
        home,
        draft,
        fields,
        sending,
        again,
        ..
    } = correcting;
    Callback::new(move |new| {
        let told = move |error: Error| {
            if is_being_corrected(&error) {
                again.run(());
                return Ok(Problems::default());
            }
            let found = refusals(error)?;
            if found.of(&Field::Attachments) == Some(&Problem::Unready(Unready::Gone)) {
                draft.files.lose();
            }
            fields.problems.set(found);
            to_form.run(correcting.path(false));
            Ok(Problems::default())
        };
        let done = move |id: CorrectionId| {
            draft.forget();
            go.run(Route::Correction(id));
        };
        let send = |new| {
            let sent = api::create(api, home.get_value(), new);
            storage::drop_typed_after(draft.name(), sent)
        };
        sending.submit(|| Ok(new), send, told, done);
    })
}

fn facts(correcting: Correcting, new: NewCorrection) -> AnyView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let files = (!new.attachments.is_empty()).then(|| format.count(new.attachments.len() as u32));
    let rows = [
        (
            w.item,
            correcting
                .item
                .with_value(|item| item.as_ref().map(|item| w.about(item))),
        ),
        (w.what_question, Some(w.what(new.what).to_owned())),
        (
            w.kind_question,
            new.kind.map(|kind| equipment_name(lang, kind).to_owned()),
        ),
        (w.right(new.what), new.value),
        (w.how_many, new.quantity.map(|count| format.count(count))),
        (w.text, new.text),
        (w.files, files),
    ];
    let row = |(key, value): (&'static str, Option<String>)| {
        let value = value?;
        Some(
            view! { <SummaryRow key><span class="gc-lines">{value}</span></SummaryRow> }.into_any(),
        )
    };
    let rows = rows.into_iter().filter_map(row).collect_view();
    view! { <div class="gc-panel"><Summary>{rows}</Summary></div> }.into_any()
}
