//! What the way back into a cabinet says.

use super::form::{LoginProblem, NewProblem};
use crate::locale::Lang;
use crate::new_password::explain_password;

pub struct Words {
    pub title: &'static str,
    pub lead: &'static str,
    pub login: &'static str,
    pub login_hint: &'static str,
    pub send: &'static str,
    pub back: &'static str,
    pub code_title: &'static str,
    pub same_answer: &'static str,
    pub other_login: &'static str,
    pub password_title: &'static str,
    pub password_lead: &'static str,
    pub save: &'static str,
    pub gone: &'static str,
    pub gone_text: &'static str,
    pub again: &'static str,
    empty: &'static str,
    unrecognised: &'static str,
    account_number: &'static str,
    expired: &'static str,
}

impl Words {
    pub fn login_problem(&self, problem: LoginProblem) -> &'static str {
        match problem {
            LoginProblem::Empty => self.empty,
            LoginProblem::Unrecognised => self.unrecognised,
            LoginProblem::AccountNumber => self.account_number,
        }
    }

    pub fn new_problem(&self, lang: Lang, problem: NewProblem) -> &'static str {
        match problem {
            NewProblem::Password(problem) => explain_password(lang, problem),
            NewProblem::Expired => self.expired,
        }
    }
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&UK, &EN)
}

static UK: Words = Words {
    title: "Відновлення доступу",
    lead: "Надішлемо код, і ви зможете придумати новий пароль.",
    login: "Пошта або телефон вашого кабінету",
    login_hint: "На цю адресу чи номер надійде код.",
    send: "Надіслати код",
    back: "Назад до входу",
    code_title: "Введіть код",
    same_answer: "Якщо кабінету з цією поштою чи телефоном немає, код не надійде.",
    other_login: "Указати іншу пошту чи телефон",
    password_title: "Новий пароль",
    password_lead: "Після цього ви відразу будете в кабінеті, а на інших пристроях доведеться увійти знову.",
    save: "Зберегти й увійти",
    gone: "Це відновлення вже завершено або його час минув",
    gone_text: "Якщо ви щойно змінили пароль, увійдіть із новим. Якщо ні — почніть спочатку.",
    again: "Почати спочатку",
    empty: "Введіть пошту або телефон",
    unrecognised: "Це не схоже на пошту чи телефон. Наприклад: olena@example.com або 050 111 22 33",
    account_number: "На номер рахунку код не надіслати: введіть пошту або телефон",
    expired: "Після коду минуло забагато часу. Почніть спочатку: надішлемо новий код",
};

static EN: Words = Words {
    title: "Recover access",
    lead: "We will send a code, and you can choose a new password.",
    login: "E-mail or phone of your cabinet",
    login_hint: "The code will go there.",
    send: "Send the code",
    back: "Back to sign-in",
    code_title: "Enter the code",
    same_answer: "If there is no cabinet with this e-mail or phone, no code will come.",
    other_login: "Enter another e-mail or phone",
    password_title: "New password",
    password_lead: "After that you are in your cabinet at once; other devices will have to sign in again.",
    save: "Save and sign in",
    gone: "This recovery is finished, or its time is over",
    gone_text: "If you have just changed the password, sign in with it. If not, start again.",
    again: "Start again",
    empty: "Enter an e-mail or a phone",
    unrecognised: "This looks like no e-mail or phone. For example: olena@example.com or 050 111 22 33",
    account_number: "No code can be sent to an account number: enter an e-mail or a phone",
    expired: "Too much time has passed since the code. Start again: we will send a new one",
};
