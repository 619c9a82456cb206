//! Dates, times, money and volumes by the browser's own `Intl`: no tables of ours to carry over a weak link.

use super::Lang;
use crate::domain::bill::Volume;
use crate::domain::meter::CubicMetres;
use crate::domain::money::{Kopiykas, UnitPrice};
use crate::domain::period::Period;
use chrono::{Datelike, NaiveDate};
use js_sys::{Array, Function, Intl, JSON, Object, Reflect};
use std::cell::RefCell;
use std::collections::HashMap;
use wasm_bindgen::{JsCast, JsValue};

/// Formats in one language. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Format {
    lang: Lang,
}

/// The forms a noun takes after a number, in `Intl.PluralRules` categories.
#[derive(Clone, Copy)]
struct Forms {
    one: &'static str,
    few: &'static str,
    other: &'static str,
}

const CUBIC_METRES: [Forms; 2] = [
    Forms {
        one: "кубометр",
        few: "кубометри",
        other: "кубометрів",
    },
    Forms {
        one: "cubic metre",
        few: "cubic metres",
        other: "cubic metres",
    },
];
const DAYS: [Forms; 2] = [
    Forms {
        one: "день",
        few: "дні",
        other: "днів",
    },
    Forms {
        one: "day",
        few: "days",
        other: "days",
    },
];
const MINUTES: [Forms; 2] = [
    Forms {
        one: "хвилину",
        few: "хвилини",
        other: "хвилин",
    },
    Forms {
        one: "minute",
        few: "minutes",
        other: "minutes",
    },
];

const READINGS: [Forms; 2] = [
    Forms {
        one: "показ",
        few: "покази",
        other: "показів",
    },
    Forms {
        one: "reading",
        few: "readings",
        other: "readings",
    },
];

impl Format {
    pub fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// «3 листопада 2026»
    pub fn date(self, day: NaiveDate) -> String {
        self.day(r#"{"dateStyle":"long","timeZone":"UTC"}"#, day)
    }

    /// «3 листопада»
    pub fn day_month(self, day: NaiveDate) -> String {
        self.day(r#"{"day":"numeric","month":"long","timeZone":"UTC"}"#, day)
    }

    /// «четвер, 5 листопада»
    pub fn weekday(self, day: NaiveDate) -> String {
        self.day(
            r#"{"weekday":"long","day":"numeric","month":"long","timeZone":"UTC"}"#,
            day,
        )
    }

    /// «жовтень 2026»
    pub fn period(self, period: Period) -> String {
        self.month(
            r#"{"month":"long","year":"numeric","timeZone":"UTC"}"#,
            period,
        )
    }

    /// «жовт.», for the narrow axis of a chart.
    pub fn month_short(self, period: Period) -> String {
        self.month(r#"{"month":"short","timeZone":"UTC"}"#, period)
    }

    /// «3 листопада 2026 о 19:31», in Kyiv wherever the device is. `instant` is ISO 8601 with an offset.
    pub fn instant(self, instant: &str) -> String {
        self.at(js_sys::Date::parse(instant))
    }

    /// The same for a moment in milliseconds since 1970.
    pub fn at(self, moment: f64) -> String {
        self.moment(r#""dateStyle":"long","timeStyle":"short""#, moment)
    }

    /// «четвер, 5 листопада о 10:00», in Kyiv wherever the device is. `instant` is ISO 8601 with an offset.
    pub fn meeting(self, instant: &str) -> String {
        let moment = js_sys::Date::parse(instant);
        let day = self.moment(r#""weekday":"long","day":"numeric","month":"long""#, moment);
        let time = self.time(instant);
        [day.as_str(), self.lang.pick(" о ", " at "), &time].concat()
    }

    /// «10:00», in Kyiv wherever the device is.
    pub fn time(self, instant: &str) -> String {
        self.moment(r#""timeStyle":"short""#, js_sys::Date::parse(instant))
    }

    /// «3 листопада 2026», the day of an instant in Kyiv.
    pub fn day_of(self, instant: &str) -> String {
        self.moment(r#""dateStyle":"long""#, js_sys::Date::parse(instant))
    }

    /// «5 листопада», the same without its year.
    pub fn day_month_of(self, instant: &str) -> String {
        let moment = js_sys::Date::parse(instant);
        self.moment(r#""day":"numeric","month":"long""#, moment)
    }

    /// The same by the clock of this device, where that shows another time; with its day where that is another one.
    pub fn time_here(self, instant: &str) -> Option<String> {
        let moment = js_sys::Date::parse(instant);
        let time = self.date_time(r#"{"timeStyle":"short"}"#, moment);
        let day = self.date_time(r#"{"day":"numeric","month":"long"}"#, moment);
        if day != self.day_month_of(instant) {
            return Some([&day, " ", &time].concat());
        }
        (time != self.time(instant)).then_some(time)
    }

    /// «19:46», the clock time so many seconds from now.
    pub fn clock_in(self, seconds: u32) -> String {
        let moment = js_sys::Date::now() + f64::from(seconds) * 1000.0;
        self.moment(r#""timeStyle":"short""#, moment)
    }

    /// «1 234,56 ₴», without a sign: whether it is a debt or a credit is told by words.
    pub fn money(self, amount: Kopiykas) -> String {
        let amount = Kopiykas(amount.0.saturating_abs()).to_decimal_string();
        // The string, not a float: `Intl` reads decimals exactly.
        self.number(
            r#"{"style":"currency","currency":"UAH","currencyDisplay":"narrowSymbol"}"#,
            &amount.into(),
        )
    }

    /// «−83,58 ₴»: where a sum takes off, or is given back.
    pub fn signed_money(self, amount: Kopiykas) -> String {
        let sign = if amount.0 < 0 { "−" } else { "" };
        [sign, &self.money(amount)].concat()
    }

    /// «8,30933 ₴»: all decimals of the price.
    pub fn price(self, price: UnitPrice) -> String {
        self.number(
            r#"{"style":"currency","currency":"UAH","currencyDisplay":"narrowSymbol","maximumFractionDigits":5}"#,
            &price.to_decimal_string().into(),
        )
    }

    /// «126,27 м³», exact.
    pub fn billed_volume(self, volume: Volume) -> String {
        let number = self.number(
            r#"{"maximumFractionDigits":3}"#,
            &volume.to_decimal_string().into(),
        );
        number + "\u{a0}" + self.lang.pick("м³", "m³")
    }

    /// «1 234 м³»
    pub fn volume(self, volume: CubicMetres) -> String {
        self.count(volume.0) + "\u{a0}" + self.lang.pick("м³", "m³")
    }

    /// «84 кубометри»
    pub fn volume_in_words(self, volume: CubicMetres) -> String {
        self.counted(volume.0, &CUBIC_METRES)
    }

    /// «3 дні»
    pub fn days(self, days: u32) -> String {
        self.counted(days, &DAYS)
    }

    /// «15 хвилин»
    pub fn minutes(self, minutes: u32) -> String {
        self.counted(minutes, &MINUTES)
    }

    /// «2 покази»
    pub fn readings(self, readings: u32) -> String {
        self.counted(readings, &READINGS)
    }

    /// «1 234»
    pub fn count(self, number: u32) -> String {
        self.number("{}", &number.into())
    }

    /// «2,9» of 29 tenths
    pub fn tenths(self, tenths: u32) -> String {
        self.number("{}", &(f64::from(tenths) / 10.0).into())
    }

    fn counted(self, number: u32, forms: &[Forms; 2]) -> String {
        let [uk, en] = forms;
        let forms = self.lang.pick(uk, en);
        let word = match self.plural_category(number).as_str() {
            "one" => forms.one,
            "few" => forms.few,
            _ => forms.other,
        };
        self.count(number) + "\u{a0}" + word
    }

    fn plural_category(self, number: u32) -> String {
        let rules = Intl::PluralRules::new(&self.locales(), &Object::new());
        rules.select(number.into()).into()
    }

    fn day(self, options: &str, day: NaiveDate) -> String {
        let moment = js_sys::Date::utc(day.year().into(), f64::from(day.month0()));
        let moment = moment + f64::from(day.day0()) * 86_400_000.0;
        self.date_time(options, moment)
    }

    fn month(self, options: &str, period: Period) -> String {
        let month = f64::from(period.month() - 1);
        self.date_time(options, js_sys::Date::utc(period.year().into(), month))
    }

    fn moment(self, style: &str, moment: f64) -> String {
        let options = ["{", style, r#","timeZone":""#, kyiv(), r#""}"#].concat();
        self.date_time(&options, moment)
    }

    fn date_time(self, options: &str, moment: f64) -> String {
        let format = self.cached(options, |locales, options| {
            Intl::DateTimeFormat::new(locales, options).format()
        });
        // «р.» would end every sentence twice.
        call(&format, &js_sys::Date::new(&moment.into()))
            .replace("\u{a0}р.", "")
            .replace(" р.", "")
    }

    fn number(self, options: &str, number: &JsValue) -> String {
        let format = self.cached(options, |locales, options| {
            Intl::NumberFormat::new(locales, options).format()
        });
        call(&format, number)
    }

    fn locales(self) -> Array {
        Array::of1(&self.lang.tag().into())
    }

    /// A formatter costs a browser far more to make than to use; ten years of history use each many times.
    fn cached(self, options: &str, make: fn(&Array, &Object) -> Function) -> Function {
        thread_local! {
            static MADE: RefCell<HashMap<(Lang, String), Function>> = RefCell::default();
        }
        let key = (self.lang, options.to_owned());
        MADE.with_borrow_mut(|made| {
            made.entry(key)
                .or_insert_with(|| make(&self.locales(), &parsed(options)))
                .clone()
        })
    }
}

fn parsed(options: &str) -> Object {
    JSON::parse(options)
        .ok()
        .and_then(|options| options.dyn_into().ok())
        .unwrap_or_default()
}

fn call(format: &Function, value: &JsValue) -> String {
    format
        .call1(&JsValue::UNDEFINED, value)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// The name of Kyiv's time zone that this browser knows: those older than 2022 know only the former spelling.
fn kyiv() -> &'static str {
    thread_local! {
        static NAME: &'static str = ["Europe/Kyiv", "Europe/Kiev"]
            .into_iter()
            .find(|name| is_known(name))
            .unwrap_or("UTC");
    }
    NAME.with(|name| *name)
}

fn is_known(zone: &str) -> bool {
    // Called through `Reflect`, since the constructor of the binding cannot fail, and this one throws.
    let make = || {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
        let constructor: Function = Reflect::get(&intl, &"DateTimeFormat".into())?.dyn_into()?;
        let options = parsed(&[r#"{"timeZone":""#, zone, r#""}"#].concat());
        Reflect::construct(&constructor, &Array::of2(&"uk".into(), &options))
    };
    make().is_ok()
}
