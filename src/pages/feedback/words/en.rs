//! In English.

use super::Words;
use crate::locale::Lang;

pub static WORDS: Words = Words {
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
    in_doubt_text: "Send it again: it will not be written down twice. Change nothing, or it is another entry. The text is kept.",
    keep_reference: "With this number you can ask about it by phone too.",
    invoice: "Invoice",
    reading: "Reading",
    payment: "Payment",
    about: [
        "About the invoice No.\u{a0}",
        "About the reading ",
        "About the payment ",
    ],
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
    stages: [
        "Received",
        "In progress",
        "Answered",
        "Open again",
        "Being looked at",
    ],
};
