//! What the overview says.

use crate::domain::bill::Service;
use crate::domain::meter::Source;
use crate::locale::Lang;

pub struct Words {
    lang: Lang,
    pub title: &'static str,
    pub homes: &'static str,
    pub to_homes: &'static str,
    pub about_home: &'static str,
    pub meters: &'static str,
    pub companies: &'static str,
    pub companies_text: &'static str,
    pub serial: &'static str,
    pub last_reading: &'static str,
    pub no_reading: &'static str,
    pub no_location: &'static str,
    pub verification: &'static str,
    pub numbers: &'static str,
    pub persons: &'static str,
    pub benefit: &'static str,
    pub subsidy: &'static str,
    pub none: &'static str,
    pub send_now: &'static str,
    pub see_receipt: &'static str,
    pub correct: &'static str,
    pub done_text: &'static str,
    pub not_now: &'static str,
    pub all_meters: &'static str,
    pub dates: &'static str,
    pub rejected_text: &'static str,
    pub send_again: &'static str,
    pub why_rejected: &'static str,
    pub pay: &'static str,
    pub overdue: &'static str,
    pub to_balance: &'static str,
    pub to_invoices: &'static str,
}

impl Words {
    pub fn send(&self, period: &str) -> String {
        let title = self
            .lang
            .pick("Передайте показ за ", "Submit the reading for ");
        [title, period].concat()
    }

    /// On a meter whose number is still on this device.
    pub fn unsent(&self, value: &str, in_doubt: bool) -> String {
        let words = match in_doubt {
            true => self
                .lang
                .pick(" ще без підтвердження", " not confirmed yet"),
            false => self.lang.pick(" ще не передано", " not sent yet"),
        };
        [value, words].concat()
    }

    pub fn done(&self, period: &str) -> String {
        let title = self.lang.pick("Показ отримано: ", "Reading received: ");
        [title, period].concat()
    }

    pub fn open(&self, until: &str, left: &str) -> String {
        match self.lang {
            Lang::Uk => ["Приймаємо до ", until, " включно. Залишилося: ", left, "."].concat(),
            Lang::En => ["We take it until ", until, " inclusive. Left: ", left, "."].concat(),
        }
    }

    pub fn closed(&self, from: &str, to: &str, period: &str) -> String {
        match self.lang {
            Lang::Uk => [
                "Наступне приймання: з ",
                from,
                " до ",
                to,
                ". Передати можна й зараз — тоді показ врахують за ",
                period,
                ".",
            ]
            .concat(),
            Lang::En => [
                "The next days for it: ",
                from,
                " to ",
                to,
                ". You may send it now too: it will then count for ",
                period,
                ".",
            ]
            .concat(),
        }
    }

    /// Sent before its days: the meter runs on.
    pub fn done_early(&self, from: &str, to: &str) -> String {
        match self.lang {
            Lang::Uk => ["З ", from, " до ", to, " його можна буде оновити."].concat(),
            Lang::En => [
                "From ",
                from,
                " to ",
                to,
                " you will be able to bring it up to date.",
            ]
            .concat(),
        }
    }

    /// The operator would not have it.
    pub fn rejected(&self, value: &str) -> String {
        match self.lang {
            Lang::Uk => ["Показ ", value, " відхилено"].concat(),
            Lang::En => ["The reading ", value, " was rejected"].concat(),
        }
    }

    /// «газ — 668,64 ₴»
    pub fn owed(&self, service: Service, sum: &str) -> String {
        let before = match service {
            Service::Gas => self.lang.pick("газ\u{a0}— ", "gas\u{a0}— "),
            Service::Delivery => self.lang.pick("розподіл\u{a0}— ", "delivery\u{a0}— "),
        };
        [before, sum].concat()
    }

    pub fn to_pay(&self, parts: &str) -> String {
        [self.lang.pick("До сплати: ", "To pay: "), parts].concat()
    }

    pub fn due(&self, day: &str) -> String {
        [self.lang.pick("Сплатіть до ", "Pay by "), day, "."].concat()
    }

    pub fn benefit_text(&self, percent: u8, norm: &str) -> String {
        let percent = percent.to_string();
        match self.lang {
            Lang::Uk => [&percent, " % у межах норми ", norm, " на місяць"].concat(),
            Lang::En => [&percent, " % within the norm of ", norm, " a month"].concat(),
        }
    }

    pub fn subsidy_text(&self, amount: &str, until: &str) -> String {
        match self.lang {
            Lang::Uk => [amount, " на місяць, до ", until].concat(),
            Lang::En => [amount, " a month, until ", until].concat(),
        }
    }

    pub fn source<'a>(&self, source: &'a Source) -> &'a str {
        match source {
            Source::Consumer => self.lang.pick("передали ви", "sent by you"),
            Source::Operator => self.lang.pick("зняв оператор", "taken by the operator"),
            Source::Planned => self.lang.pick("плановий", "planned"),
            Source::OtherChannel => self
                .lang
                .pick("передано іншим способом", "sent another way"),
            Source::Other(word) => word,
        }
    }
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&UK, &EN)
}

static UK: Words = Words {
    lang: Lang::Uk,
    title: "Огляд",
    homes: "Мої домівки",
    to_homes: "Керувати домівками",
    about_home: "Докладно про цю домівку",
    meters: "Лічильники",
    companies: "Дві компанії — два рахунки на оплату",
    companies_text: "За розподіл газу (доставку трубами) і за сам газ платять окремо.",
    serial: "Заводський номер",
    last_reading: "Останній показ",
    no_reading: "ще не було",
    no_location: "лічильник",
    verification: "Наступна повірка",
    numbers: "Ваші коди та пільги",
    persons: "Зареєстровано осіб",
    benefit: "Пільга",
    subsidy: "Субсидія",
    none: "немає",
    send_now: "Передати показ",
    see_receipt: "Переглянути квитанцію",
    correct: "Виправити показ",
    done_text: "Більше нічого робити не треба.",
    not_now: "Зараз передавати показ не потрібно",
    all_meters: "Усі лічильники на одній сторінці",
    dates: "Важливі дати",
    rejected_text: "Перевірте число на лічильнику й передайте показ ще раз.",
    send_again: "Передати ще раз",
    why_rejected: "Чому відхилено",
    pay: "Сплатити",
    overdue: "Строк оплати минув. Сплатіть якнайшвидше, щоб не росла пеня.",
    to_balance: "Баланс та історія розрахунків",
    to_invoices: "Рахунки на оплату",
};

static EN: Words = Words {
    lang: Lang::En,
    title: "Overview",
    homes: "My homes",
    to_homes: "Manage homes",
    about_home: "More about this home",
    meters: "Meters",
    companies: "Two companies, two accounts",
    companies_text: "Delivery through the pipes and the gas itself are paid for apart.",
    serial: "Serial number",
    last_reading: "Last reading",
    no_reading: "none yet",
    no_location: "meter",
    verification: "Next verification",
    numbers: "Your codes and benefits",
    persons: "Persons registered",
    benefit: "Benefit",
    subsidy: "Subsidy",
    none: "none",
    send_now: "Submit a reading",
    see_receipt: "See the receipt",
    correct: "Correct it",
    done_text: "There is nothing more to do.",
    not_now: "No reading is needed now",
    all_meters: "All meters on one page",
    dates: "Important dates",
    rejected_text: "Check the number on the meter and submit the reading again.",
    send_again: "Submit again",
    why_rejected: "Why it was rejected",
    pay: "Pay",
    overdue: "The day has passed. Pay as soon as you can, so that no more penalty comes.",
    to_balance: "Balance and history of settlements",
    to_invoices: "Invoices",
};
