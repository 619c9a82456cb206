//! What the shell says on every page.

use super::Lang;
use crate::ui::PageWords;

pub struct ShellWords {
    pub product: &'static str,
    pub skip: &'static str,
    pub sections: &'static str,
    pub overview: &'static str,
    pub new_reading: &'static str,
    pub history: &'static str,
    pub bills: &'static str,
    pub homes: &'static str,
    pub everything: &'static str,
    pub help: &'static str,
    pub profile: &'static str,
    pub other_language: &'static str,
    pub theme: &'static str,
    pub sign_in: &'static str,
    pub sign_out: &'static str,
    pub emergency: &'static str,
    pub waiting: &'static str,
    pub waiting_long: &'static str,
    pub error_prefix: &'static str,
    pub problems_title: &'static str,
    pub sending: &'static str,
    pub closing_title: &'static str,
    pub closing_text: &'static str,
    pub closing_stay: &'static str,
    pub not_found: &'static str,
    pub not_found_text: &'static str,
    pub to_overview: &'static str,
}

pub fn shell_words(lang: Lang) -> &'static ShellWords {
    lang.pick(&UK, &EN)
}

/// Those of them that a page needs until it is there.
pub fn page_words(lang: Lang) -> PageWords {
    let w = shell_words(lang);
    PageWords {
        product: w.product,
        waiting: w.waiting,
        waiting_long: w.waiting_long,
    }
}

static UK: ShellWords = ShellWords {
    product: "Кабінет споживача газу",
    skip: "Перейти до змісту",
    sections: "Розділи кабінету",
    overview: "Огляд",
    new_reading: "Передати показ",
    history: "Історія",
    bills: "Оплата",
    homes: "Домівки",
    everything: "Усе",
    help: "Довідка",
    profile: "Профіль",
    other_language: "English",
    theme: "Темна або світла тема",
    sign_in: "Увійти",
    sign_out: "Вийти",
    emergency: "Запах газу? Вийдіть на повітря й телефонуйте",
    waiting: "Завантажуємо…",
    waiting_long: "Зв’язок повільний, але ми ще завантажуємо…",
    error_prefix: "Помилка: ",
    problems_title: "Перевірте, будь ласка",
    sending: "Надсилаємо…",
    closing_title: "Сеанс закінчиться за дві хвилини",
    closing_text: "Для вашої безпеки кабінет закриється сам. Усе, що ви ввели, збережеться.",
    closing_stay: "Залишитися в кабінеті",
    not_found: "Такої сторінки немає",
    not_found_text: "Можливо, в адресі помилка або сторінку перенесено.",
    to_overview: "До огляду",
};

static EN: ShellWords = ShellWords {
    product: "Gas consumer’s cabinet",
    skip: "Skip to content",
    sections: "Sections",
    overview: "Overview",
    new_reading: "Submit a reading",
    history: "History",
    bills: "Bills",
    homes: "Homes",
    everything: "Everything",
    help: "Help",
    profile: "Profile",
    other_language: "Українська",
    theme: "Dark or light theme",
    sign_in: "Sign in",
    sign_out: "Sign out",
    emergency: "Smell gas? Go outside and call",
    waiting: "Loading…",
    waiting_long: "The link is slow, we are still loading…",
    error_prefix: "Error: ",
    problems_title: "Please check",
    sending: "Sending…",
    closing_title: "Your session ends in two minutes",
    closing_text: "For your safety the cabinet will close by itself. Everything you typed is kept.",
    closing_stay: "Stay signed in",
    not_found: "There is no such page",
    not_found_text: "The address may be mistyped, or the page has moved.",
    to_overview: "To the overview",
};
