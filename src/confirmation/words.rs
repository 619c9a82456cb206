//! What the page of a code says.

use super::form::{FIELD, Field, Problem};
use crate::domain::contact::Channel;
use crate::form::Problems;
use crate::locale::{Lang, around};
use crate::ui::Fault;

pub struct Words {
    sent_by_email: [&'static str; 2],
    sent_by_phone: [&'static str; 2],
    pub code: &'static str,
    pub code_hint: &'static str,
    pub confirm: &'static str,
    pub not_come: &'static str,
    look_in_mail: &'static str,
    look_in_phone: &'static str,
    wait: [&'static str; 2],
    pub due: &'static str,
    pub sent_again: &'static str,
    pub again: &'static str,
    by_email: &'static str,
    by_phone: &'static str,
    pub over: &'static str,
    pub over_text: &'static str,
    empty: &'static str,
    malformed: &'static str,
    wrong: &'static str,
    expired: &'static str,
    used_up: &'static str,
}

impl Words {
    pub fn sent(&self, channel: Channel, to: &str) -> String {
        let sentence = match channel {
            Channel::Email => self.sent_by_email,
            Channel::Phone => self.sent_by_phone,
        };
        around(sentence, to)
    }

    pub fn where_to_look(&self, channel: Channel) -> &'static str {
        match channel {
            Channel::Email => self.look_in_mail,
            Channel::Phone => self.look_in_phone,
        }
    }

    pub fn wait(&self, seconds: &str) -> String {
        around(self.wait, seconds)
    }

    pub fn by(&self, channel: Channel) -> &'static str {
        match channel {
            Channel::Email => self.by_email,
            Channel::Phone => self.by_phone,
        }
    }

    pub fn faults(&self, problems: &Problems<Field, Problem>) -> Vec<Fault> {
        let fault = |(_, problem): &(Field, Problem)| Fault {
            field: FIELD,
            text: self.problem(*problem).to_owned(),
        };
        problems.iter().map(fault).collect()
    }

    fn problem(&self, problem: Problem) -> &'static str {
        match problem {
            Problem::Empty => self.empty,
            Problem::Malformed => self.malformed,
            Problem::Wrong => self.wrong,
            Problem::Expired => self.expired,
            Problem::UsedUp => self.used_up,
        }
    }
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&UK, &EN)
}

static UK: Words = Words {
    sent_by_email: ["Ми надіслали код на пошту ", "."],
    sent_by_phone: ["Ми надіслали код в SMS на номер ", "."],
    code: "Код",
    code_hint: "6 цифр. Можна вставити скопійований.",
    confirm: "Підтвердити",
    not_come: "Код не надійшов?",
    look_in_mail: "Лист іде до двох хвилин. Погляньте також у «Спам».",
    look_in_phone: "SMS іде до двох хвилин. Перевірте, чи є зв’язок.",
    wait: ["Новий код можна надіслати за ", " с."],
    due: "Тепер можна надіслати новий код.",
    sent_again: "Новий код надіслано. Попередній більше не діє.",
    again: "Надіслати новий код",
    by_email: "Надіслати на пошту",
    by_phone: "Надіслати в SMS",
    over: "Цей код більше не діє",
    over_text: "Минув його час або було забагато невдалих спроб. Надішліть новий код.",
    empty: "Введіть код",
    malformed: "У коді 6 цифр",
    wrong: "Код не підходить. Перевірте цифри й чи це останній надісланий код",
    expired: "Час цього коду минув. Надішліть новий",
    used_up: "Забагато невдалих спроб: цей код більше не діє. Надішліть новий",
};

static EN: Words = Words {
    sent_by_email: ["We have sent a code to ", "."],
    sent_by_phone: ["We have sent a code by SMS to ", "."],
    code: "Code",
    code_hint: "6 digits. You can paste them.",
    confirm: "Confirm",
    not_come: "No code?",
    look_in_mail: "A letter takes up to two minutes. Look into “Spam” too.",
    look_in_phone: "An SMS takes up to two minutes. Check that you have a signal.",
    wait: ["A new code can be sent in ", " s."],
    due: "A new code can be sent now.",
    sent_again: "A new code is on its way. The one before is void.",
    again: "Send a new code",
    by_email: "Send it by e-mail",
    by_phone: "Send it by SMS",
    over: "This code is void",
    over_text: "Its time is over, or there were too many wrong tries. Send a new one.",
    empty: "Enter the code",
    malformed: "The code has 6 digits",
    wrong: "The code does not fit. Check the digits, and that it is the last one sent",
    expired: "This code’s time is over. Send a new one",
    used_up: "Too many wrong tries: this code is void. Send a new one",
};
