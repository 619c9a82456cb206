//! «Що сталося або зміниться?» What the companies tell this home, also what has been taken note of.

use crate::accounts::HomeLine;
use crate::locale::{Answered, Lang, shell_words, use_lang};
use crate::notices::{CompanyNotice, NoticePanel, use_notices};
use crate::route::{ProfilePart, Route};
use crate::ui::Title;
use leptos::prelude::*;

struct Words {
    title: &'static str,
    lead: &'static str,
    none: &'static str,
    to_settings: &'static str,
}

static UK: Words = Words {
    title: "Повідомлення компаній",
    lead: "Відключення, ціни, дні приймання показань і новини, що стосуються вашої домівки.",
    none: "Нових повідомлень немає. Коли компанія щось повідомить, воно буде тут і в огляді.",
    to_settings: "Що надсилати поштою або SMS",
};

static EN: Words = Words {
    title: "The companies’ notices",
    lead: "Outages, prices, days of readings and news that concern your home.",
    none: "There are no notices now. When the company tells something, it stands here and on the overview.",
    to_settings: "What to send by e-mail or SMS",
};

fn words(lang: Lang) -> &'static Words {
    lang.pick(&UK, &EN)
}

#[component]
pub fn NoticesPage() -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let notices = use_notices();
    let settings = Route::Profile(ProfilePart::Notices).href();
    view! {
        <Title text=w.title.to_owned() product=shell_words(lang).product />
        <p class="gc-lead">{w.lead}</p>
        <HomeLine />
        <Answered resource=notices children=|notices| view! { <All notices /> } />
        <p><a class="gc-link gc-tap" href=settings>{w.to_settings}</a></p>
    }
}

#[component]
fn All(notices: Vec<CompanyNotice>) -> impl IntoView {
    if notices.is_empty() {
        return view! { <p class="gc-empty">{words(use_lang()).none}</p> }.into_any();
    }
    let panels = notices
        .into_iter()
        .map(|notice| view! { <NoticePanel notice /> }.into_any());
    view! { <div class="gc-stack">{panels.collect_view()}</div> }.into_any()
}
