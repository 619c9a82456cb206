//! What is said about a new password.

use crate::locale::Lang;

pub struct Words {
    pub label: &'static str,
    pub hint: &'static str,
    pub show: &'static str,
    pub hide: &'static str,
    pub empty: &'static str,
    pub too_short: &'static str,
    pub too_long: &'static str,
    pub too_common: &'static str,
    pub like_login: &'static str,
    pub monotonous: &'static str,
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&UK, &EN)
}

static UK: Words = Words {
    label: "Новий пароль",
    hint: "Щонайменше 10 символів. Найкраще — кілька слів, які легко запам’ятати вам і важко вгадати іншим.",
    show: "Показати",
    hide: "Сховати",
    empty: "Придумайте пароль",
    too_short: "Пароль закороткий: щонайменше 10 символів",
    too_long: "Пароль задовгий: щонайбільше 128 символів",
    too_common: "Такий пароль надто поширений, його вгадають першим. Додайте ще слово",
    like_login: "У паролі є ваша пошта, телефон або номер рахунку: так його легко вгадати",
    monotonous: "Той самий символ раз за разом — не пароль. Візьміть кілька слів",
};

static EN: Words = Words {
    label: "New password",
    hint: "At least 10 characters. Best a few words, easy for you to remember and hard for others to guess.",
    show: "Show",
    hide: "Hide",
    empty: "Choose a password",
    too_short: "The password is too short: at least 10 characters",
    too_long: "The password is too long: 128 characters at most",
    too_common: "Many people use this password, it is the first to be guessed. Add a word",
    like_login: "Your e-mail, phone or account number is in it: that is easy to guess",
    monotonous: "One character over and over is no password. Take a few words",
};
