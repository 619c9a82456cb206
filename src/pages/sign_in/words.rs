//! What the sign-in page says.

use super::form::Problem;
use crate::locale::Lang;

pub struct Words {
    pub title: &'static str,
    pub login: &'static str,
    pub login_hint: &'static str,
    pub password: &'static str,
    pub show: &'static str,
    pub hide: &'static str,
    pub submit: &'static str,
    pub sending: &'static str,
    pub forgot: &'static str,
    pub no_cabinet: &'static str,
    pub register: &'static str,
    pub identity: &'static str,
    pub identity_title: &'static str,
    pub identity_lead: &'static str,
    pub identity_unknown: &'static str,
    pub identity_unknown_text: &'static str,
    pub identity_cancelled: &'static str,
    pub identity_failed: &'static str,
    pub identity_failed_text: &'static str,
    pub no_providers: &'static str,
    pub by_password: &'static str,
    pub ended: &'static str,
    pub ended_text: &'static str,
    pub left: &'static str,
    pub left_text: &'static str,
    login_empty: &'static str,
    login_unrecognised: &'static str,
    password_empty: &'static str,
    password_too_long: &'static str,
    wrong_pair: &'static str,
}

impl Words {
    pub fn problem(&self, problem: Problem) -> &'static str {
        match problem {
            Problem::LoginEmpty => self.login_empty,
            Problem::LoginUnrecognised => self.login_unrecognised,
            Problem::PasswordEmpty => self.password_empty,
            Problem::PasswordTooLong => self.password_too_long,
            Problem::WrongPair => self.wrong_pair,
        }
    }
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&UK, &EN)
}

static UK: Words = Words {
    title: "Вхід до кабінету",
    login: "Електронна пошта, телефон або особовий рахунок",
    login_hint: "Номер особового рахунку є на платіжці: 10 цифр оператора або 9 цифр постачальника.",
    password: "Пароль",
    show: "Показати",
    hide: "Сховати",
    submit: "Увійти",
    sending: "Входимо…",
    forgot: "Забули пароль?",
    no_cabinet: "Ще не маєте кабінету?",
    register: "Зареєструватися",
    identity: "Увійти через BankID або Дія.Підпис",
    identity_title: "Вхід без пароля",
    identity_lead: "Ви перейдете на сторінку свого банку чи держави, а потім повернетеся сюди. Пароля від банку ми не бачимо.",
    identity_unknown: "Вас упізнано, але кабінету ще немає",
    identity_unknown_text: "Зареєструйтеся: знадобиться будь-який номер із платіжки.",
    identity_cancelled: "Ви повернулися, не підтвердивши особу",
    identity_failed: "Підтвердити особу не вдалося",
    identity_failed_text: "Спробуйте ще раз або увійдіть із паролем.",
    no_providers: "Зараз увійти можна лише з паролем",
    by_password: "Увійти з паролем",
    ended: "Час сеансу минув",
    ended_text: "Увійдіть ще раз — ви повернетеся на те саме місце. Усе, що ви ввели, збережено.",
    left: "Ви вийшли з кабінету",
    left_text: "На цьому пристрої не залишилося ваших даних.",
    login_empty: "Введіть пошту, телефон або номер особового рахунку",
    login_unrecognised: "Це не схоже на пошту, телефон чи номер рахунку. Наприклад: olena@example.com, 050 111 22 33 або 1500000015",
    password_empty: "Введіть пароль",
    password_too_long: "Пароль задовгий: щонайбільше 128 символів",
    wrong_pair: "Логін або пароль не підходять. Перевірте розкладку клавіатури й великі літери",
};

static EN: Words = Words {
    title: "Sign in to your cabinet",
    login: "E-mail, phone or account number",
    login_hint: "The account number is on your bill: the operator’s has 10 digits, the supplier’s 9.",
    password: "Password",
    show: "Show",
    hide: "Hide",
    submit: "Sign in",
    sending: "Signing in…",
    forgot: "Forgot your password?",
    no_cabinet: "No cabinet yet?",
    register: "Register",
    identity: "Sign in with BankID or Дія.Підпис",
    identity_title: "Sign in without a password",
    identity_lead: "You will go to a page of your bank or the state, and then come back here. We never see your bank’s password.",
    identity_unknown: "You are recognised, but have no cabinet yet",
    identity_unknown_text: "Register: any one number from your bill will do.",
    identity_cancelled: "You came back without confirming who you are",
    identity_failed: "We could not confirm who you are",
    identity_failed_text: "Try again, or sign in with your password.",
    no_providers: "Only a password will do at the moment",
    by_password: "Sign in with a password",
    ended: "Your session is over",
    ended_text: "Sign in again and you will be back at the same place. Everything you typed is kept.",
    left: "You have signed out",
    left_text: "Nothing of yours is left on this device.",
    login_empty: "Enter your e-mail, phone or account number",
    login_unrecognised: "This looks like no e-mail, phone or account number. For example: olena@example.com, 050 111 22 33 or 1500000015",
    password_empty: "Enter your password",
    password_too_long: "The password is too long: 128 characters at most",
    wrong_pair: "The login or the password is wrong. Check the keyboard layout and capital letters",
};
