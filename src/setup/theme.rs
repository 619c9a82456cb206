//! The colours as the page has computed them, looked at again whenever the theme changes.

use super::OURS;
use super::palette::{Role, Verdict, judged};
use super::words::Words;
use crate::domain::contrast::Rgb;
use crate::host;
use crate::js::call;
use crate::taste;
use js_sys::{Array, Function, Object, Reflect, global};
use leptos::logging::warn;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Attributes of the bearer that may bring other colours.
const TELLING: [&str; 6] = [
    "data-theme",
    "data-preset",
    "theme",
    "scheme",
    "class",
    "style",
];

/// Sees to it that all can be read, as long as the current owner lives.
pub fn guard(w: &'static Words) {
    let Some((place, bearer)) = host::place().zip(host::bearer()) else {
        return;
    };
    let mut told = Vec::new();
    let of = bearer.clone();
    let mut look = move || {
        for line in corrected(&place, &of, w).unwrap_or_default() {
            if !told.contains(&line) {
                warn!("{OURS}{line}");
                told.push(line);
            }
        }
    };
    look();
    let look = Closure::<dyn FnMut()>::new(look);
    let watch = SendWrapper::new(Watch::put(&bearer, look));
    on_cleanup(move || drop(watch));
}

/// Corrects what cannot be read, and says so a line each.
fn corrected(place: &Element, bearer: &Element, w: &Words) -> Option<Vec<String>> {
    if matches("(forced-colors: active)") {
        // The person's own colours stand in the place of all others.
        return None;
    }
    // Beside the cabinet and not inside: in there the corrections are.
    let probe = Probe::beside(place)?;
    let verdicts = judged(|role| probe.colour(role), taste::is_dark(bearer));
    let line = |verdict: &Verdict| w.verdict(verdict, &probe.said(verdict.role));
    let lines = verdicts.iter().map(line).collect();
    drop(probe);
    let mut ring = String::new();
    for role in Role::all() {
        let verdict = verdicts.iter().rfind(|verdict| verdict.role == role);
        // An empty one takes the property away.
        let now = verdict.map(|verdict| verdict.now.hex()).unwrap_or_default();
        set(place, role.property(), &now);
        if role == Role::Focus && !now.is_empty() {
            ring = ["3px solid ", &now].concat();
        }
    }
    // Made further out, of the colour that was refused.
    set(place, "--gc-ring", &ring);
    Some(lines)
}

fn matches(query: &str) -> bool {
    let query = window().match_media(query).ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// Through the object model: a policy that allows no inline styles allows this.
fn set(element: &Element, property: &str, value: &str) {
    let style = Reflect::get(element, &"style".into()).unwrap_or_default();
    let _ = call(
        &style,
        "setProperty",
        &Array::of2(&property.into(), &value.into()),
    );
}

/// An element that nobody sees and that wears each colour for a moment; taken away when dropped.
struct Probe {
    element: Element,
    /// Its computed style; follows it.
    style: JsValue,
}

impl Probe {
    fn beside(place: &Element) -> Option<Self> {
        let element = document().create_element("span").ok()?;
        let _ = element.set_attribute("hidden", "");
        place.parent_element()?.append_child(&element).ok()?;
        // `currentcolor` is one of the colours there may be.
        set(&element, "color", "var(--gc-color-text)");
        set(&element, "transition", "none");
        let style = call(&window(), "getComputedStyle", &Array::of1(&element)).ok()?;
        Some(Self { element, style })
    }

    /// None for what is no colour: a background that is none is transparent.
    fn colour(&self, role: Role) -> Option<Rgb> {
        let colour = ["var(", role.property(), ")"].concat();
        // Other notations, `oklch()` among them, are brought to sRGB by the browser itself.
        let mixed = ["color-mix(in srgb, ", &colour, ", ", &colour, ")"].concat();
        [colour, mixed].iter().find_map(|colour| {
            set(&self.element, "background-color", colour);
            Rgb::parse(&self.computed("background-color"))
        })
    }

    /// As the company's sheet has it.
    fn said(&self, role: Role) -> String {
        self.computed(role.property())
    }

    fn computed(&self, property: &str) -> String {
        let value = call(
            &self.style,
            "getPropertyValue",
            &Array::of1(&property.into()),
        );
        value
            .ok()
            .and_then(|value| value.as_string())
            .unwrap_or_default()
    }
}

impl Drop for Probe {
    fn drop(&mut self) {
        self.element.remove();
    }
}

/// Runs `look` when the bearer's attributes or the device's wish change, until dropped.
struct Watch {
    observer: JsValue,
    wish: JsValue,
    look: Closure<dyn FnMut()>,
}

const CHANGE: &str = "change";

impl Watch {
    fn put(bearer: &Element, look: Closure<dyn FnMut()>) -> Self {
        let wish = window().match_media("(prefers-color-scheme: dark)");
        let wish = wish.ok().flatten().map(JsValue::from).unwrap_or_default();
        let observer = observer(look.as_ref()).unwrap_or_default();
        let options = Object::new();
        let names: Array = TELLING.iter().map(|name| JsValue::from_str(name)).collect();
        let _ = Reflect::set(&options, &"attributeFilter".into(), &names);
        let _ = call(&observer, "observe", &Array::of2(bearer, &options));
        let _ = call(
            &wish,
            "addEventListener",
            &Array::of2(&CHANGE.into(), look.as_ref()),
        );
        Self {
            observer,
            wish,
            look,
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = call(&self.observer, "disconnect", &Array::new());
        let ours = Array::of2(&CHANGE.into(), self.look.as_ref());
        let _ = call(&self.wish, "removeEventListener", &ours);
    }
}

fn observer(look: &JsValue) -> Result<JsValue, JsValue> {
    let make: Function = Reflect::get(&global(), &"MutationObserver".into())?.dyn_into()?;
    Reflect::construct(&make, &Array::of1(look))
}
