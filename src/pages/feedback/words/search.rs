//! What is said where entries and answers are looked for, and of the public book.

use crate::locale::{Format, Lang};
use crate::pages::feedback::search::State;

pub struct SearchWords {
    pub words: &'static str,
    pub state_label: &'static str,
    pub kind_label: &'static str,
    pub topic_label: &'static str,
    pub any_kind: &'static str,
    pub any_topic: &'static str,
    pub all: &'static str,
    pub overdue: &'static str,
    pub to_book: &'static str,
    pub book: &'static str,
    pub book_lead: &'static str,
    pub book_empty: &'static str,
    found: &'static str,
    nothing: &'static str,
    /// All, open, answered.
    states: [&'static str; 3],
}

impl SearchWords {
    pub fn state(&self, state: State) -> &'static str {
        let [all, open, answered] = self.states;
        match state {
            State::All => all,
            State::Open => open,
            State::Answered => answered,
        }
    }

    pub fn found(&self, count: u32, format: &Format) -> String {
        match count {
            0 => self.nothing.to_owned(),
            count => [self.found, &format.count(count)].concat(),
        }
    }
}

pub fn words(lang: Lang) -> &'static SearchWords {
    lang.pick(&UK, &EN)
}

static UK: SearchWords = SearchWords {
    words: "Шукати за словами",
    state_label: "Стан",
    kind_label: "Вид",
    topic_label: "Тема",
    any_kind: "усі види",
    any_topic: "усі теми",
    all: "Показати всі",
    overdue: "відповідь прострочено",
    to_book: "Книга відгуків",
    book: "Книга відгуків",
    book_lead: "Що запитували інші споживачі і що відповіла компанія. Без імен.",
    book_empty: "Тут ще немає жодної відповіді.",
    found: "Знайдено: ",
    nothing: "Нічого не знайдено. Спробуйте інші слова або покажіть усі.",
    states: ["усі", "без відповіді", "з відповіддю"],
};

static EN: SearchWords = SearchWords {
    words: "Search by words",
    state_label: "State",
    kind_label: "Kind",
    topic_label: "Topic",
    any_kind: "all kinds",
    any_topic: "all topics",
    all: "Show all",
    overdue: "the answer is overdue",
    to_book: "The feedback book",
    book: "The feedback book",
    book_lead: "What other consumers have asked and what the company has answered, in Ukrainian. Without names.",
    book_empty: "There is no answer here yet.",
    found: "Found: ",
    nothing: "Nothing was found. Try other words or show all.",
    states: ["all", "not answered", "answered"],
};
