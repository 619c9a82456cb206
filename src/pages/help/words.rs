//! What the help says.

mod en;
mod uk;

use crate::locale::Lang;

pub struct Words {
    pub title: &'static str,
    pub lead: &'static str,
    pub contents: &'static str,
    pub meter: &'static str,
    /// After the digits of the drawing.
    pub drawn_black: &'static str,
    pub drawn_red: &'static str,
    pub meter_steps: [&'static str; 5],
    pub meter_broken: &'static str,
    pub numbers: &'static str,
    /// Its name, what it looks like and where it stands, what it is for.
    pub numbers_of: [(&'static str, &'static str, &'static str); 6],
    pub bill: &'static str,
    pub bill_steps: [&'static str; 5],
    pub bill_more: &'static str,
    pub days: &'static str,
    pub days_of: [(&'static str, &'static str); 4],
    pub days_more: &'static str,
    pub contacts: &'static str,
    pub emergency: &'static str,
    pub operator: &'static str,
    pub supplier: &'static str,
    pub cabinet: &'static str,
    pub onward: &'static str,
    pub to_reading: &'static str,
    pub to_numbers: &'static str,
    pub to_invoices: &'static str,
    pub to_dates: &'static str,
    pub to_question: &'static str,
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&uk::UK, &en::EN)
}
