//! People's names.

/// A person as the account knows them. The patronymic is optional by law, hyphens are usual.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName {
    pub given: String,
    pub patronymic: Option<String>,
    pub family: String,
}

impl PersonName {
    /// The name as documents write it: «Ковальчук Олена Петрівна».
    pub fn full(&self) -> String {
        joined([
            Some(&self.family),
            Some(&self.given),
            self.patronymic.as_ref(),
        ])
    }

    /// The name to speak to a person with: «Олена Петрівна».
    ///
    /// The vocative («Олено Петрівно») is not attempted: a wrong ending offends more than a nominative.
    pub fn address(&self) -> String {
        joined([Some(&self.given), self.patronymic.as_ref()])
    }
}

fn joined<const N: usize>(parts: [Option<&String>; N]) -> String {
    let mut name = String::new();
    for part in parts.into_iter().flatten().map(|part| part.trim()) {
        if !name.is_empty() && !part.is_empty() {
            name.push(' ');
        }
        name.push_str(&normalise_apostrophe(part));
    }
    name
}

/// One part of a name as a person writes their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamePart(String);

/// Why a text is no part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameProblem {
    Empty,
    /// A digit, a sign, a letter of neither alphabet.
    Characters,
    TooLong,
}

/// The contract's limit, in characters.
const LONGEST_NAME: usize = 60;

impl NamePart {
    /// Ukrainian or Latin letters, hyphens, spaces, any apostrophe (kept as `ʼ`).
    pub fn parse(text: &str) -> Result<Self, NameProblem> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let name = normalise_apostrophe(&words.join(" "));
        if name.is_empty() {
            return Err(NameProblem::Empty);
        }
        if name.chars().count() > LONGEST_NAME {
            return Err(NameProblem::TooLong);
        }
        if !name.chars().all(is_of_a_name) || !name.chars().any(|c| c.is_alphabetic() && c != 'ʼ')
        {
            return Err(NameProblem::Characters);
        }
        Ok(Self(name))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

fn is_of_a_name(c: char) -> bool {
    let is_letter = c.is_alphabetic()
        && matches!(c, 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{400}'..='\u{52f}');
    is_letter || matches!(c, 'ʼ' | '-' | ' ')
}

/// Turns every apostrophe a keyboard offers into the letter ʼ, so that «Мар'яна» and «Марʼяна» are one name.
pub fn normalise_apostrophe(text: &str) -> String {
    text.chars()
        .map(|c| {
            if matches!(c, '\'' | '’' | '`') {
                'ʼ'
            } else {
                c
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn olena(patronymic: Option<&str>) -> PersonName {
        PersonName {
            given: "Олена".into(),
            patronymic: patronymic.map(Into::into),
            family: "Ковальчук".into(),
        }
    }

    #[test]
    fn the_full_name_starts_with_the_family() {
        assert_eq!(olena(Some("Петрівна")).full(), "Ковальчук Олена Петрівна");
    }

    #[test]
    fn a_person_is_spoken_to_by_given_name_and_patronymic() {
        assert_eq!(olena(Some("Петрівна")).address(), "Олена Петрівна");
    }

    #[test]
    fn a_missing_patronymic_leaves_no_gap() {
        assert_eq!(olena(None).full(), "Ковальчук Олена");
        assert_eq!(olena(None).address(), "Олена");
        assert_eq!(olena(Some(" ")).full(), "Ковальчук Олена");
    }

    #[test]
    fn all_apostrophes_become_one_letter() {
        for typed in ["Мар'яна", "Мар’яна", "Мар`яна", "Марʼяна"] {
            assert_eq!(normalise_apostrophe(typed), "Марʼяна");
        }
    }

    #[test]
    fn a_name_may_have_hyphens_apostrophes_and_two_words() {
        for (typed, kept) in [
            (" Мар'яна ", "Марʼяна"),
            ("Нечуй-Левицький", "Нечуй-Левицький"),
            ("Анна  Марія", "Анна Марія"),
            ("Zoë", "Zoë"),
        ] {
            assert_eq!(NamePart::parse(typed).expect(typed).as_str(), kept);
        }
    }

    #[test]
    fn each_way_to_be_no_name_has_its_own_problem() {
        assert_eq!(NamePart::parse(" "), Err(NameProblem::Empty));
        assert_eq!(NamePart::parse("Олена2"), Err(NameProblem::Characters));
        assert_eq!(NamePart::parse("<b>"), Err(NameProblem::Characters));
        assert_eq!(NamePart::parse("-ʼ-"), Err(NameProblem::Characters));
        assert_eq!(NamePart::parse("ו"), Err(NameProblem::Characters));
        let long = "я".repeat(61);
        assert_eq!(NamePart::parse(&long), Err(NameProblem::TooLong));
    }

    #[test]
    fn a_name_is_shown_with_the_letter_apostrophe() {
        let name = PersonName {
            given: "Дем'ян".into(),
            patronymic: None,
            family: "Лук’яненко-В'юн".into(),
        };
        assert_eq!(name.full(), "Лукʼяненко-Вʼюн Демʼян");
    }
}
