//! The words that an objection to an invoice begins with.

use super::Words;
use crate::domain::invoice::{Difference, Invoice};
use crate::locale::{Format, Lang};

impl Words {
    /// The words that stand there for a start.
    pub fn dispute(&self, invoice: &Invoice, format: &Format) -> String {
        let period = format.period(invoice.period);
        let differences: Vec<_> = invoice.differences().collect();
        let beginning = match self.lang {
            Lang::Uk => [
                "Рахунок на оплату №\u{a0}",
                &invoice.number,
                " за ",
                &period,
                ".\n",
            ]
            .concat(),
            Lang::En => [
                "Invoice No.\u{a0}",
                &invoice.number,
                " for ",
                &period,
                ".\n",
            ]
            .concat(),
        };
        if differences.is_empty() {
            return beginning;
        }
        let lines = differences
            .into_iter()
            .map(|one| self.difference(one, format));
        let lines: String = lines.collect();
        let asked = self.lang.pick(
            "Прошу перевірити обсяг і зробити перерахунок.",
            "Please check the volume and recalculate.",
        );
        [beginning, lines, asked.to_owned()].concat()
    }

    fn difference(&self, difference: &Difference, format: &Format) -> String {
        let serial = &difference.meter_serial;
        let billed = format.volume(difference.billed);
        match (
            self.lang,
            difference.submitted.map(|volume| format.volume(volume)),
        ) {
            (Lang::Uk, Some(own)) => [
                "Лічильник ",
                serial,
                ": у рахунку ",
                &billed,
                ", за моїм показом ",
                &own,
                ".\n",
            ]
            .concat(),
            (Lang::Uk, None) => ["Лічильник ", serial, ": у рахунку ", &billed, ".\n"].concat(),
            (Lang::En, Some(own)) => [
                "Meter ",
                serial,
                ": ",
                &billed,
                " on the bill, ",
                &own,
                " by my reading.\n",
            ]
            .concat(),
            (Lang::En, None) => ["Meter ", serial, ": ", &billed, " on the bill.\n"].concat(),
        }
    }
}
