//! The page's own time. Nothing here waits for a while: a test goes on as soon as the page is at rest.

use crate::replaced::Replaced;
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Lets everything run that is due: effects, and promises that are kept.
pub async fn tick() {
    let turn = Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback(&resolve);
    });
    JsFuture::from(turn).await.expect("a turn");
}

/// The next frame: focus moves in one.
pub async fn frame() {
    tick().await;
    let drawn = Promise::new(&mut |resolve, _| {
        let _ = window().request_animation_frame(&resolve);
    });
    JsFuture::from(drawn).await.expect("a frame");
    tick().await;
}

/// Goes on once `is_so`; what it waits for comes from the browser in a few turns.
pub async fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..200 {
        if is_so() {
            return;
        }
        tick().await;
    }
    panic!("in vain: {what}");
}

type Timeout = Closure<dyn Fn(Function, Option<i32>) -> JsValue>;

/// Long timers are held, and run when the test says so; short ones go their way.
pub struct Timers {
    held: Rc<RefCell<Vec<(i32, Function)>>>,
    _ours: Timeout,
    _instead: Replaced,
}

const LONG: i32 = 1_000;

impl Timers {
    pub fn held() -> Self {
        let held: Rc<RefCell<Vec<(i32, Function)>>> = Rc::default();
        let window = JsValue::from(window());
        let own: Function = Reflect::get(&window, &"setTimeout".into())
            .expect("setTimeout")
            .unchecked_into();
        let (hold, on) = (Rc::clone(&held), window.clone());
        let ours = Timeout::new(move |run: Function, after: Option<i32>| {
            let after = after.unwrap_or(0);
            if after < LONG {
                return own.call2(&on, &run, &after.into()).expect("a timer");
            }
            hold.borrow_mut().push((after, run));
            0.into()
        });
        let instead = Replaced::put(&window, "setTimeout", ours.as_ref());
        Self {
            held,
            _ours: ours,
            _instead: instead,
        }
    }

    /// So many milliseconds have passed.
    pub fn pass(&self, time: i32) {
        let held = self.held.take();
        let (due, later) = held.into_iter().partition(|(after, _)| *after <= time);
        self.held.replace(later);
        let due: Vec<(i32, Function)> = due;
        for (_, run) in due {
            run.call0(&JsValue::UNDEFINED).expect("run");
        }
    }
}
