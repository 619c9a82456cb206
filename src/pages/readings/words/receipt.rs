//! What a receipt says: how far a reading has come, what comes next, and what to do where it went wrong.

use crate::domain::meter::Source;
use crate::domain::reading::Reason;
use crate::locale::{Lang, around};
use crate::pages::readings::model::{Reading, Status};

/// One language. A sentence around a value is an array of its parts.
pub struct ReceiptWords {
    pub reference: &'static str,
    pub address: &'static str,
    pub sent_at: &'static str,
    pub took_place_of: &'static str,
    pub gave_place_to: &'static str,
    pub again: &'static str,
    pub correct: &'static str,
    pub phone: &'static str,
    pub print: &'static str,
    pub share: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub to_history: &'static str,
    pub ask: &'static str,
    correctable: [&'static str; 2],
    is_planned: &'static str,
    received: &'static str,
    bill: [&'static str; 2],
    by: &'static str,
    counted: [&'static str; 4],
    superseded: &'static str,
    planned: [&'static str; 3],
    not_plausible: [&'static str; 2],
    not_accessible: [&'static str; 2],
    replacement_unknown: [&'static str; 2],
    unknown: [&'static str; 2],
    /// By the consumer, the operator, plan, another channel.
    steps: [&'static str; 4],
    step_received: &'static str,
    step_accepted: &'static str,
    step_counted: &'static str,
    step_in_invoice: &'static str,
    step_rejected: &'static str,
    step_superseded: &'static str,
    sent: &'static str,
    text: [&'static str; 5],
}

/// What to read, and where the person has to act, what to do.
pub struct Told {
    pub what: String,
    pub to_do: &'static str,
}

impl ReceiptWords {
    /// Where the status alone would mislead.
    pub fn title(&self, reading: &Reading) -> Option<String> {
        let stands = !matches!(reading.status, Status::Rejected | Status::Superseded);
        (reading.source == Source::Planned && stands).then(|| self.is_planned.to_owned())
    }

    /// `period` and the day of its invoice, `by`, in words.
    pub fn told(&self, reading: &Reading, period: &str, by: Option<&str>) -> Told {
        let known = |[what, to_do]: [&'static str; 2]| Told {
            what: what.to_owned(),
            to_do,
        };
        let plain = |what| Told { what, to_do: "" };
        match &reading.status {
            Status::Rejected => known(self.rejection(reading.reason.as_ref())),
            Status::Superseded => plain(self.superseded.to_owned()),
            _ if reading.source == Source::Planned => Told {
                what: self.why_planned(reading, period),
                to_do: self.planned[2],
            },
            Status::Received => plain([self.received, " ", &self.bill(period, by)].concat()),
            Status::Accepted => plain(self.bill(period, by)),
            Status::Counted => {
                let [a, b, c, d] = self.counted;
                let number = reading.invoice.as_deref();
                let number = number.map(|number| [b, number].concat());
                plain([a, &number.unwrap_or_default(), c, period, d].concat())
            }
            Status::Other(_) => plain(String::new()),
        }
    }

    fn bill(&self, period: &str, by: Option<&str>) -> String {
        let [before, between] = self.bill;
        let by = by.map(|day| [between, day].concat());
        [before, period, &by.unwrap_or_default(), "."].concat()
    }

    fn rejection(&self, reason: Option<&Reason>) -> [&'static str; 2] {
        match reason {
            Some(Reason::ValueNotPlausible) => self.not_plausible,
            Some(Reason::MeterNotAccessible) => self.not_accessible,
            Some(Reason::MeterReplacementUnknown) => self.replacement_unknown,
            _ => self.unknown,
        }
    }

    fn why_planned(&self, reading: &Reading, period: &str) -> String {
        if reading.reason == Some(Reason::MeterNotAccessible) {
            return self.not_accessible[0].to_owned();
        }
        let [before, after, _] = self.planned;
        around([before, after], period)
    }

    /// How it began.
    pub fn began(&self, source: &Source) -> Option<&'static str> {
        let [consumer, operator, planned, other] = self.steps;
        match source {
            Source::Consumer => Some(consumer),
            Source::Operator => Some(operator),
            Source::Planned => Some(planned),
            Source::OtherChannel => Some(other),
            Source::Other(_) => None,
        }
    }

    pub fn step(&self, stage: &Status, invoice: Option<&str>) -> String {
        match (stage, invoice) {
            (Status::Received, _) => self.step_received,
            (Status::Accepted, _) => self.step_accepted,
            (Status::Counted, Some(number)) => return [self.step_in_invoice, number].concat(),
            (Status::Counted, None) => self.step_counted,
            (Status::Rejected, _) => self.step_rejected,
            (Status::Superseded, _) => self.step_superseded,
            (Status::Other(word), _) => word,
        }
        .to_owned()
    }

    /// When a stage still ahead is to be expected: of an invoice alone the day is known.
    pub fn ahead(&self, stage: &Status, by: Option<&str>) -> Option<String> {
        let day = by.filter(|_| *stage == Status::Counted)?;
        Some([self.by, day].concat())
    }

    pub fn correctable(&self, until: &str) -> String {
        around(self.correctable, until)
    }

    /// What is handed on: whose reading it is stays with the sender. `came` says how, and when.
    pub fn text(&self, facts: [&str; 5], state: &str) -> String {
        let [reference, serial, value, period, came] = facts;
        let [a, b, c, d, e] = self.text;
        [
            a, reference, b, serial, c, value, d, period, ", ", came, e, state, ".",
        ]
        .concat()
    }

    pub fn sent(&self, moment: &str) -> String {
        [self.sent, moment].concat()
    }
}

pub fn words(lang: Lang) -> &'static ReceiptWords {
    lang.pick(&UK, &EN)
}

static UK: ReceiptWords = ReceiptWords {
    reference: "Номер квитанції",
    address: "Адреса",
    sent_at: "Передано",
    took_place_of: "Замінив показ",
    gave_place_to: "Замінено показом",
    again: "Передати показ ще раз",
    correct: "Виправити показ",
    phone: "Телефон оператора: ",
    print: "Надрукувати",
    share: "Поділитися",
    copy: "Скопіювати текст",
    copied: "Текст квитанції скопійовано. Вставте його в повідомлення або лист.",
    to_history: "Історія показів",
    ask: "Написати про цей показ",
    correctable: ["Виправити можна до ", " включно."],
    is_planned: "Це плановий показ",
    received: "Оператор ще має його перевірити.",
    bill: ["Він увійде в рахунок на оплату за ", " не пізніше "],
    by: "до ",
    counted: ["За ним складено рахунок на оплату", " №\u{a0}", " за ", "."],
    superseded: "Діє показ, переданий пізніше. Цей залишається в історії.",
    planned: [
        "Показ за ",
        " не надійшов, тому його визначив оператор.",
        "Передайте справжній показ: далі рахуватимуть від нього.",
    ],
    not_plausible: [
        "Число не схоже на правильне.",
        "Ще раз подивіться на чорні барабани й передайте показ знову. Додайте фото лічильника: тоді оператор побачить число сам.",
    ],
    not_accessible: [
        "До лічильника не було доступу.",
        "Передайте показ знову й додайте фото лічильника або домовтеся з оператором, коли йому зручно прийти.",
    ],
    replacement_unknown: [
        "Ви вказали, що лічильник замінили, а в оператора немає запису про це.",
        "Зателефонуйте оператору й тримайте поруч акт про заміну. Коли запис з’явиться, передайте показ знову.",
    ],
    unknown: [
        "Компанія не назвала причини.",
        "Зателефонуйте оператору й назвіть номер квитанції: він пояснить, що сталося.",
    ],
    steps: [
        "Передали ви",
        "Зняв оператор",
        "Визначено планово",
        "Передано іншим способом",
    ],
    step_received: "Отримано",
    step_accepted: "Прийнято оператором",
    step_counted: "Враховано в рахунку на оплату",
    step_in_invoice: "Враховано в рахунку на оплату №\u{a0}",
    step_rejected: "Відхилено",
    step_superseded: "Замінено новішим",
    sent: "передано ",
    text: [
        "Квитанція ",
        ". Лічильник №\u{a0}",
        ", показ ",
        " за ",
        ". Стан: ",
    ],
};

static EN: ReceiptWords = ReceiptWords {
    reference: "Receipt number",
    address: "Address",
    sent_at: "Sent",
    took_place_of: "Took the place of",
    gave_place_to: "Replaced by",
    again: "Submit the reading again",
    correct: "Correct the reading",
    phone: "The operator’s phone: ",
    print: "Print",
    share: "Share",
    copy: "Copy as text",
    copied: "The receipt’s text is copied. Paste it into a message or a letter.",
    to_history: "Reading history",
    ask: "Write about this reading",
    correctable: ["It can be corrected until ", " inclusive."],
    is_planned: "This is a planned reading",
    received: "The operator has yet to check it.",
    bill: ["It goes into the invoice for ", " by "],
    by: "by ",
    counted: ["The invoice", " No.\u{a0}", " for ", " was made from it."],
    superseded: "The reading sent later stands. This one stays in the history.",
    planned: [
        "No reading came for ",
        ", so the operator set it.",
        "Submit the true reading: the counting goes on from there.",
    ],
    not_plausible: [
        "The number does not look right.",
        "Look at the black drums once more and submit the reading again. Add a photo of the meter, so that the operator sees the number.",
    ],
    not_accessible: [
        "The meter could not be reached.",
        "Submit the reading again and add a photo of the meter, or agree with the operator when to come.",
    ],
    replacement_unknown: [
        "You said that the meter was replaced, and the operator has no record of it.",
        "Call the operator with the record of the replacement at hand. Once it is entered, submit the reading again.",
    ],
    unknown: [
        "The company named no reason.",
        "Call the operator and name the receipt number: they will explain.",
    ],
    steps: [
        "Sent by you",
        "Taken by the operator",
        "Planned",
        "Sent another way",
    ],
    step_received: "Received",
    step_accepted: "Accepted by the operator",
    step_counted: "Counted in the invoice",
    step_in_invoice: "Counted in the invoice No.\u{a0}",
    step_rejected: "Rejected",
    step_superseded: "Replaced by a later one",
    sent: "sent ",
    text: [
        "Receipt ",
        ". Meter No.\u{a0}",
        ", reading ",
        " for ",
        ". State: ",
    ],
};
