//! What every page says of readings on their way.

use super::parcel::Parcel;
use crate::locale::{Format, Lang, around};

pub struct Words {
    pub on_this_device: &'static str,
    pub not_sent_yet: &'static str,
    pub not_confirmed: &'static str,
    pub needs_you: &'static str,
    pub delivered: &'static str,
    pub one_delivered: [&'static str; 2],
    pub show: &'static str,
    pub send_now: &'static str,
    pub leaving: LeavingWords,
    pub stay: &'static str,
    pub sending: &'static str,
    pub still_not_sent: &'static str,
}

/// What is asked before the person goes, by whichever door.
pub struct LeavingWords {
    pub title: &'static str,
    pub lost: [&'static str; 2],
    pub lost_in_doubt: [&'static str; 2],
    pub lost_photo: [&'static str; 2],
    pub send: &'static str,
    pub leave: &'static str,
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&UK, &EN)
}

impl Words {
    /// «2 покази ще не передано»; «1 показ ще без підтвердження» where one may have arrived.
    pub fn waiting(&self, count: u32, in_doubt: bool, format: Format) -> String {
        let what = match in_doubt {
            true => self.not_confirmed,
            false => self.not_sent_yet,
        };
        [&format.readings(count), what].concat()
    }

    /// «1 показ не передано: потрібна ваша увага»
    pub fn troubled(&self, count: u32, format: Format) -> String {
        [&format.readings(count), self.needs_you].concat()
    }

    /// «Показ 4405 передано»
    pub fn arrived(&self, parcels: &[Parcel], format: Format) -> String {
        match parcels {
            [parcel] => about(self.one_delivered, parcel),
            many => [
                &format.readings(u32::try_from(many.len()).unwrap_or_default()),
                self.delivered,
            ]
            .concat(),
        }
    }
}

impl LeavingWords {
    /// «Показ 4405 ще не передано. Якщо вийти зараз, він зникне з цього пристрою.»
    pub fn lost(&self, parcel: &Parcel) -> String {
        let sentence = match parcel.in_doubt {
            _ if parcel.is_delivered() => self.lost_photo,
            true => self.lost_in_doubt,
            false => self.lost,
        };
        about(sentence, parcel)
    }
}

fn about(sentence: [&str; 2], parcel: &Parcel) -> String {
    around(sentence, &parcel.value.0.to_string())
}

static UK: Words = Words {
    on_this_device: "Покази на цьому пристрої",
    not_sent_yet: " ще не передано",
    not_confirmed: " ще без підтвердження",
    needs_you: " не передано: потрібна ваша увага",
    delivered: " передано",
    one_delivered: ["Показ ", " передано"],
    show: "Переглянути",
    send_now: "Передати зараз",
    leaving: LeavingWords {
        title: "Вийти, не передавши?",
        lost: [
            "Показ ",
            " ще не передано. Якщо вийти зараз, він зникне з цього пристрою.",
        ],
        lost_in_doubt: [
            "Ми ще не знаємо, чи дійшов показ ",
            ". Якщо вийти зараз, він зникне з цього пристрою.",
        ],
        lost_photo: [
            "Фото до показу ",
            " ще не передано. Якщо вийти зараз, воно зникне з цього пристрою.",
        ],
        send: "Передати й вийти",
        leave: "Вийти й стерти",
    },
    stay: "Скасувати",
    sending: "Передаємо…",
    still_not_sent: "Передано не все: немає зв’язку, сервер не відповідає або показ не прийнято.",
};

static EN: Words = Words {
    on_this_device: "Readings on this device",
    not_sent_yet: " not sent yet",
    not_confirmed: " not confirmed yet",
    needs_you: " not sent: please have a look",
    delivered: " sent",
    one_delivered: ["Reading ", " has been sent"],
    show: "Show",
    send_now: "Send now",
    leaving: LeavingWords {
        title: "Leave without sending?",
        lost: [
            "Reading ",
            " has not been sent yet. If you leave now, it will be gone from this device.",
        ],
        lost_in_doubt: [
            "We do not know yet whether reading ",
            " arrived. If you leave now, it will be gone from this device.",
        ],
        lost_photo: [
            "The photo of reading ",
            " has not been sent yet. If you leave now, it will be gone from this device.",
        ],
        send: "Send and leave",
        leave: "Leave and erase",
    },
    stay: "Cancel",
    sending: "Sending…",
    still_not_sent: "Not all was sent: no connection, the server does not answer, or a reading was not accepted.",
};
