//! What the pages about homes say.

use super::form::{LONGEST, Problem};
use crate::form::Problems;
use crate::locale::Lang;
use crate::ui::Fault;

pub struct Words {
    lang: Lang,
    pub title: &'static str,
    pub lead: &'static str,
    pub add: &'static str,
    pub home: &'static str,
    pub companies: &'static str,
    pub companies_text: &'static str,
    pub codes: &'static str,
    pub codes_text: &'static str,
    pub in_cabinet: &'static str,
    pub label: &'static str,
    pub label_hint: &'static str,
    pub save_label: &'static str,
    pub label_saved: &'static str,
    pub label_gone: &'static str,
    label_not_taken: &'static str,
    pub is_first: &'static str,
    pub is_not_first: &'static str,
    pub show_first: &'static str,
    pub take_out: &'static str,
    pub take_out_title: &'static str,
    pub take_out_goes: &'static str,
    pub take_out_stays: &'static str,
    pub take_out_yes: &'static str,
    pub take_out_no: &'static str,
    pub only_one: &'static str,
    pub close_cabinet: &'static str,
    pub gone: &'static str,
    pub gone_text: &'static str,
    pub to_all: &'static str,
}

impl Words {
    pub fn held_by(&self, name: &str) -> String {
        let before = self
            .lang
            .pick("Рахунки оформлено на: ", "The accounts are held by: ");
        [before, name].concat()
    }

    pub fn faults(&self, problems: &Problems<super::form::Field, Problem>) -> Vec<Fault> {
        let fault = |(field, problem): &(super::form::Field, Problem)| Fault {
            field: field.id(),
            text: self.problem(*problem),
        };
        problems.iter().map(fault).collect()
    }

    fn problem(&self, problem: Problem) -> String {
        match problem {
            Problem::TooLong { got } => self.too_long(&got.to_string(), &LONGEST.to_string()),
            Problem::NotTaken => self.label_not_taken.to_owned(),
        }
    }

    fn too_long(&self, got: &str, longest: &str) -> String {
        match self.lang {
            Lang::Uk => [
                "Назва задовга: вміщається ",
                longest,
                " знаків, а у вашій ",
                got,
                ". Скоротіть її",
            ],
            Lang::En => [
                "The name is too long: ",
                longest,
                " characters fit, yours has ",
                got,
                ". Make it shorter",
            ],
        }
        .concat()
    }
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&UK, &EN)
}

static UK: Words = Words {
    lang: Lang::Uk,
    title: "Мої домівки",
    lead: "Тут домівки, про які ви дбаєте: своя, батьківська, дача.",
    add: "Додати домівку",
    home: "Домівка",
    companies: "Дві компанії, два рахунки",
    companies_text: "Одну домівку обслуговують дві компанії. У кожної свій номер особового рахунку, і платять їм окремо.",
    codes: "ЕІС-коди",
    codes_text: "Вони не змінюються, навіть якщо ви зміните постачальника.",
    in_cabinet: "У вашому кабінеті",
    label: "Ваша назва цієї домівки",
    label_hint: "Наприклад: Мама, Ніжин. Її бачите лише ви. Порожнє поле прибирає назву.",
    save_label: "Зберегти назву",
    label_saved: "Назву збережено",
    label_gone: "Назву прибрано: тепер показуємо адресу",
    label_not_taken: "Така назва не підходить. Спробуйте літери, цифри й розділові знаки",
    is_first: "Цю домівку кабінет показує першою.",
    is_not_first: "Зараз кабінет показує першою іншу домівку.",
    show_first: "Показувати цю першою",
    take_out: "Забрати з мого кабінету",
    take_out_title: "Забрати домівку з кабінету?",
    take_out_goes: "Її рахунків, показів і нарахувань ви тут більше не побачите.",
    take_out_stays: "У компаніях нічого не зміниться: договори, борги, передані покази й пільги лишаться, як були. Додати домівку знову можна будь-коли.",
    take_out_yes: "Забрати",
    take_out_no: "Залишити",
    only_one: "Це єдина домівка у вашому кабінеті, тому забрати її не можна. Якщо кабінет вам більше не потрібен, його можна закрити.",
    close_cabinet: "Як закрити кабінет",
    gone: "Домівку забрано з кабінету",
    gone_text: "У компаніях нічого не змінилося. Щоб додати її знову, знадобиться номер особового рахунку або ЕІС-код.",
    to_all: "До всіх домівок",
};

static EN: Words = Words {
    lang: Lang::En,
    title: "My homes",
    lead: "The homes you look after: your own, your parents’, the cottage.",
    add: "Add a home",
    home: "Home",
    companies: "Two companies, two accounts",
    companies_text: "Two companies serve one home. Each has its own account number, and they are paid apart.",
    codes: "EIC codes",
    codes_text: "They stay the same even if you change the supplier.",
    in_cabinet: "In your cabinet",
    label: "Your name for this home",
    label_hint: "For example: Mum, Nizhyn. Only you see it. An empty field takes the name away.",
    save_label: "Save the name",
    label_saved: "The name is saved",
    label_gone: "The name is taken away: the address is shown now",
    label_not_taken: "This name does not work. Try letters, digits and punctuation",
    is_first: "The cabinet shows this home first.",
    is_not_first: "The cabinet shows another home first now.",
    show_first: "Show this one first",
    take_out: "Take it out of my cabinet",
    take_out_title: "Take the home out of the cabinet?",
    take_out_goes: "You will no longer see its accounts, readings and charges here.",
    take_out_stays: "Nothing changes at the companies: contracts, debts, readings and benefits stay as they are. You can add the home again at any time.",
    take_out_yes: "Take it out",
    take_out_no: "Keep it",
    only_one: "This is the only home in your cabinet, so it cannot be taken out. If you no longer need the cabinet, you can close it.",
    close_cabinet: "How to close the cabinet",
    gone: "The home is out of the cabinet",
    gone_text: "Nothing has changed at the companies. To add it again you will need its account number or its EIC code.",
    to_all: "To all homes",
};
