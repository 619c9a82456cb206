//! A notice as it stands on a page.

use super::words::words;
use super::{About, CompanyNotice, Noted, use_notices};
use crate::locale::{use_format, use_lang};
use crate::route::Route;
use crate::ui::{Button, ButtonKind, Notice, Tone, focus};
use leptos::prelude::*;

/// The first that the person has not taken note of, and how many there are; nothing where there is none.
#[component]
pub fn Fresh() -> impl IntoView {
    let w = words(use_lang());
    let noted = Noted::here();
    let all = use_notices();
    let fresh = Memo::new(move |_| {
        all.with(|all| match all {
            Some(Ok(all)) => all
                .iter()
                .filter(|notice| !noted.has(&notice.id))
                .cloned()
                .collect::<Vec<_>>(),
            _ => Vec::new(),
        })
    });
    let failed = Memo::new(move |_| all.failure().is_some());
    let take = move |id: String| {
        noted.take(&id);
        // The button that was pressed has gone: on with the page, not back to its beginning.
        focus("main");
    };
    let panels = move || {
        let fresh = fresh.get();
        let more = w.all(fresh.len());
        fresh.into_iter().next().map(|notice| {
            view! {
                <section class="gc-stack gc-stack--tight" aria-label=w.label>
                    <NoticePanel notice on_noted=Callback::new(take) />
                    <p><a class="gc-link gc-tap" href=Route::Notices.href()>{more}</a></p>
                </section>
            }
        })
    };
    view! {
        {panels}
        {move || failed.get().then(|| view! {
            <p class="gc-cluster gc-muted">
                {w.not_here}
                <Button text=w.again kind=ButtonKind::Quiet on_press=move |()| all.refetch() />
            </p>
        })}
    }
}

/// One notice; `on_noted` where it can be taken note of here.
#[component]
pub fn NoticePanel(
    notice: CompanyNotice,
    #[prop(optional)] on_noted: Option<Callback<String>>,
) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let title = w.title(&notice, &format);
    let tone = match notice.about {
        About::Outage { .. } => Tone::Warning,
        _ => Tone::Info,
    };
    let button = on_noted.map(|on_noted| {
        let (id, label) = (notice.id, w.understood_of(&title));
        let take = move |()| on_noted.run(id.clone());
        view! { <Button text=w.understood kind=ButtonKind::Secondary label=label on_press=take /> }
    });
    let said = notice.text.map(|text| {
        view! { <p class="gc-lines" lang="uk">{text}</p> }
    });
    let source = [
        w.says,
        &notice.company,
        " · ",
        &format.day_month_of(&notice.published_at),
    ]
    .concat();
    view! {
        <Notice tone title>
            {w.detail(&notice.about, &format).map(|detail| view! { <p>{detail}</p> })}
            {said}
            <p class="gc-muted gc-small">{source}</p>
            {button}
        </Notice>
    }
}
