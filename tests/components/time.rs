//! The page's own time. Nothing here waits for a while: a test goes on as soon as the page is at rest.

use crate::replaced::Replaced;
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
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

/// Goes on once `is_so`; what it waits for comes from the browser in a few turns, its database's answers in some time.
pub async fn until(what: &str, is_so: impl Fn() -> bool) {
    let begun = now();
    let mut turns = 0;
    while turns < TURNS || now() - begun < PATIENCE {
        if is_so() {
            return;
        }
        tick().await;
        turns += 1;
    }
    panic!("in vain: {what}");
}

/// Milliseconds; goes on where a test has stopped the time of day.
pub fn now() -> f64 {
    let clock = js_sys::Reflect::get(&window(), &"performance".into()).expect("a clock");
    let now: js_sys::Function = js_sys::Reflect::get(&clock, &"now".into())
        .expect("now")
        .unchecked_into();
    now.call0(&clock)
        .ok()
        .and_then(|now| now.as_f64())
        .expect("a time")
}

const TURNS: u32 = 200;
/// Milliseconds.
const PATIENCE: f64 = 5_000.0;

type Held = Rc<RefCell<Vec<(i32, i32, Function)>>>;
type SetTimeout = Closure<dyn Fn(Function, Option<i32>) -> JsValue>;
type ClearTimeout = Closure<dyn Fn(i32)>;

/// Long timers are held, and run when the test says so; short ones go their way.
pub struct Timers {
    held: Held,
    _ours: (SetTimeout, ClearTimeout),
    _instead: [Replaced; 2],
}

const LONG: i32 = 1_000;

impl Timers {
    pub fn held() -> Self {
        let held = Held::default();
        let window = JsValue::from(window());
        let set = set_timeout(&window, Rc::clone(&held));
        let clear = clear_timeout(&window, Rc::clone(&held));
        let instead = [
            Replaced::put(&window, "setTimeout", set.as_ref()),
            Replaced::put(&window, "clearTimeout", clear.as_ref()),
        ];
        Self {
            held,
            _ours: (set, clear),
            _instead: instead,
        }
    }

    /// How many are still to come.
    pub fn count(&self) -> usize {
        self.held.borrow().len()
    }

    /// So many milliseconds have passed.
    pub fn pass(&self, time: i32) {
        let held = self.held.take();
        let (due, later): (Vec<_>, Vec<_>) =
            held.into_iter().partition(|(_, after, _)| *after <= time);
        self.held.replace(later);
        for (_, _, run) in due {
            run.call0(&JsValue::UNDEFINED).expect("run");
        }
    }
}

fn set_timeout(window: &JsValue, held: Held) -> SetTimeout {
    let (own, window) = (own(window, "setTimeout"), window.clone());
    // Below nought: the browser's own numbers are above.
    let next = Cell::new(-1);
    SetTimeout::new(move |run: Function, after: Option<i32>| {
        let after = after.unwrap_or(0);
        if after < LONG {
            return own.call2(&window, &run, &after.into()).expect("a timer");
        }
        let id = next.replace(next.get() - 1);
        held.borrow_mut().push((id, after, run));
        id.into()
    })
}

fn clear_timeout(window: &JsValue, held: Held) -> ClearTimeout {
    let (own, window) = (own(window, "clearTimeout"), window.clone());
    ClearTimeout::new(move |id: i32| {
        held.borrow_mut().retain(|(held, ..)| *held != id);
        own.call1(&window, &id.into()).expect("cleared");
    })
}

fn own(window: &JsValue, name: &str) -> Function {
    let own = Reflect::get(window, &name.into());
    own.expect("the browser's own").unchecked_into()
}

type Now = Closure<dyn Fn() -> f64>;
type SetInterval = Closure<dyn Fn(Function) -> JsValue>;

/// The time of day stands still until the test lets it pass; what the page does every second is done then.
pub struct Clock {
    now: Rc<Cell<f64>>,
    every: Rc<RefCell<Vec<Function>>>,
    _ours: (Now, SetInterval),
    _instead: [Replaced; 2],
}

impl Clock {
    pub fn stopped() -> Self {
        let now = Rc::new(Cell::new(js_sys::Date::now()));
        let every: Rc<RefCell<Vec<Function>>> = Rc::default();
        let (read, hold) = (Rc::clone(&now), Rc::clone(&every));
        let read = Now::new(move || read.get());
        let hold = SetInterval::new(move |run: Function| {
            hold.borrow_mut().push(run);
            // No timer of the browser's has this number.
            JsValue::from(-1)
        });
        let date = Reflect::get(&js_sys::global(), &"Date".into()).expect("Date");
        let instead = [
            Replaced::put(&date, "now", read.as_ref()),
            Replaced::put(&window().into(), "setInterval", hold.as_ref()),
        ];
        Self {
            now,
            every,
            _ours: (read, hold),
            _instead: instead,
        }
    }

    /// So many seconds pass, one after another.
    pub fn pass(&self, seconds: u32) {
        for _ in 0..seconds {
            self.now.set(self.now.get() + 1_000.0);
            let due = self.every.borrow().clone();
            for run in due {
                run.call0(&JsValue::UNDEFINED).expect("run");
            }
        }
    }
}
