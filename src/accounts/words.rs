//! What is said of a home wherever it stands.

use crate::locale::Lang;

pub struct Words {
    lang: Lang,
    pub home: &'static str,
    pub no_meter: &'static str,
    pub submitted: &'static str,
    pub not_submitted: &'static str,
    pub partly_submitted: &'static str,
    pub not_yet: &'static str,
    pub nothing_due: &'static str,
    pub operator_does: &'static str,
    pub supplier_does: &'static str,
    pub company: &'static str,
    pub account_number: &'static str,
    pub balance: &'static str,
    pub phone: &'static str,
    pub consumer_eic: &'static str,
    pub consumer_eic_is_for: &'static str,
    pub point_eic: &'static str,
    pub point_eic_is_for: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
}

impl Words {
    pub fn until(&self, day: &str) -> String {
        [self.lang.pick("до ", "until "), day].concat()
    }

    pub fn between(&self, from: &str, until: &str) -> String {
        match self.lang {
            Lang::Uk => ["з ", from, " до ", until].concat(),
            Lang::En => ["from ", from, " to ", until].concat(),
        }
    }

    pub fn due(&self, sum: &str) -> String {
        [self.lang.pick("До сплати: ", "Due: "), sum].concat()
    }

    pub fn as_of(&self, day: &str) -> String {
        [self.lang.pick(" станом на ", " as of "), day].concat()
    }

    pub fn copy_of(&self, code: &str) -> String {
        [self.lang.pick("Скопіювати ", "Copy "), code].concat()
    }
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&UK, &EN)
}

static UK: Words = Words {
    lang: Lang::Uk,
    home: "Домівка",
    no_meter: "Лічильника немає",
    submitted: "Показ передано",
    not_submitted: "Показ ще не передано",
    partly_submitted: "Передано не всі покази",
    not_yet: "Показ передають",
    nothing_due: "Боргу немає",
    operator_does: "Доставляє газ трубами до вашої домівки, дбає про мережу й лічильник. Рахунок від нього — за доставку: річний обсяг ділять на 12 однакових місяців.",
    supplier_does: "Продає вам сам газ. Рахунок від нього — за спожиті за місяць кубометри.",
    company: "Компанія",
    account_number: "Особовий рахунок",
    balance: "Баланс",
    phone: "Телефон",
    consumer_eic: "ЕІС-код споживача",
    consumer_eic_is_for: "Хто ви на ринку газу. Його питає постачальник, коли укладаєте договір.",
    point_eic: "ЕІС-код точки обліку",
    point_eic_is_for: "Місце, де стоїть лічильник. Його питають, коли змінюєте постачальника або звіряєте обсяги.",
    copy: "Скопіювати",
    copied: "Скопійовано",
};

static EN: Words = Words {
    lang: Lang::En,
    home: "Home",
    no_meter: "No meter",
    submitted: "Reading sent",
    not_submitted: "Reading not sent yet",
    partly_submitted: "Not all readings are sent",
    not_yet: "Readings are taken",
    nothing_due: "No debt",
    operator_does: "Brings the gas to your home through the pipes and looks after the network and the meter. Its bill is for delivery: the year’s volume in 12 equal months.",
    supplier_does: "Sells you the gas itself. Its bill is for the cubic metres of the month.",
    company: "Company",
    account_number: "Account number",
    balance: "Balance",
    phone: "Phone",
    consumer_eic: "EIC code of the consumer",
    consumer_eic_is_for: "Who you are on the gas market. A supplier asks for it when you sign a contract.",
    point_eic: "EIC code of the metering point",
    point_eic_is_for: "The place where the meter stands. Asked for when you change the supplier or compare volumes.",
    copy: "Copy",
    copied: "Copied",
};
