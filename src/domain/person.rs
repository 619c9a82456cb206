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
    fn a_name_is_shown_with_the_letter_apostrophe() {
        let name = PersonName {
            given: "Дем'ян".into(),
            patronymic: None,
            family: "Лук’яненко-В'юн".into(),
        };
        assert_eq!(name.full(), "Лукʼяненко-Вʼюн Демʼян");
    }
}
