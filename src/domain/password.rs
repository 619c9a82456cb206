//! What a password must be: long, and not what anybody would try first.
//!
//! No rules about kinds of characters: they make passwords hard to remember and no harder to guess (NIST SP 800-63B).

/// The contract's limits, in characters.
pub const SHORTEST: usize = 10;
pub const LONGEST: usize = 128;

/// Why a text is no password to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordProblem {
    Empty,
    TooShort,
    TooLong,
    /// Many use it: only the server knows the list.
    TooCommon,
    /// It holds the e-mail's name, the phone or the account number.
    LikeLogin,
    /// One character over and over.
    Monotonous,
}

/// Checks a new password as typed: spaces count, nothing is trimmed.
///
/// `logins` are what its owner signs in with.
pub fn check(password: &str, logins: &[&str]) -> Result<(), PasswordProblem> {
    let length = password.chars().count();
    if length == 0 {
        return Err(PasswordProblem::Empty);
    }
    if length < SHORTEST {
        return Err(PasswordProblem::TooShort);
    }
    if length > LONGEST {
        return Err(PasswordProblem::TooLong);
    }
    if password.chars().all(|c| password.starts_with(c)) {
        return Err(PasswordProblem::Monotonous);
    }
    let lower = password.to_lowercase();
    if logins.iter().any(|login| holds(&lower, login)) {
        return Err(PasswordProblem::LikeLogin);
    }
    Ok(())
}

/// The name of an e-mail, or all of another login; too short a one would forbid too much.
fn holds(password: &str, login: &str) -> bool {
    let name = login.split('@').next().unwrap_or(login).to_lowercase();
    let name = name.strip_prefix("+38").unwrap_or(&name);
    name.chars().count() >= 4 && password.contains(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sentence_is_a_password() {
        assert_eq!(check("тепло в хаті 2026", &["olena@example.com"]), Ok(()));
    }

    #[test]
    fn each_way_to_be_weak_has_its_own_problem() {
        let problem = |text: &str| check(text, &["olena@example.com", "+380501112201"]).err();
        assert_eq!(problem(""), Some(PasswordProblem::Empty));
        assert_eq!(problem("дев’ять-9"), Some(PasswordProblem::TooShort));
        assert_eq!(problem(&"аб".repeat(65)), Some(PasswordProblem::TooLong));
        assert_eq!(problem("1111111111"), Some(PasswordProblem::Monotonous));
        assert_eq!(problem("moya-Olena-2026"), Some(PasswordProblem::LikeLogin));
        assert_eq!(problem("x0501112201x"), Some(PasswordProblem::LikeLogin));
    }

    #[test]
    fn characters_count_and_not_bytes() {
        assert_eq!(check("їїїїїєєєєє", &[]), Ok(()));
    }

    #[test]
    fn a_short_name_forbids_nothing() {
        assert_eq!(check("iva-nova-hata", &["iv@example.com"]), Ok(()));
    }
}
