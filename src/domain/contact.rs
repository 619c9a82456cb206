//! How a consumer is reached, and how they say who they are.

use super::account::AccountNumber;

/// A Ukrainian phone number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Phone(String);

impl Phone {
    /// Reads `+380501112233`, `380…`, `0501112233`, the old `8 050…`, with spaces, brackets and dashes.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (is_international, rest) = match text.strip_prefix('+') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        if !rest
            .chars()
            .all(|c| c.is_ascii_digit() || is_phone_separator(c))
        {
            return None;
        }
        let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
        let national = match digits.len() {
            12 => digits.strip_prefix("380"),
            11 if !is_international => digits.strip_prefix("80"),
            10 if !is_international => digits.strip_prefix('0'),
            _ => None,
        }?;
        // No area or mobile code of Ukraine starts with 0, 1 or 2.
        let is_in_use = matches!(national.as_bytes()[0], b'3'..=b'9');
        is_in_use.then(|| Self(["+380", national].concat()))
    }

    /// E.164: `+380501112233`, for the API and `tel:`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `+380 50 111 22 33`, with no-break spaces; a free line as `0 800 300 104`.
    pub fn display(&self) -> String {
        let number = &self.0;
        // A free line is known by its national form.
        if let Some(rest) = number.strip_prefix("+380800") {
            return ["0", "800", &rest[..3], &rest[3..]].join("\u{a0}");
        }
        [
            &number[..4],
            &number[4..6],
            &number[6..9],
            &number[9..11],
            &number[11..],
        ]
        .join("\u{a0}")
    }
}

fn is_phone_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '-' | '.' | '\u{2010}'..='\u{2015}')
}

/// An e-mail address that could work. Whether it does, only a letter to it can tell.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// Wants a name, one `@` before the domain and a dot inside it; catches slips, not every oddity of RFC 5322.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (name, domain) = text.rsplit_once('@')?;
        let is_name = !name.is_empty() && name.len() <= 64 && !name.contains('@');
        let is_clean = !text
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '<' | '>'));
        (is_name && is_clean && is_domain(domain) && text.len() <= 254).then(|| Self(text.into()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    domain.contains('.') && domain.split('.').all(is_label)
}

/// Which way a code or a letter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    Email,
    Phone,
}

impl Channel {
    pub fn other(self) -> Self {
        match self {
            Self::Email => Self::Phone,
            Self::Phone => Self::Email,
        }
    }
}

/// What a consumer signs in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Login {
    Email(Email),
    Phone(Phone),
    AccountNumber(AccountNumber),
}

/// Why a text is no login.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginProblem {
    Empty,
    /// Neither an e-mail address, nor a phone number, nor an account number.
    Unrecognised,
}

impl Login {
    /// Tells the three apart.
    ///
    /// Ten digits from 0 on that make a phone number are one, though an operator's account number may look the same:
    /// people write phones that way daily, and operators' numbers that start with a code in use are rare. Who has
    /// one signs in with the supplier's number, a phone or an e-mail. Nine digits are a supplier's account number,
    /// never a phone without its 0.
    pub fn parse(text: &str) -> Result<Self, LoginProblem> {
        if text.trim().is_empty() {
            return Err(LoginProblem::Empty);
        }
        if text.contains('@') {
            return Email::parse(text)
                .map(Self::Email)
                .ok_or(LoginProblem::Unrecognised);
        }
        if let Some(phone) = Phone::parse(text) {
            return Ok(Self::Phone(phone));
        }
        AccountNumber::parse(text)
            .map(Self::AccountNumber)
            .map_err(|_| LoginProblem::Unrecognised)
    }

    /// As the API takes it: the address, E.164, or bare digits.
    pub fn as_wire(&self) -> &str {
        match self {
            Self::Email(email) => email.as_str(),
            Self::Phone(phone) => phone.as_str(),
            Self::AccountNumber(number) => number.as_str(),
        }
    }
}

#[cfg(test)]
#[path = "contact_tests.rs"]
mod tests;
