//! E-mails and phones as they may be written, and as they are stored.

/// Characters; the contract's limit.
const LONGEST: usize = 254;

/// Trimmed and in lower case; or the contract's field code.
pub(crate) fn email(typed: &str) -> Result<String, &'static str> {
    let email = typed.trim().to_lowercase();
    if email.is_empty() {
        Err("required")
    } else if typed.chars().count() <= LONGEST && is_email(&email) {
        Ok(email)
    } else {
        Err("malformed")
    }
}

/// `+380XXXXXXXXX`: the cabinet understands what people write, the contract has one form.
pub(crate) fn phone(typed: &str) -> Result<String, &'static str> {
    let phone = typed.trim();
    let digits = phone.strip_prefix("+380").unwrap_or_default();
    if phone.is_empty() {
        Err("required")
    } else if digits.len() == 9 && digits.bytes().all(|digit| digit.is_ascii_digit()) {
        Ok(phone.to_owned())
    } else {
        Err("malformed")
    }
}

/// A name, one `@`, a host with a dot. Whether it is theirs is for the code to show.
fn is_email(email: &str) -> bool {
    let Some((name, host)) = email.split_once('@') else {
        return false;
    };
    let is_clean = |letter: char| !letter.is_whitespace() && !letter.is_control() && letter != '@';
    !name.is_empty()
        && email.chars().filter(|letter| *letter != '@').all(is_clean)
        && host.contains('.')
        && host.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label
            .chars()
            .all(|letter| letter.is_alphanumeric() || letter == '-')
}
