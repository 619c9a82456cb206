//! What to know beside the number: what is usual, what it is likely to cost, whom to call, and where a photo goes.

use crate::domain::meter::{CubicMetres, UsualConsumption};
use crate::domain::money::Kopiykas;
use crate::locale::{Format, Lang, around};

/// One language. A sentence around a value is an array of its parts.
pub struct BesideWords {
    gas: [&'static str; 2],
    delivery: [&'static str; 2],
    usual: [&'static str; 2],
    pub cost: &'static str,
    pub is_estimate: &'static str,
    pub planned: &'static str,
    pub call: &'static str,
    rejected: [&'static str; 2],
    rejected_text: [&'static str; 2],
    pub photo: &'static str,
    pub add_photo: &'static str,
    pub photo_goes_along: &'static str,
}

impl BesideWords {
    /// «≈ 668,64 ₴ за газ»
    pub fn gas(&self, cost: Kopiykas, format: Format) -> String {
        around(self.gas, &format.money(cost))
    }

    pub fn delivery(&self, month: Kopiykas, format: Format) -> String {
        around(self.delivery, &format.money(month))
    }

    /// «Зазвичай у цю пору 60–140 м³.»
    pub fn usual(&self, usual: UsualConsumption, format: Format) -> String {
        around(self.usual, &range(usual, format))
    }

    pub fn rejected(&self, value: &str) -> String {
        around(self.rejected, value)
    }

    pub fn rejected_text(&self, reason: &str) -> String {
        around(self.rejected_text, reason)
    }
}

/// «60–140 м³»
pub fn range(UsualConsumption { from, to }: UsualConsumption, format: Format) -> String {
    if from == to {
        return format.volume(to);
    }
    let CubicMetres(from) = from;
    [&format.count(from), "–", &format.volume(to)].concat()
}

pub fn words(lang: Lang) -> &'static BesideWords {
    lang.pick(&UK, &EN)
}

static UK: BesideWords = BesideWords {
    gas: ["≈\u{a0}", " за газ"],
    delivery: [
        "Доставка — окремо, ",
        " на місяць, не залежить від показу. ",
    ],
    usual: ["Зазвичай у цю пору ", ". "],
    cost: "Приблизно до сплати",
    is_estimate: "Це оцінка: пільги й субсидію не враховано.",
    planned: "Попередній показ — плановий: його визначили без вас, і він міг вийти більшим, ніж насправді. Якщо на лічильнику справді менше, ваше число правильне: зателефонуйте оператору, він перерахує.",
    call: "Щось не сходиться? Телефон оператора: ",
    rejected: ["Показ ", " відхилено"],
    rejected_text: ["Причина: ", ". Передайте новий, він займе його місце."],
    photo: "Фото лічильника",
    add_photo: "Додати фото лічильника (необов’язково)",
    photo_goes_along: "буде передано разом із показом",
};

static EN: BesideWords = BesideWords {
    gas: ["≈\u{a0}", " for gas"],
    delivery: [
        "Delivery is apart, ",
        " a month, whatever the reading says. ",
    ],
    usual: ["Usual in this season: ", ". "],
    cost: "Estimated cost",
    is_estimate: "This is an estimate: benefits and subsidy are not counted.",
    planned: "The previous reading was planned: it was set without you and may be more than you really used. If the meter truly shows less, your number is right: call the operator, who will recalculate.",
    call: "Something does not add up? The operator’s phone: ",
    rejected: ["The reading ", " was rejected"],
    rejected_text: ["Why: ", ". Submit another, it takes its place."],
    photo: "Photo of the meter",
    add_photo: "Add a photo of the meter (optional)",
    photo_goes_along: "will be sent with the reading",
};
