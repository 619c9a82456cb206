//! What messages say, in Ukrainian and in English. A code is good for ten minutes; no message asks to follow a link.

use crate::messages::{Channel, Language, Message};

/// Subject and text.
pub(crate) fn written(message: &Message, language: Language) -> (String, String) {
    let (subject, body) = match language {
        Language::Uk => in_ukrainian(message),
        Language::En => in_english(message),
    };
    (subject.to_owned(), body)
}

fn in_ukrainian(message: &Message) -> (&'static str, String) {
    match message {
        Message::RegistrationCode(code) => (
            "Код для реєстрації в кабінеті",
            format!(
                "Ваш код: {code}. Введіть його на сторінці реєстрації протягом 10 хвилин. Нікому його не кажіть: \
                 ми ніколи не питаємо код телефоном. Якщо ви не реєструєтеся, нічого не робіть."
            ),
        ),
        Message::CabinetExists(Channel::Email) => (
            "У вас уже є кабінет",
            "Хтось, можливо ви, реєструє кабінет із вашою електронною адресою, а кабінет із нею вже є. \
             Увійдіть у нього, як завжди. Якщо забули пароль, відкрийте сторінку входу й натисніть «Забули пароль?». \
             Якщо це були не ви, нічого не робіть: ваш кабінет у безпеці."
                .to_owned(),
        ),
        Message::CabinetExists(Channel::Phone) => (
            "У вас уже є кабінет",
            "Хтось, можливо ви, реєструє кабінет із вашим телефоном, а кабінет із ним уже є. \
             Увійдіть у нього, як завжди. Якщо забули пароль, відкрийте сторінку входу й натисніть «Забули пароль?». \
             Якщо реєструється хтось із вашої родини з цим самим телефоном, попросіть код на електронну адресу. \
             Якщо це були не ви, нічого не робіть: ваш кабінет у безпеці."
                .to_owned(),
        ),
        Message::RecoveryCode(code) => (
            "Код для нового пароля",
            format!(
                "Ваш код: {code}. Введіть його протягом 10 хвилин, щоб задати новий пароль. Нікому його не кажіть: \
                 ми ніколи не питаємо код телефоном. Якщо ви цього не просили, нічого не робіть: пароль лишиться той самий."
            ),
        ),
        Message::PasswordChanged => (
            "Пароль змінено",
            "Пароль від вашого кабінету щойно змінено, на інших пристроях сеанси завершено. \
             Якщо це були не ви, одразу відновіть пароль на сторінці входу й зателефонуйте нам."
                .to_owned(),
        ),
        Message::ContactCode(code) => (
            "Код для підтвердження",
            format!(
                "Ваш код: {code}. Введіть його в кабінеті протягом 10 хвилин, щоб підтвердити цю адресу або цей номер. \
                 Нікому його не кажіть. Якщо ви нічого не змінюєте, не зважайте на це повідомлення."
            ),
        ),
        Message::ContactTaken => (
            "Ці дані вже має інший кабінет",
            "Хтось, можливо ви, хоче додати цю електронну адресу або цей телефон до свого кабінету, а вони вже є в іншому. \
             Якщо обидва кабінети ваші, спершу змініть контакт у тому, де він є тепер. \
             Якщо це були не ви, нічого не робіть."
                .to_owned(),
        ),
        Message::ContactChanged(Channel::Email) => (
            "Електронну адресу змінено",
            "У вашому кабінеті тепер інша електронна адреса, на цю ми більше не писатимемо. \
             Якщо це були не ви, одразу зателефонуйте нам."
                .to_owned(),
        ),
        Message::ContactChanged(Channel::Phone) => (
            "Номер телефону змінено",
            "У вашому кабінеті тепер інший номер телефону. Якщо це були не ви, одразу зателефонуйте нам.".to_owned(),
        ),
        Message::HomeJoined { address } => (
            "Ваш обʼєкт додано ще до одного кабінету",
            format!(
                "Обʼєкт за адресою {address} щойно додали ще до одного кабінету: там знають номер рахунку й номер лічильника \
                 або суму з платіжки. Якщо це ваша родина, нічого не робіть. Якщо ні, зателефонуйте нам."
            ),
        ),
        Message::CabinetClosed { erased_on } => (
            "Кабінет закрито",
            format!(
                "Ваш кабінет закрито, увійти в нього більше не можна. Імʼя, електронну адресу й телефон ми зітремо {}. \
                 Договори з компаніями лишаються чинними.",
                erased_on.strftime("%d.%m.%Y")
            ),
        ),
        Message::VisitNear { at, place, reference } => (
            "Нагадуємо про прийом",
            format!("Вас чекають {at} за київським часом: {place}. Номер запису {reference}. Не зможете прийти — скасуйте запис у кабінеті."),
        ),
        Message::VisitCalledOff { at, place, words } => (
            "Прийом скасовано",
            format!("Прийом {at} не відбудеться: {place}. {words} Обрати інший час можна в кабінеті."),
        ),
    }
}

fn in_english(message: &Message) -> (&'static str, String) {
    match message {
        Message::RegistrationCode(code) => (
            "Your registration code",
            format!(
                "Your code: {code}. Type it on the registration page within 10 minutes. Tell it to nobody: we never ask for \
                 a code by phone. If you are not registering, do nothing."
            ),
        ),
        Message::CabinetExists(Channel::Email) => (
            "You already have an account here",
            "Somebody, perhaps you, is registering with your e-mail, and there is an account with it already. \
             Sign in as usual. If you forgot the password, open the sign-in page and press “Forgot your password?”. \
             If it was not you, do nothing: your account is safe."
                .to_owned(),
        ),
        Message::CabinetExists(Channel::Phone) => (
            "You already have an account here",
            "Somebody, perhaps you, is registering with your phone, and there is an account with it already. \
             Sign in as usual. If you forgot the password, open the sign-in page and press “Forgot your password?”. \
             If somebody of your family registers with the same phone, ask for the code by e-mail. \
             If it was not you, do nothing: your account is safe."
                .to_owned(),
        ),
        Message::RecoveryCode(code) => (
            "Your code for a new password",
            format!(
                "Your code: {code}. Type it within 10 minutes to set a new password. Tell it to nobody: we never ask for a \
                 code by phone. If you did not ask for it, do nothing: the password stays the same."
            ),
        ),
        Message::PasswordChanged => (
            "Your password was changed",
            "The password of your account has just been changed, and you are signed out on other devices. \
             If it was not you, reset the password on the sign-in page at once and call us."
                .to_owned(),
        ),
        Message::ContactCode(code) => (
            "Your confirmation code",
            format!(
                "Your code: {code}. Type it in your account within 10 minutes to confirm this address or number. \
                 Tell it to nobody. If you are not changing anything, ignore this message."
            ),
        ),
        Message::ContactTaken => (
            "Another account has these details",
            "Somebody, perhaps you, wants to add this e-mail or phone to their account, and another account has it already. \
             If both are yours, change it first in the one that has it now. If it was not you, do nothing."
                .to_owned(),
        ),
        Message::ContactChanged(Channel::Email) => (
            "Your e-mail was changed",
            "Your account has another e-mail now, and we will not write to this one any more. \
             If it was not you, call us at once."
                .to_owned(),
        ),
        Message::ContactChanged(Channel::Phone) => (
            "Your phone was changed",
            "Your account has another phone number now. If it was not you, call us at once.".to_owned(),
        ),
        Message::HomeJoined { address } => (
            "Your home was added to another account",
            format!(
                "The home at {address} has just been added to one more account, by somebody who knows the account number and \
                 the meter's number or the total of a bill. If it is your family, do nothing. If it is not, call us."
            ),
        ),
        Message::CabinetClosed { erased_on } => (
            "Your account is closed",
            format!(
                "Your account is closed and nobody can sign in to it. Your name, e-mail and phone will be erased on {}. \
                 Your contracts with the companies go on as they are.",
                erased_on.strftime("%d.%m.%Y")
            ),
        ),
        Message::VisitNear { at, place, reference } => (
            "Your visit is tomorrow",
            format!("You are expected {at}, Kyiv time: {place}. Reference {reference}. If you cannot come, cancel it in your account."),
        ),
        Message::VisitCalledOff { at, place, words } => (
            "Your visit is called off",
            format!("The visit {at} will not take place: {place}. {words} You can choose another time in your account."),
        ),
    }
}
