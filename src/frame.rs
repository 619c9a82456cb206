//! The first frame: the page as it stands before the app is there, and how the app takes over from it.
//!
//! `index.html` carries the shell and the real sign-in form, drawn at build time from the very components the app
//! mounts (`src/bin/frame.rs`), so that a person can read and type while the app is still on its way. What they
//! typed, where they were in it, and a press on the button go over into the app.

use crate::host;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// What a person did before the app was there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Early {
    pub login: String,
    pub password: String,
    /// They have pressed the button already.
    pub pressed: bool,
    focus: Option<(String, Option<(u32, u32)>)>,
}

impl Early {
    /// Reads the frame's form.
    pub fn of(frame: &Element) -> Self {
        let form = frame.query_selector("form[data-early]").ok().flatten();
        Self {
            login: typed("login"),
            password: typed("password"),
            pressed: form.is_some_and(|form| form.has_attribute("data-pressed")),
            focus: focused(),
        }
    }

    /// Puts `app` in the frame's place, and the caret back where it was.
    pub fn hand_over(&self, frame: &Element, app: &Element) {
        let _ = frame.replace_with_with_node_1(app);
        // Before the caret: an input that gets another value later puts it to the end.
        for (id, typed) in [("login", &self.login), ("password", &self.password)] {
            if let Some(input) = input(id) {
                input.set_value(typed);
            }
        }
        if let Some((id, selection)) = &self.focus
            && let Some(input) = input(id)
        {
            let _ = input.focus();
            if let Some((start, end)) = selection {
                // E-mail and number inputs have no selection to set.
                let _ = input.set_selection_range(*start, *end);
            }
        }
    }
}

/// The app cannot go on: un-hides the page's own words on whom to call, which need no app.
pub fn say_broken() {
    host::tell("error", &[("code", "stopped")]);
    if let Some(words) = document().get_element_by_id("boot-failed") {
        let _ = words.remove_attribute("hidden");
    }
}

/// What was typed early, for the one page that takes it over: a password is not kept for the next.
#[derive(Clone, Copy)]
pub struct Typed(StoredValue<Early>);

impl Typed {
    pub fn new(early: Early) -> Self {
        Self(StoredValue::new(early))
    }

    pub fn take(self) -> Early {
        self.0.try_update_value(std::mem::take).unwrap_or_default()
    }
}

fn typed(id: &str) -> String {
    input(id).map(|input| input.value()).unwrap_or_default()
}

fn focused() -> Option<(String, Option<(u32, u32)>)> {
    let element: Element = host::root().active_element()?;
    let input = element.dyn_into::<HtmlInputElement>().ok()?;
    let start = input.selection_start().ok().flatten();
    let end = input.selection_end().ok().flatten();
    Some((input.id(), start.zip(end)))
}

fn input(id: &str) -> Option<HtmlInputElement> {
    host::root().get_element_by_id(id)?.dyn_into().ok()
}
