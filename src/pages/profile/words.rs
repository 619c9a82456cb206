//! What the pages of the profile say.

mod en;
mod uk;

use super::form::{Faulty, Field, Problem};
use super::model::{Language, Topic};
use super::page::Saved;
use crate::domain::contact::Channel;
use crate::domain::person::NameProblem;
use crate::locale::{Lang, around};
use crate::new_password::explain_password;
use crate::outbox::LeavingWords;
use crate::ui::Fault;

pub struct Words {
    pub title: &'static str,
    pub person: &'static str,
    pub name: &'static str,
    pub here_since: &'static str,
    pub letters: &'static str,
    pub notices: &'static str,
    pub language: &'static str,
    pub safety: &'static str,
    pub password: &'static str,
    pub password_is_secret: &'static str,
    pub devices: &'static str,
    pub devices_said: &'static str,
    pub data: &'static str,
    pub export: &'static str,
    pub export_said: &'static str,
    pub close: &'static str,
    pub close_said: &'static str,
    pub change: &'static str,
    pub open: &'static str,
    pub confirm: &'static str,
    pub confirmed: &'static str,
    pub not_confirmed: &'static str,
    pub save: &'static str,
    pub current: &'static str,
    pub current_hint: &'static str,
    pub show: &'static str,
    pub hide: &'static str,
    pub name_title: &'static str,
    pub name_lead: &'static str,
    pub family: &'static str,
    pub given: &'static str,
    pub patronymic: &'static str,
    pub new_email: &'static str,
    pub new_email_hint: &'static str,
    pub new_phone: &'static str,
    pub new_phone_hint: &'static str,
    pub confirm_it: &'static str,
    pub send_code: &'static str,
    pub code_title: &'static str,
    pub password_title: &'static str,
    pub password_lead: &'static str,
    pub save_password: &'static str,
    pub notices_title: &'static str,
    pub topics_legend: &'static str,
    pub email_not_confirmed: &'static str,
    pub no_letters_yet: &'static str,
    pub devices_title: &'static str,
    pub devices_lead: &'static str,
    pub unknown_device: &'static str,
    pub this_device: &'static str,
    pub end: &'static str,
    pub ended: &'static str,
    pub ended_text: &'static str,
    pub stranger: &'static str,
    pub to_password: &'static str,
    pub export_title: &'static str,
    pub export_lead: &'static str,
    pub download: &'static str,
    pub preparing: &'static str,
    pub downloaded: &'static str,
    pub downloaded_text: &'static str,
    pub kept: &'static str,
    pub close_title: &'static str,
    pub close_lead: &'static str,
    pub goes: &'static str,
    pub stays: &'static str,
    pub export_first: &'static str,
    pub to_export: &'static str,
    pub sure: &'static str,
    pub close_now: &'static str,
    pub close_unsent: LeavingWords,
    pub closed_title: &'static str,
    pub closed_lead: &'static str,
    pub closed_stays: &'static str,
    pub export_holds: [&'static str; 4],
    pub kept_why: [&'static str; 4],
    pub goes_list: [&'static str; 3],
    pub stays_list: [&'static str; 3],
    /// By e-mail, by phone.
    contacts: [&'static str; 2],
    contact_titles: [&'static str; 2],
    contact_leads: [&'static str; 2],
    old_stays: [&'static str; 2],
    others: [&'static str; 2],
    value_empty: [&'static str; 2],
    malformed: [&'static str; 2],
    same: [&'static str; 2],
    saved: SavedWords,
    now: &'static str,
    languages: [&'static str; 3],
    /// Name and explanation, as in `TOPICS`.
    topics: [[&'static str; 2]; 4],
    no_topics: &'static str,
    notices_lead: [&'static str; 2],
    started: &'static str,
    seen: &'static str,
    end_of: &'static str,
    erased_on: [&'static str; 2],
    family_empty: &'static str,
    given_empty: &'static str,
    name_characters: &'static str,
    name_too_long: &'static str,
    password_empty: &'static str,
    password_wrong: &'static str,
    not_sure: &'static str,
}

struct SavedWords {
    name: &'static str,
    contact: [&'static str; 2],
    password: &'static str,
    notices: &'static str,
}

/// That of the two which is about this one.
fn of(channel: Channel, [email, phone]: [&'static str; 2]) -> &'static str {
    match channel {
        Channel::Email => email,
        Channel::Phone => phone,
    }
}

impl Words {
    pub fn contact(&self, channel: Channel) -> &'static str {
        of(channel, self.contacts)
    }

    pub fn contact_title(&self, channel: Channel) -> &'static str {
        of(channel, self.contact_titles)
    }

    pub fn contact_lead(&self, channel: Channel) -> &'static str {
        of(channel, self.contact_leads)
    }

    pub fn old_stays(&self, channel: Channel) -> &'static str {
        of(channel, self.old_stays)
    }

    pub fn other(&self, channel: Channel) -> &'static str {
        of(channel, self.others)
    }

    pub fn saved(&self, saved: Saved) -> &'static str {
        match saved {
            Saved::Name => self.saved.name,
            Saved::Contact(channel) => of(channel, self.saved.contact),
            Saved::Password => self.saved.password,
            Saved::Notices => self.saved.notices,
        }
    }

    /// «Зараз: olena@example.com»
    pub fn now(&self, value: &str) -> String {
        [self.now, value].concat()
    }

    pub fn language_said(&self, language: Language) -> &'static str {
        let [uk, en, other] = self.languages;
        match language {
            Language::Uk => uk,
            Language::En => en,
            Language::Other => other,
        }
    }

    /// Its name, and when it comes.
    pub fn topic(&self, topic: &Topic) -> (&'static str, &'static str) {
        let [window, invoice, answer, appointment] = self.topics;
        let [name, explained] = match topic {
            Topic::WindowOpen => window,
            Topic::InvoiceReady => invoice,
            Topic::AnswerArrived => answer,
            Topic::AppointmentNear => appointment,
            Topic::Other(_) => [""; 2],
        };
        (name, explained)
    }

    /// All of them in a line; what this version does not know has no name here.
    pub fn topics_said(&self, topics: &[Topic]) -> String {
        let names = topics.iter().map(|topic| self.topic(topic).0);
        let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
        match names.as_slice() {
            [] => self.no_topics.to_owned(),
            names => names.join("; "),
        }
    }

    pub fn notices_lead(&self, email: &str) -> String {
        around(self.notices_lead, email)
    }

    pub fn started(&self, at: &str) -> String {
        [self.started, at].concat()
    }

    pub fn seen(&self, at: &str) -> String {
        [self.seen, at].concat()
    }

    pub fn end_of(&self, device: &str) -> String {
        [self.end_of, device].concat()
    }

    pub fn erased_on(&self, day: &str) -> String {
        around(self.erased_on, day)
    }

    pub fn name_part(&self, field: Field) -> &'static str {
        match field {
            Field::Family => self.family,
            Field::Given => self.given,
            _ => self.patronymic,
        }
    }

    pub fn faults(&self, lang: Lang, problems: &Faulty) -> Vec<Fault> {
        // Only a contact's own form has faults that depend on which it is.
        self.contact_faults(lang, Channel::Email, problems)
    }

    pub fn contact_faults(&self, lang: Lang, channel: Channel, problems: &Faulty) -> Vec<Fault> {
        let fault = |(field, problem): &(Field, Problem)| Fault {
            field: field.id(),
            text: self.problem(lang, channel, *field, *problem).to_owned(),
        };
        problems.iter().map(fault).collect()
    }

    fn problem(
        &self,
        lang: Lang,
        channel: Channel,
        field: Field,
        problem: Problem,
    ) -> &'static str {
        match problem {
            Problem::Name(NameProblem::Empty) if field == Field::Family => self.family_empty,
            Problem::Name(NameProblem::Empty) => self.given_empty,
            Problem::Name(NameProblem::Characters) => self.name_characters,
            Problem::Name(NameProblem::TooLong) => self.name_too_long,
            Problem::ValueEmpty => of(channel, self.value_empty),
            Problem::Malformed => of(channel, self.malformed),
            Problem::Same => of(channel, self.same),
            Problem::PasswordEmpty => self.password_empty,
            Problem::PasswordWrong => self.password_wrong,
            Problem::New(problem) => explain_password(lang, problem),
            Problem::NotSure => self.not_sure,
        }
    }
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&uk::WORDS, &en::WORDS)
}
