//! «Що ви про мене знаєте? Дайте все одним файлом.»

use super::api;
use super::words::words;
use crate::form::{Form, Submission};
use crate::http::{Api, Error};
use crate::locale::{explained, shell_words, use_lang};
use crate::ui::{Button, NotThrough, Notice, Title, Tone};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// By then a browser has taken the file.
const TAKEN: Duration = Duration::from_secs(30);

#[component]
pub fn ExportPage() -> impl IntoView {
    let lang = use_lang();
    let (w, shell) = (words(lang), shell_words(lang));
    let api: Api = expect_context();
    let form = Form::<(), (), Error>::new();
    let is_here = RwSignal::new(false);
    let fetch = move |()| {
        is_here.set(false);
        let done = move |text: String| match hand_over(&text) {
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

/// Gives the file to the browser, as if the person had followed a link to it. `None` where it does not take it.
fn hand_over(text: &str) -> Option<()> {
    let how = BlobPropertyBag::new();
    how.set_type("application/json");
    let parts = js_sys::Array::of1(&text.into());
    let file = Blob::new_with_str_sequence_and_options(&parts, &how).ok()?;
    let address = Url::create_object_url_with_blob(&file).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download("gas-cabinet.json");
    link.click();
    // Not at once: a browser may begin to read it only now.
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        TAKEN,
    );
    Some(())
}
