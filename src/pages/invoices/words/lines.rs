//! The steps from the meter to the total: what each is called, where it comes from, how it is reckoned.

use super::Words;
use crate::domain::invoice::InvoiceLine;
use crate::domain::meter::Source;
use crate::locale::{Format, Lang};
use chrono::NaiveDate;

impl Words {
    /// A step's name, and where it comes from.
    pub fn line(&self, line: &InvoiceLine, format: &Format) -> (String, String) {
        let [
            meter,
            volume,
            gas,
            month,
            benefit,
            subsidy,
            recalculated,
            penalty,
        ] = self.lines;
        let [coefficient, tariff, benefits, subsidies, earlier, debt] = self.from;
        let since = |from: &str, since: &Option<NaiveDate>| match since {
            Some(day) => [from, self.lang.pick(", з ", ", since "), &format.date(*day)].concat(),
            None => from.to_owned(),
        };
        match line {
            InvoiceLine::Meter { serial, source, .. } => (
                [meter, " ", serial].concat(),
                self.source(source).to_owned(),
            ),
            InvoiceLine::Volume { .. } => (volume.to_owned(), coefficient.to_owned()),
            InvoiceLine::Charge {
                price: Some(_),
                since: day,
                ..
            } => (gas.to_owned(), since(tariff, day)),
            InvoiceLine::Charge { since: day, .. } => (month.to_owned(), since(tariff, day)),
            InvoiceLine::Benefit { since: day, .. } => (benefit.to_owned(), since(benefits, day)),
            InvoiceLine::Subsidy { since: day, .. } => (subsidy.to_owned(), since(subsidies, day)),
            InvoiceLine::Recalculation { .. } => (recalculated.to_owned(), earlier.to_owned()),
            InvoiceLine::Penalty { .. } => (penalty.to_owned(), debt.to_owned()),
            InvoiceLine::Other { .. } => {
                (self.lang.pick("Інше", "Other").to_owned(), String::new())
            }
        }
    }

    fn source(&self, source: &Source) -> &'static str {
        let [own, operator, planned, other_channel, other] = self.sources;
        match source {
            Source::Consumer => own,
            Source::Operator => operator,
            Source::Planned => planned,
            Source::OtherChannel => other_channel,
            Source::Other(_) => other,
        }
    }

    /// «4405 − 4321 = 84 м³»: how the step is reckoned.
    pub fn reckoned(&self, line: &InvoiceLine, format: &Format) -> String {
        let volume = |volume: &Option<_>| volume.map(|volume| format.billed_volume(volume));
        match line {
            InvoiceLine::Meter {
                previous,
                value,
                volume: used,
                ..
            } => {
                let indexes = match previous {
                    Some(previous) => {
                        [value.0.to_string(), " − ".into(), previous.0.to_string()].concat()
                    }
                    None => value.0.to_string(),
                };
                match volume(used) {
                    Some(used) => [&indexes, " = ", &used].concat(),
                    None => indexes,
                }
            }
            InvoiceLine::Volume {
                volume: billed,
                coefficient,
            } => {
                let billed = volume(billed).unwrap_or_default();
                match coefficient.as_deref() {
                    None | Some("1") => billed,
                    Some(by) => ["× ", &self.decimal(by), " = ", &billed].concat(),
                }
            }
            InvoiceLine::Charge {
                volume: billed,
                price,
                ..
            } => match (volume(billed), price.map(|price| format.price(price))) {
                (Some(billed), Some(price)) => [&billed, " × ", &price].concat(),
                _ => String::new(),
            },
            InvoiceLine::Benefit {
                percent,
                volume: within,
                price,
                ..
            } => {
                let percent = percent.map(|percent| [&percent.to_string(), "\u{a0}%"].concat());
                let price = price.map(|price| format.price(price));
                let parts = [volume(within), price, percent].into_iter().flatten();
                parts.collect::<Vec<_>>().join(" × ")
            }
            _ => String::new(),
        }
    }

    fn decimal(&self, number: &str) -> String {
        match self.lang {
            Lang::Uk => number.replace('.', ","),
            Lang::En => number.to_owned(),
        }
    }
}
