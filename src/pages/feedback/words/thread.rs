//! What is said of a thread: who said what, by when there is an answer, saying more, how good it was.

use crate::locale::{Format, Lang, between};
use crate::pages::feedback::model::Entry;

/// One language. A sentence around values is an array of its parts.
pub struct ThreadWords {
    pub thread: &'static str,
    pub you: &'static str,
    pub company: &'static str,
    pub overdue_call: &'static str,
    pub add: &'static str,
    pub add_lead: &'static str,
    pub add_send: &'static str,
    pub added: &'static str,
    pub reopen: &'static str,
    pub reopen_lead: &'static str,
    pub reopened: &'static str,
    pub reply: &'static str,
    pub rate: &'static str,
    pub comment: &'static str,
    pub rate_send: &'static str,
    pub rate_anew: &'static str,
    pub rated: &'static str,
    pub thanks: &'static str,
    /// From 1 to 5.
    stars: [&'static str; 5],
    today: &'static str,
    /// Of one day, of several.
    ahead: [[&'static str; 3]; 2],
    late: [[&'static str; 3]; 2],
}

impl ThreadWords {
    pub fn stars(&self, stars: u8) -> &'static str {
        let at = usize::from(stars.clamp(1, 5)) - 1;
        self.stars[at]
    }

    /// By when there is an answer, and how long that is; nothing where there is one.
    pub fn term(&self, entry: &Entry, format: &Format) -> Option<String> {
        let left = entry.days_left?;
        let days = left.unsigned_abs();
        let several = usize::from(days % 10 != 1 || days % 100 == 11);
        let sentence = match left {
            0 => return Some(self.today.to_owned()),
            1.. => self.ahead[several],
            _ => self.late[several],
        };
        let by = format.day_month(entry.answer_by);
        Some(between(sentence, &by, &format.days(days)))
    }
}

pub fn words(lang: Lang) -> &'static ThreadWords {
    lang.pick(&UK, &EN)
}

static UK: ThreadWords = ThreadWords {
    thread: "Листування",
    you: "Ви",
    company: "Компанія",
    overdue_call: "Зателефонуйте й назвіть номер звернення:",
    add: "Дописати",
    add_lead: "Щось забули або з’явилося нове? Допишіть: строк відповіді від цього не зміниться.",
    add_send: "Надіслати",
    added: "Дописане надіслано",
    reopen: "Відкрити знову",
    reopen_lead: "Якщо відповідь не допомогла, напишіть, чого в ній бракує. Звернення відкриється знову, і на нову відповідь буде до 30 днів.",
    reopened: "Звернення відкрито знову",
    reply: "Ваші слова",
    rate: "Чи допомогла відповідь?",
    comment: "Що додати (необов’язково)",
    rate_send: "Оцінити",
    rate_anew: "Змінити оцінку",
    rated: "Ваша оцінка:",
    thanks: "Дякуємо, оцінку записано",
    stars: [
        "1, зовсім не допомогла",
        "2, майже не допомогла",
        "3, допомогла частково",
        "4, допомогла",
        "5, дуже допомогла",
    ],
    today: "Відповідь має бути до кінця сьогоднішнього дня.",
    ahead: [
        ["Відповідь має бути до ", ", лишився ", "."],
        ["Відповідь має бути до ", ", лишилося ", "."],
    ],
    late: [
        ["Відповідь мала бути до ", ", відтоді минув ", "."],
        ["Відповідь мала бути до ", ", відтоді минуло ", "."],
    ],
};

static EN: ThreadWords = ThreadWords {
    thread: "Messages",
    you: "You",
    company: "The company",
    overdue_call: "Call us and name the entry’s number:",
    add: "Say more",
    add_lead: "Forgot something, or is there anything new? Add it: the day for an answer stays the same.",
    add_send: "Send",
    added: "Your message is sent",
    reopen: "Open it again",
    reopen_lead: "If the answer did not help, write what is missing. The entry is then open again, and a new answer has up to 30 days.",
    reopened: "The entry is open again",
    reply: "Your words",
    rate: "Did the answer help?",
    comment: "Anything to add (optional)",
    rate_send: "Rate it",
    rate_anew: "Change the rating",
    rated: "Your rating:",
    thanks: "Thank you, the rating is kept",
    stars: [
        "1, it did not help at all",
        "2, it hardly helped",
        "3, it helped in part",
        "4, it helped",
        "5, it helped a lot",
    ],
    today: "There must be an answer by the end of today.",
    ahead: [
        ["There must be an answer by ", ", ", " left."],
        ["There must be an answer by ", ", ", " left."],
    ],
    late: [
        ["There should have been an answer by ", ", ", " ago."],
        ["There should have been an answer by ", ", ", " ago."],
    ],
};
