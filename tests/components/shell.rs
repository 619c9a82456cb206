use crate::look::{focused, name, text};
use crate::mount::{Mounted, mount};
use crate::person::presses;
use crate::time::{frame, tick};
use gas_cabinet::ui::{NavLink, Shell};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::PointerEvent;

struct Page {
    mounted: Mounted,
    sections: RwSignal<Vec<NavLink>>,
    wanted: RwSignal<Vec<String>>,
}

fn link(href: &str, text: &'static str, current: bool) -> NavLink {
    NavLink {
        href: href.into(),
        text,
        current,
        is_spare: false,
    }
}

fn shell() -> Page {
    let sections = RwSignal::new(vec![
        link("/cabinet/", "Огляд", false),
        link("/cabinet/readings", "Історія", true),
    ]);
    let wanted = RwSignal::new(Vec::new());
    let mounted = mount(move || {
        let intent = move |href: String| wanted.update(|wanted| wanted.push(href));
        view! {
            <Shell
                product="Кабінет"
                skip="Перейти до змісту"
                sections_label="Розділи"
                home="/cabinet/".to_owned()
                sections
                tools=Box::new(|| view! { <a href="/en">"English"</a> }.into_any())
                on_intent=Callback::new(intent)
                emergency="Запах газу?"
                emergency_number="104"
                help=("/cabinet/help".to_owned(), "Довідка")
            >
                <h1>"Історія показів"</h1>
            </Shell>
        }
    });
    Page {
        mounted,
        sections,
        wanted,
    }
}

#[wasm_bindgen_test]
async fn the_skip_link_comes_first_and_leads_to_the_content() {
    let page = shell().mounted;
    let address = window().location().href().expect("an address");
    let first = page.all("a[href], button, input, [tabindex='0']").remove(0);
    assert_eq!(name(&first), "Перейти до змісту");
    presses(&first);
    frame().await;
    assert_eq!(focused(), page.the("main").id());
    assert_eq!(window().location().href().expect("an address"), address);
}

#[wasm_bindgen_test]
async fn the_content_stands_in_main_and_the_rest_around_it() {
    let page = shell().mounted;
    let main = page.the("main");
    assert_eq!(text(&main), "Історія показів");
    for role in ["banner", "contentinfo", "navigation"] {
        assert!(!main.contains(Some(&page.the(role))), "{role}");
    }
}

#[wasm_bindgen_test]
async fn the_section_one_is_in_is_told_by_words() {
    let page = shell().mounted;
    assert_eq!(name(&page.the("navigation")), "Розділи");
    let current = |text| page.by_role("link", text).get_attribute("aria-current");
    assert_eq!(current("Історія").as_deref(), Some("page"));
    assert_eq!(current("Огляд"), None);
}

#[wasm_bindgen_test]
async fn a_guest_has_no_sections() {
    let page = shell();
    page.sections.set(vec![]);
    tick().await;
    assert!(!page.mounted.has("navigation"));
}

#[wasm_bindgen_test]
async fn the_emergency_number_can_be_called_with_a_press() {
    let page = shell().mounted;
    let number = page.by_role("link", "104");
    assert_eq!(number.get_attribute("href").as_deref(), Some("tel:104"));
    assert!(page.the("contentinfo").contains(Some(&number)));
}

#[wasm_bindgen_test]
async fn help_is_at_the_foot_of_every_page() {
    let page = shell().mounted;
    let help = page.by_role("link", "Довідка");
    assert_eq!(help.get_attribute("href").as_deref(), Some("/cabinet/help"));
    assert!(page.the("contentinfo").contains(Some(&help)));
}

#[wasm_bindgen_test]
async fn the_brand_leads_home() {
    let page = shell().mounted;
    let brand = page.by_role("link", "Кабінет");
    assert_eq!(brand.get_attribute("href").as_deref(), Some("/cabinet/"));
}

#[wasm_bindgen_test]
async fn a_finger_on_a_section_tells_where_it_is_going() {
    let page = shell();
    let link = page.mounted.by_role("link", "Огляд");
    let finger = PointerEvent::new("pointerenter").expect("an event");
    link.dispatch_event(&finger).expect("dispatched");
    assert_eq!(page.wanted.get_untracked(), ["/cabinet/"]);
}

#[wasm_bindgen_test]
async fn a_focus_on_a_section_tells_where_it_is_going() {
    let page = shell();
    let link = page.mounted.by_role("link", "Огляд");
    let focus = web_sys::Event::new("focus").expect("an event");
    link.dispatch_event(&focus).expect("dispatched");
    assert_eq!(page.wanted.get_untracked(), ["/cabinet/"]);
}
