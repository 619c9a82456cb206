//! What is wrong, in the words of a web developer.

use super::palette::{Verdict, Why};
use super::rules::{PRESETS, Rule, SETTINGS, Wrong};
use crate::config::OPTIONAL;
use crate::locale::Lang;

pub struct Words {
    lang: Lang,
    pub label: &'static str,
    /// Followed by the settings' names.
    title: &'static str,
    pub unused: &'static str,
    pub which: &'static str,
    pub nobody_pays: &'static str,
}

static UK: Words = Words {
    lang: Lang::Uk,
    label: "Для вебкоманди",
    title: "Хибні налаштування кабінету: ",
    unused: "Це для вебкоманди компанії. Кабінет працює так, наче їх не задано.",
    which: "Що саме не так",
    nobody_pays: "payment-hosts: не задано, тож оплата може вести лише на цей самий сайт; приклад: tokly.ipay.ua",
};

static EN: Words = Words {
    lang: Lang::En,
    label: "For the web team",
    title: "Wrong settings of the cabinet: ",
    unused: "This is for the company’s web team. The cabinet works as if they were not set.",
    which: "What exactly is wrong",
    nobody_pays: "payment-hosts: not set, so a payment may lead to this very site alone; example: tokly.ipay.ua",
};

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&UK, &EN)
}

/// A value is shown up to here: it may be a whole picture by mistake.
const SHOWN: usize = 80;

impl Words {
    pub fn title(&self, wrongs: &[Wrong]) -> String {
        let names: Vec<&str> = wrongs.iter().map(|wrong| shown_name(&wrong.name)).collect();
        [self.title, &names.join(", ")].concat()
    }

    /// `api: задано «api/v1», а треба …`
    pub fn sentence(&self, wrong: &Wrong) -> String {
        let value = shown(&wrong.value);
        let of_value = match wrong.rule {
            Rule::Name(meant) => self.no_such(meant),
            Rule::File => self
                .lang
                .pick(
                    ["файл налаштувань не прочитано (", &value, ")"],
                    ["the file of settings could not be read (", &value, ")"],
                )
                .concat(),
            Rule::Outside => self
                .lang
                .pick(
                    ["адреса цієї сторінки лежить поза «", &value, "»"],
                    ["this page’s address lies outside of “", &value, "”"],
                )
                .concat(),
            _ => self
                .lang
                .pick(["задано «", &value, "»"], ["“", &value, "” is given"])
                .concat(),
        };
        let name = [shown_name(&wrong.name), ": "].concat();
        [name, of_value, self.wanted(wrong.rule)].concat()
    }

    fn no_such(&self, meant: Option<&str>) -> String {
        let none = self
            .lang
            .pick("такого налаштування немає", "there is no such setting");
        match meant {
            Some(meant) => {
                let perhaps = self.lang.pick("; може, ", "; perhaps ");
                [none, perhaps, meant, "?"].concat()
            }
            None => {
                let names = SETTINGS.map(|(name, _)| name).join(", ");
                let known = self.lang.pick("; є такі: ", "; these there are: ");
                [none, known, &names].concat()
            }
        }
    }

    /// `, а треба …; приклад: …`; nothing where it is said already.
    fn wanted(&self, rule: Rule) -> String {
        let (wanted, example) = self.of_rule(rule);
        if wanted.is_empty() {
            return String::new();
        }
        let but = self.lang.pick(", а треба ", ", wanted is ");
        let such_as = self.lang.pick("; приклад: ", "; example: ");
        [but, wanted, such_as, &example].concat()
    }

    fn of_rule(&self, rule: Rule) -> (&'static str, String) {
        let pick = |uk, en| self.lang.pick(uk, en);
        let (wanted, example) = match rule {
            Rule::Text | Rule::Name(_) => ("", ""),
            Rule::Api => (
                pick(
                    "шлях від «/» або адреса https://, без «?» і «#»",
                    "a path from “/” or an https:// address, without “?” and “#”",
                ),
                "/api/v1",
            ),
            Rule::Base => (
                pick(
                    "шлях від «/», без «//», «?» і «#»",
                    "a path from “/”, without “//”, “?” and “#”",
                ),
                "/cabinet",
            ),
            Rule::Outside => (
                pick(
                    "шлях, з якого починаються адреси всіх сторінок кабінету",
                    "the path that the addresses of all the cabinet’s pages begin with",
                ),
                "/cabinet",
            ),
            Rule::Lang => (pick("uk або en", "uk or en"), "uk"),
            Rule::Phone => (
                pick("номер, від 3 до 15 цифр", "a number of 3 to 15 digits"),
                "0 800 300 104",
            ),
            Rule::Company => (
                pick(
                    "назва й номер через «;»",
                    "a name and a number, “;” between them",
                ),
                "Чернігівгаз; 0 462 000 104",
            ),
            Rule::Hosts => (
                pick(
                    "самі імена хостів через пробіл, без https:// і шляху",
                    "names of hosts alone, spaces between them, without https:// and path",
                ),
                "id.gov.ua pay.example",
            ),
            Rule::Tasks => {
                let wanted = pick("назви розділів через пробіл", "tasks, spaces between them");
                return (wanted, OPTIONAL.join(" "));
            }
            Rule::Address => (
                pick(
                    "шлях від «/» або адреса https://",
                    "a path from “/” or an https:// address",
                ),
                "/logo.svg",
            ),
            Rule::Theme => {
                let wanted = pick("назва одного з наборів", "the name of a preset");
                return (wanted, PRESETS.join(", "));
            }
            Rule::Scheme => (pick("light, dark або auto", "light, dark or auto"), "auto"),
            Rule::Switch => (pick("on або off", "on or off"), "on"),
            Rule::Loading => (pick("lazy або eager", "lazy or eager"), "lazy"),
            Rule::Origins => (
                pick(
                    "джерела через пробіл: https:// й хост малими літерами, без «/» в кінці",
                    "origins, spaces between them: https:// and a host in small letters, no “/” at the end",
                ),
                "https://www.gas.example",
            ),
            Rule::File => (
                pick(
                    "адреса об’єкта JSON, у якому всі значення рядки",
                    "the address of a JSON object whose values are all strings",
                ),
                r#"{"api": "/api/v1"}"#,
            ),
        };
        (wanted, example.to_owned())
    }

    /// Of a colour; `said` is how the company's sheet has it.
    pub fn verdict(&self, verdict: &Verdict, said: &str) -> String {
        let pick = |uk: &'static str, en: &'static str| self.lang.pick(uk, en);
        let property = verdict.role.property();
        let why = match verdict.why {
            Why::Unreadable => pick(
                "не суцільний колір, стоїть звичайний: ",
                "no opaque colour, the default is used: ",
            )
            .to_owned(),
            Why::Clash { on } => [
                on.property(),
                pick(
                    " ні з яким кольором не читається на всьому тлі, стоїть звичайний: ",
                    " cannot be read on all that is behind it, the default is used: ",
                ),
            ]
            .concat(),
            Why::Pale {
                ground,
                contrast,
                wanted,
                ..
            } => [
                pick("контраст на ", "its contrast on "),
                ground.property(),
                " = ",
                &tenths(contrast),
                pick(", треба ", ", wanted is "),
                &tenths(wanted),
                pick(", виправлено на ", ", corrected to "),
            ]
            .concat(),
        };
        [property, ": ", said, ": ", &why, &verdict.now.hex()].concat()
    }
}

/// How the loader and the boot module hand on that the file of settings failed.
fn shown_name(name: &str) -> &str {
    name.strip_suffix("-problem").unwrap_or(name)
}

fn shown(value: &str) -> String {
    let mut shown: String = value.chars().take(SHOWN).collect();
    if shown.len() < value.len() {
        shown.push('…');
    }
    shown
}

/// One digit behind the point, never rounded up to what is wanted.
fn tenths(value: f64) -> String {
    let tenths = (value * 10.0) as u32;
    [&(tenths / 10).to_string(), ".", &(tenths % 10).to_string()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contrast::Rgb;
    use crate::setup::palette::Role;
    use crate::setup::rules::wrongs;

    fn sentence(lang: Lang, name: &str, value: &str) -> String {
        let wrongs = wrongs(&[(name.to_owned(), value.to_owned())], "/");
        words(lang).sentence(&wrongs[0])
    }

    #[test]
    fn a_wrong_value_is_told_with_what_is_wanted_and_an_example() {
        assert_eq!(
            sentence(Lang::Uk, "api", "api/v1"),
            "api: задано «api/v1», а треба шлях від «/» або адреса https://, без «?» і «#»; приклад: /api/v1"
        );
        assert_eq!(
            sentence(Lang::En, "theme", "pink"),
            "theme: “pink” is given, wanted is the name of a preset; example: blue, green, teal, plum, graphite"
        );
        assert_eq!(
            sentence(Lang::En, "base", "/cabinet"),
            "base: this page’s address lies outside of “/cabinet”, wanted is the path that the addresses of all the \
             cabinet’s pages begin with; example: /cabinet"
        );
    }

    #[test]
    fn a_wrong_name_is_told_with_the_nearest_or_with_all() {
        assert_eq!(
            sentence(Lang::Uk, "api-url", "/api"),
            "api-url: такого налаштування немає; може, api?"
        );
        let all = sentence(Lang::En, "colour", "red");
        assert!(all.starts_with("colour: there is no such setting; these there are: api, base, "));
        assert!(all.ends_with(", loading"));
    }

    #[test]
    fn a_file_that_failed_is_told_by_its_settings_name() {
        let told = sentence(Lang::En, "config-problem", "HTTP 404");
        assert!(
            told.starts_with("config: the file of settings could not be read (HTTP 404), wanted")
        );
    }

    #[test]
    fn every_rule_has_its_words_in_both_languages() {
        for (_, rule) in SETTINGS.into_iter().filter(|(_, rule)| *rule != Rule::Text) {
            let (uk, example) = words(Lang::Uk).of_rule(rule);
            let (en, _) = words(Lang::En).of_rule(rule);
            assert!(
                !uk.is_empty() && !en.is_empty() && uk != en && !example.is_empty(),
                "{rule:?}"
            );
        }
    }

    #[test]
    fn every_example_is_right() {
        for (name, rule) in SETTINGS.into_iter().filter(|(_, rule)| *rule != Rule::Text) {
            let (_, examples) = words(Lang::Uk).of_rule(rule);
            let first = examples.split(", ").next().expect("one");
            assert_eq!(
                wrongs(&[(name.to_owned(), first.to_owned())], "/cabinet"),
                [],
                "{name}"
            );
        }
    }

    #[test]
    fn a_long_value_is_cut() {
        let told = sentence(Lang::Uk, "logo", &"ї".repeat(5_000));
        assert!(told.contains(&["«", &"ї".repeat(80), "…»"].concat()));
    }

    #[test]
    fn a_colour_is_told_with_its_contrast_and_what_is_used() {
        let why = Why::Pale {
            was: Rgb::of(0xffe14d),
            ground: Role::Surface,
            contrast: 4.49,
            wanted: 4.5,
        };
        let verdict = Verdict {
            role: Role::Accent,
            now: Rgb::of(0x7a6c00),
            why,
        };
        assert_eq!(
            words(Lang::En).verdict(&verdict, "gold"),
            "--gc-color-accent: gold: its contrast on --gc-color-surface = 4.4, wanted is 4.5, corrected to #7a6c00"
        );
    }
}
