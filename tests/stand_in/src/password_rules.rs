//! Which new passwords are taken: long ones, not the first that anybody would guess. No rule of composition.

/// Characters; the contract's limits.
const SHORTEST: usize = 10;
const LONGEST: usize = 128;

/// An e-mail's name shorter than this is in too many passwords by chance.
const SHORTEST_LOGIN: usize = 3;

/// Lower-case. Long enough to pass for long; leaked lists begin with them.
const COMMON: [&str; 16] = [
    "1234567890",
    "12345678910",
    "0123456789",
    "0987654321",
    "1q2w3e4r5t",
    "1qaz2wsx3edc",
    "password123",
    "password1234",
    "qwerty12345",
    "qwerty123456",
    "qwertyuiop",
    "йцукенгшщз",
    "йцукенгшщзх",
    "пароль12345",
    "пароль123456",
    "україна2026",
];

/// The password as it is; or the contract's field code. `logins` are the e-mail, the phone and the account numbers
/// of whose it is.
pub(crate) fn checked<'a>(
    password: &str,
    logins: impl IntoIterator<Item = &'a str>,
) -> Result<(), &'static str> {
    match password.chars().count() {
        0 => return Err("required"),
        length if length < SHORTEST => return Err("too_short"),
        length if length > LONGEST => return Err("too_long"),
        _ => {}
    }
    let lower = password.to_lowercase();
    if is_common(&lower) {
        Err("too_common")
    } else if logins.into_iter().any(|login| holds(&lower, login)) {
        Err("like_login")
    } else {
        Ok(())
    }
}

fn is_common(lower: &str) -> bool {
    let first = lower.chars().next();
    COMMON.contains(&lower) || lower.chars().all(|letter| Some(letter) == first)
}

/// Whether it holds an e-mail's name, a phone in any of its forms, or an account number.
fn holds(lower: &str, login: &str) -> bool {
    let name = login.split('@').next().unwrap_or_default().to_lowercase();
    let name = name.strip_prefix("+380").unwrap_or(&name);
    name.chars().count() >= SHORTEST_LOGIN && lower.contains(name)
}
