//! How far a payment has come, in words. Nothing says that it was paid before the API does.

use crate::locale::{Lang, around};
use crate::pages::payments::model::{Payment, Reason, Stage};

/// One language. A sentence around a value is an array of its parts.
pub struct StateWords {
    pub title: &'static str,
    pub reference: &'static str,
    pub receipt: &'static str,
    pub paid_at: &'static str,
    pub began_at: &'static str,
    pub trail: &'static str,
    pub not_yet: &'static str,
    pub ask_again: &'static str,
    pub asking: &'static str,
    pub go_on: &'static str,
    pub leaving: [&'static str; 2],
    pub try_again: &'static str,
    pub phone: &'static str,
    pub foreign: &'static str,
    pub foreign_text: &'static str,
    pub print: &'static str,
    pub share: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub to_balance: &'static str,
    pub ask: &'static str,
    pub list: &'static str,
    pub list_lead: &'static str,
    pub list_none: &'static str,
    pub new: &'static str,
    pub when: &'static str,
    pub what_for: &'static str,
    pub state: &'static str,
    printed: &'static str,
    asked: [&'static str; 2],
    unfinished: &'static str,
    may_turn_out_paid: [&'static str; 2],
    by: &'static str,
    titles: [&'static str; 9],
    texts: [&'static str; 8],
    ledger: [[&'static str; 2]; 2],
    reasons: [&'static str; 3],
    short: [&'static str; 8],
    steps: [&'static str; 8],
    sentence: [&'static str; 4],
}

pub fn words(lang: Lang) -> &'static StateWords {
    lang.pick(&UK, &EN)
}

impl StateWords {
    pub fn of(&self, payment: &Payment) -> &'static str {
        let [.., expired] = self.titles;
        match payment.stage {
            Stage::Abandoned if payment.reason == Some(Reason::Expired) => expired,
            stage => self.titles[place(stage)],
        }
    }

    /// What it means, and what comes next. `day` of the ledger in words.
    pub fn text(&self, payment: &Payment, day: Option<&str>) -> String {
        let [of_refused, of_abandoned] = self.may_turn_out_paid;
        let text = match (payment.stage, payment.may_turn_out_paid()) {
            (Stage::Refused, true) => of_refused,
            (_, true) => of_abandoned,
            (stage, false) => self.texts[place(stage)],
        };
        let [by, since] = self.ledger;
        let more = match (payment.stage, day) {
            (Stage::Paid, Some(day)) => [by[0], day, by[1]].concat(),
            (Stage::InLedger, Some(day)) => [since[0], day, since[1]].concat(),
            (Stage::Refused, _) => self.reason(payment.reason).to_owned(),
            _ => String::new(),
        };
        match (more.is_empty(), text.is_empty()) {
            (true, _) => text.to_owned(),
            (_, true) => more,
            _ => [&more, " ", text].concat(),
        }
    }

    fn reason(&self, reason: Option<Reason>) -> &'static str {
        let [funds, declined, other] = self.reasons;
        match reason {
            Some(Reason::InsufficientFunds) => funds,
            Some(Reason::DeclinedByBank) => declined,
            _ => other,
        }
    }

    /// In a line of the list.
    pub fn short(&self, stage: Stage) -> &'static str {
        self.short[place(stage)]
    }

    pub fn step(&self, stage: Stage) -> &'static str {
        self.steps[place(stage)]
    }

    /// By when it will be in the ledger.
    pub fn by(&self, day: &str) -> String {
        [self.by, day].concat()
    }

    /// Of one that is at the provider's: it may have been left before its end.
    pub fn unfinished(&self) -> &'static str {
        self.unfinished
    }

    pub fn leaving(&self, provider: &str) -> String {
        around(self.leaving, provider)
    }

    /// `clock` is when the server was asked last.
    pub fn asked(&self, clock: &str, is_same: bool) -> String {
        let [asked, not_reached] = self.asked;
        match is_same {
            true => [asked, clock, "."].concat(),
            false => not_reached.to_owned(),
        }
    }

    pub fn printed(&self, moment: &str) -> String {
        [self.printed, moment, "."].concat()
    }

    /// To be handed on: reference, sum, company with account, state.
    pub fn sentence(&self, [reference, sum, payee, account]: [&str; 4], state: &str) -> String {
        let [payment, to, number, is] = self.sentence;
        [
            payment, reference, ": ", sum, to, payee, number, account, is, state, ".",
        ]
        .concat()
    }
}

fn place(stage: Stage) -> usize {
    match stage {
        Stage::Created => 0,
        Stage::Pending => 1,
        Stage::Paid => 2,
        Stage::InLedger => 3,
        Stage::Refused => 4,
        Stage::Abandoned => 5,
        Stage::Reversed => 6,
        Stage::Other => 7,
    }
}

const UK: StateWords = StateWords {
    title: "Стан оплати",
    reference: "Номер оплати",
    receipt: "Номер квитанції",
    paid_at: "Коли сплачено",
    began_at: "Коли розпочато",
    trail: "Шлях оплати",
    not_yet: "ще ні",
    ask_again: "Перевірити ще раз",
    asking: "Питаємо сервер…",
    go_on: "Продовжити оплату",
    leaving: ["Відкриваємо сторінку ", "…"],
    try_again: "Спробувати заплатити ще раз",
    phone: "Є питання? Телефон компанії:",
    foreign: "Сторінку оплати не відкрито",
    foreign_text: "Сервер назвав адресу, якої немає серед дозволених. Ми нічого туди не надіслали. Зателефонуйте й назвіть номер оплати",
    print: "Надрукувати",
    share: "Поділитися",
    copy: "Скопіювати текст",
    copied: "Текст скопійовано.",
    to_balance: "До балансу",
    ask: "Написати про цей платіж",
    list: "Мої оплати",
    list_lead: "Те, що ви платили через кабінет за цю домівку. Оплати в банку чи на пошті — в історії розрахунків.",
    list_none: "Через кабінет ви ще не платили.",
    new: "Нова оплата",
    when: "Коли",
    what_for: "За що",
    state: "Стан",
    printed: "Надруковано ",
    asked: [
        "Без змін. Перевірено о ",
        "Зараз не вдалося дізнатися: немає зв’язку із сервером. Спробуємо ще.",
    ],
    unfinished: "Якщо ви не завершили оплату на сторінці провайдера, її можна продовжити. Якщо завершили, зачекайте: двічі платити не треба.",
    may_turn_out_paid: [
        "Якщо гроші все ж знято, вони повернуться або оплату буде підтверджено: про це буде сказано тут.",
        "Провайдер поки нічого не підтвердив. Перш ніж платити ще раз, перевірте у своєму банку, чи не знято гроші. Якщо підтвердження надійде пізніше, воно саме з’явиться тут.",
    ],
    by: "до ",
    titles: [
        "Оплату ще не завершено",
        "Ще чекаємо підтвердження",
        "Сплачено",
        "Сплачено й зараховано",
        "Оплата не пройшла",
        "Оплату скасовано",
        "Гроші повернено",
        "Стан уточнюється",
        "Час на оплату минув",
    ],
    texts: [
        "На сторінку провайдера ви ще не перейшли. Гроші не знято.",
        "Провайдер ще не сказав, чи пройшла оплата. Кабінет питає про це сам, сторінку можна закрити: оплата не загубиться.",
        "",
        "",
        "",
        "Гроші не знято.",
        "Провайдер повернув гроші на вашу картку. Борг, який покривала ця оплата, знову треба сплатити.",
        "Цього стану ваша версія кабінету не знає. Оновіть сторінку. Якщо не допоможе, зателефонуйте й назвіть номер оплати.",
    ],
    ledger: [
        [
            "До ",
            " оплата з’явиться в історії розрахунків. Робити більше нічого не треба.",
        ],
        ["З ", " вона в історії розрахунків."],
    ],
    reasons: [
        "Провайдер відмовив: на картці бракує коштів.",
        "Провайдер відмовив: банк відхилив оплату. Причину знає лише банк.",
        "Провайдер відмовив, але причини не назвав.",
    ],
    short: [
        "не завершено",
        "чекаємо підтвердження",
        "сплачено, ще не зараховано",
        "зараховано",
        "не пройшла",
        "скасовано",
        "гроші повернено",
        "уточнюється",
    ],
    steps: [
        "Оплату розпочато",
        "Провайдер прийняв до оплати",
        "Провайдер підтвердив оплату",
        "Зараховано в історію розрахунків",
        "Провайдер відмовив",
        "Оплату скасовано, або її час минув",
        "Гроші повернено",
        "Стан уточнюється",
    ],
    sentence: ["Оплата ", ", ", ", особовий рахунок ", ". Стан: "],
};

const EN: StateWords = StateWords {
    title: "State of the payment",
    reference: "Number of the payment",
    receipt: "Number of the receipt",
    paid_at: "Paid on",
    began_at: "Begun on",
    trail: "The payment’s way",
    not_yet: "not yet",
    ask_again: "Check again",
    asking: "Asking the server…",
    go_on: "Go on with the payment",
    leaving: ["Opening the page of ", "…"],
    try_again: "Try to pay again",
    phone: "A question? The company’s phone:",
    foreign: "The payment’s page was not opened",
    foreign_text: "The server named an address that is not among the allowed ones. We sent nothing there. Call and name the payment’s number",
    print: "Print",
    share: "Share",
    copy: "Copy the text",
    copied: "The text is copied.",
    to_balance: "To the balance",
    ask: "Write about this payment",
    list: "My payments",
    list_lead: "What you have paid for this home in the cabinet. Payments in a bank or a post office are in the history of settlements.",
    list_none: "You have not paid in the cabinet yet.",
    new: "New payment",
    when: "When",
    what_for: "What for",
    state: "State",
    printed: "Printed on ",
    asked: [
        "No change. Checked at ",
        "It could not be learnt just now: the server is out of reach. We will try again.",
    ],
    unfinished: "If you did not finish paying on the provider’s page, you can go on. If you did, wait: there is no need to pay twice.",
    may_turn_out_paid: [
        "If money was taken all the same, it comes back or the payment is confirmed: this page will say so.",
        "The provider has confirmed nothing so far. Before you pay again, check with your bank whether money was taken. If a confirmation comes later, it appears here by itself.",
    ],
    by: "by ",
    titles: [
        "The payment is not finished",
        "Still waiting for confirmation",
        "Paid",
        "Paid and in the ledger",
        "The payment did not go through",
        "The payment was cancelled",
        "The money was returned",
        "The state is not clear",
        "The time to pay is over",
    ],
    texts: [
        "You have not been to the provider’s page yet. No money was taken.",
        "The provider has not said yet whether the payment went through. The cabinet asks by itself; you may close the page, the payment will not be lost.",
        "",
        "",
        "",
        "No money was taken.",
        "The provider returned the money to your card. The debt that this payment covered is to be paid again.",
        "Your version of the cabinet does not know this state. Reload the page. If that does not help, call and name the payment’s number.",
    ],
    ledger: [
        [
            "By ",
            " the payment will be in the history of settlements. There is nothing more to do.",
        ],
        ["Since ", " it is in the history of settlements."],
    ],
    reasons: [
        "The provider refused: there is not enough money on the card.",
        "The provider refused: the bank declined the payment. The bank alone knows why.",
        "The provider refused and gave no reason.",
    ],
    short: [
        "not finished",
        "waiting for confirmation",
        "paid, not in the ledger yet",
        "in the ledger",
        "did not go through",
        "cancelled",
        "money returned",
        "not clear",
    ],
    steps: [
        "Payment begun",
        "Taken on by the provider",
        "Confirmed by the provider",
        "In the history of settlements",
        "Refused by the provider",
        "Cancelled, or its time was over",
        "Money returned",
        "State not clear",
    ],
    sentence: ["Payment ", ", ", ", account ", ". State: "],
};
