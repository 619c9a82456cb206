//! What the feedback book says.

use super::form::{Faulty, LONGEST, Problem};
use super::model::{Entry, Kind, Stage, Topic};
use crate::domain::invoice::{Difference, Invoice};
use crate::locale::{Format, Lang};
use crate::ui::Fault;

pub struct Words {
    lang: Lang,
    pub title: &'static str,
    pub none: &'static str,
    pub one: &'static str,
    pub new_title: &'static str,
    pub new_lead: &'static str,
    pub kind_question: &'static str,
    pub topic_question: &'static str,
    pub text: &'static str,
    pub text_hint: &'static str,
    pub send: &'static str,
    pub in_doubt: &'static str,
    pub in_doubt_text: &'static str,
    pub keep_reference: &'static str,
    pub answer: &'static str,
    pub about_invoice: &'static str,
    pub trail: &'static str,
    pub ahead: &'static str,
    pub print: &'static str,
    pub to_all: &'static str,
    /// Question, complaint, suggestion, review, other.
    kinds: [&'static str; 5],
    kind_hints: [&'static str; 5],
    /// Bill, payment, reading, meter, other.
    topics: [&'static str; 5],
    /// Received, in work, answered, other.
    stages: [&'static str; 4],
}

impl Words {
    pub fn kind(&self, kind: Kind) -> &'static str {
        self.kinds[at(kind)]
    }

    pub fn kind_hint(&self, kind: Kind) -> &'static str {
        self.kind_hints[at(kind)]
    }

    pub fn topic(&self, topic: Topic) -> &'static str {
        let [bill, payment, reading, meter, other] = self.topics;
        match topic {
            Topic::Bill => bill,
            Topic::Payment => payment,
            Topic::Reading => reading,
            Topic::Meter => meter,
            Topic::Other => other,
        }
    }

    pub fn stage(&self, stage: Stage) -> &'static str {
        let [received, in_work, answered, other] = self.stages;
        match stage {
            Stage::Received => received,
            Stage::InWork => in_work,
            Stage::Answered => answered,
            Stage::Other => other,
        }
    }

    /// Where it stands, and by when there is an answer.
    pub fn state(&self, entry: &Entry, format: &Format) -> String {
        let stage = self.stage(entry.status);
        match entry.status {
            Stage::Answered => stage.to_owned(),
            _ => [
                stage,
                ", ",
                self.lang.pick("відповідь ", "an answer "),
                &self.by(&format.day_month(entry.answer_by)),
            ]
            .concat(),
        }
    }

    pub fn by(&self, day: &str) -> String {
        [self.lang.pick("до ", "by "), day].concat()
    }

    pub fn entry(&self, reference: &str) -> String {
        [self.lang.pick("Звернення ", "Entry "), reference].concat()
    }

    pub fn about(&self, number: &str) -> String {
        [
            self.lang.pick(
                "Про рахунок на оплату №\u{a0}",
                "About the invoice No.\u{a0}",
            ),
            number,
        ]
        .concat()
    }

    /// The words that stand there for a start.
    pub fn dispute(&self, invoice: &Invoice, format: &Format) -> String {
        let period = format.period(invoice.period);
        let differences: Vec<_> = invoice.differences().collect();
        let beginning = match self.lang {
            Lang::Uk => [
                "Рахунок на оплату №\u{a0}",
                &invoice.number,
                " за ",
                &period,
                ".\n",
            ]
            .concat(),
            Lang::En => [
                "Invoice No.\u{a0}",
                &invoice.number,
                " for ",
                &period,
                ".\n",
            ]
            .concat(),
        };
        if differences.is_empty() {
            return beginning;
        }
        let lines = differences
            .into_iter()
            .map(|one| self.difference(one, format));
        let lines: String = lines.collect();
        let asked = self.lang.pick(
            "Прошу перевірити обсяг і зробити перерахунок.",
            "Please check the volume and recalculate.",
        );
        [beginning, lines, asked.to_owned()].concat()
    }

    fn difference(&self, difference: &Difference, format: &Format) -> String {
        let serial = &difference.meter_serial;
        let billed = format.volume(difference.billed);
        match (
            self.lang,
            difference.submitted.map(|volume| format.volume(volume)),
        ) {
            (Lang::Uk, Some(own)) => [
                "Лічильник ",
                serial,
                ": у рахунку ",
                &billed,
                ", за моїм показом ",
                &own,
                ".\n",
            ]
            .concat(),
            (Lang::Uk, None) => ["Лічильник ", serial, ": у рахунку ", &billed, ".\n"].concat(),
            (Lang::En, Some(own)) => [
                "Meter ",
                serial,
                ": ",
                &billed,
                " on the bill, ",
                &own,
                " by my reading.\n",
            ]
            .concat(),
            (Lang::En, None) => ["Meter ", serial, ": ", &billed, " on the bill.\n"].concat(),
        }
    }

    pub fn faults(&self, problems: &Faulty) -> Vec<Fault> {
        let fault = |(field, problem): &(super::form::Field, Problem)| Fault {
            field: field.id(),
            text: self.problem(*problem),
        };
        problems.iter().map(fault).collect()
    }

    fn problem(&self, problem: Problem) -> String {
        match problem {
            Problem::NoKind => self
                .lang
                .pick(
                    "Виберіть, що це: запитання, скарга, пропозиція чи відгук",
                    "Choose what it is: a question, a complaint, a suggestion or a review",
                )
                .into(),
            Problem::NoText => self
                .lang
                .pick("Напишіть кілька слів", "Write a few words")
                .into(),
            Problem::TooLong(long) => {
                let (long, longest) = (long.to_string(), LONGEST.to_string());
                match self.lang {
                    Lang::Uk => [
                        "Скоротіть, будь ласка: тут ",
                        &long,
                        " знаків, а приймають до ",
                        &longest,
                    ]
                    .concat(),
                    Lang::En => [
                        "Please shorten it: there are ",
                        &long,
                        " characters here, and ",
                        &longest,
                        " are taken at most",
                    ]
                    .concat(),
                }
            }
            Problem::Refused => self
                .lang
                .pick(
                    "Цей текст не прийнято. Спробуйте сказати інакше",
                    "This text was not taken. Try to say it another way",
                )
                .into(),
        }
    }
}

fn at(kind: Kind) -> usize {
    Kind::ALL.iter().position(|one| *one == kind).unwrap_or(4)
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&UK, &EN)
}

static UK: Words = Words {
    lang: Lang::Uk,
    title: "Мої звернення",
    none: "Звернень ще не було.",
    one: "Звернення",
    new_title: "Написати компанії",
    new_lead: "Ви одразу отримаєте номер звернення і бачитимете тут, що з ним далі.",
    kind_question: "Вид звернення",
    topic_question: "Тема",
    text: "Текст",
    text_hint: "Що сталося і чого ви просите. До 4000 знаків.",
    send: "Надіслати",
    in_doubt: "Ми ще не знаємо, чи дійшло ваше звернення",
    in_doubt_text: "Надішліть ще раз: двічі його не запишуть. Текст збережено.",
    keep_reference: "За цим номером про звернення можна запитати й телефоном.",
    answer: "Відповідь",
    about_invoice: "Рахунок на оплату",
    trail: "Шлях звернення",
    ahead: "ще попереду",
    print: "Надрукувати",
    to_all: "Мої звернення",
    kinds: ["Запитання", "Скарга", "Пропозиція", "Відгук", "Звернення"],
    kind_hints: [
        "",
        "щось зроблено неправильно",
        "",
        "про роботу компанії",
        "",
    ],
    topics: [
        "рахунок на оплату",
        "оплата",
        "показ лічильника",
        "лічильник",
        "інше",
    ],
    stages: ["Отримано", "У роботі", "Є відповідь", "Розглядають"],
};

static EN: Words = Words {
    lang: Lang::En,
    title: "My entries",
    none: "There are no entries yet.",
    one: "Entry",
    new_title: "Write to the company",
    new_lead: "You get a number at once, and see here what becomes of it.",
    kind_question: "What it is",
    topic_question: "What it is about",
    text: "Text",
    text_hint: "What happened and what you ask for. Up to 4000 characters.",
    send: "Send",
    in_doubt: "We do not know yet whether it has arrived",
    in_doubt_text: "Send it again: it will not be written down twice. The text is kept.",
    keep_reference: "With this number you can ask about it by phone too.",
    answer: "Answer",
    about_invoice: "Invoice",
    trail: "Progress",
    ahead: "still to come",
    print: "Print",
    to_all: "My entries",
    kinds: ["Question", "Complaint", "Suggestion", "Review", "Entry"],
    kind_hints: [
        "",
        "something was done wrong",
        "",
        "on the company’s work",
        "",
    ],
    topics: ["bill", "payment", "meter reading", "meter", "other"],
    stages: ["Received", "In progress", "Answered", "Being looked at"],
};
