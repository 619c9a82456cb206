//! «Що ви про мене знаєте? Дайте все одним файлом.»

use super::api;
use super::words::words;
use crate::file::File;
use crate::form::{Form, Submission};
use crate::http::{Api, Error};
use crate::locale::{explained, shell_words, use_lang};
use crate::ui::{Button, NotThrough, Notice, Title, Tone};
use leptos::prelude::*;

#[component]
pub fn ExportPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let api: Api = expect_context();
    let form = Form::<(), (), Error>::new();
    let is_here = RwSignal::new(false);
    let fetch = move |()| {
        is_here.set(false);
        let done = move |text: String| match file(text).save() {
            Some(()) => is_here.set(true),
            None => form.submission.set(Submission::Failed(Error::Forbidden)),
        };
        form.submit(|| Ok(()), move |()| api::export(api), Err, done);
    };
    let busy = Signal::derive(move || form.is_sending());
    let failure = explained(lang, form.submission);
    view! {
        <Title text=w.export_title.to_owned() product=shell.product />
        <p class="gc-lead">{w.export_lead}</p>
        <ul class="gc-list">
            {w.export_holds.map(|line| view! { <li>{line}</li> }.into_any())}
        </ul>
        {move || failure.get().map(|failure| view! { <NotThrough failure /> })}
        <div class="gc-actions"><Button text=w.download busy on_press=fetch /></div>
        <div role="status">
            {move || busy.get().then(|| view! { <p class="gc-status">{w.preparing}</p> })}
            {move || is_here.get().then(|| view! {
                <Notice tone=Tone::Success title=w.downloaded><p>{w.downloaded_text}</p></Notice>
            })}
        </div>
        <section class="gc-stack">
            <h2 class="gc-heading">{w.kept}</h2>
            <ul class="gc-list">
                {w.kept_why.map(|line| view! { <li>{line}</li> }.into_any())}
            </ul>
        </section>
    }
}

fn file(text: String) -> File {
    File {
        name: "gas-cabinet.json".into(),
        kind: "application/json",
        text,
    }
}
