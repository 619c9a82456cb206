//! What the page of benefits and subsidies says.

use super::model::{Basis, Kind};
use crate::locale::{Lang, around};

/// One language. A sentence around values is an array of its parts.
pub struct Words {
    pub title: &'static str,
    pub benefit: &'static str,
    pub subsidy: &'static str,
    other_kind: &'static str,
    pub size: &'static str,
    percent: [&'static str; 2],
    a_month: &'static str,
    pub norm: &'static str,
    pub used: &'static str,
    pub left: &'static str,
    of_month: [&'static str; 2],
    pub holds: &'static str,
    from: [&'static str; 2],
    from_until: [&'static str; 2],
    pub basis: &'static str,
    war_veteran: &'static str,
    many_children: &'static str,
    low_income: &'static str,
    other_basis: &'static str,
    pub not_yet: &'static str,
    pub over: &'static str,
    ends_in: &'static str,
    ends_today: &'static str,
    pub renew_subsidy: &'static str,
    pub renew_benefit: &'static str,
    pub in_bills: &'static str,
    pub in_bills_text: &'static str,
    pub in_bills_caption: &'static str,
    pub month: &'static str,
    pub charged: &'static str,
    pub none: &'static str,
    pub apply: &'static str,
    pub apply_subsidy: &'static str,
    pub apply_benefit: &'static str,
    pub apply_then: &'static str,
    pub wrong: &'static str,
    pub wrong_granted: &'static str,
    pub wrong_billed: &'static str,
    pub write: &'static str,
}

pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&UK, &EN)
}

impl Words {
    pub fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Benefit => self.benefit,
            Kind::Subsidy => self.subsidy,
            Kind::Other => self.other_kind,
        }
    }

    pub fn basis_in_words(&self, basis: Basis) -> &'static str {
        match basis {
            Basis::WarVeteran => self.war_veteran,
            Basis::ManyChildren => self.many_children,
            Basis::LowIncome => self.low_income,
            Basis::Other => self.other_basis,
        }
    }

    pub fn percent(&self, percent: &str) -> String {
        around(self.percent, percent)
    }

    /// «42 м³ на місяць»
    pub fn a_month(&self, amount: &str) -> String {
        [amount, self.a_month].concat()
    }

    pub fn of_month(&self, period: &str) -> String {
        around(self.of_month, period)
    }

    pub fn since(&self, day: &str) -> String {
        around(self.from, day)
    }

    pub fn between(&self, from: &str, until: &str) -> String {
        let [before, between] = self.from_until;
        [before, from, between, until].concat()
    }

    pub fn ends_in(&self, days: &str, is_today: bool) -> String {
        match is_today {
            true => self.ends_today.to_owned(),
            false => [self.ends_in, days].concat(),
        }
    }
}

static UK: Words = Words {
    title: "Пільги та субсидії",
    benefit: "Пільга",
    subsidy: "Субсидія",
    other_kind: "Інша допомога",
    size: "Розмір",
    percent: ["", "\u{a0}% вартості газу в межах норми"],
    a_month: " на місяць",
    norm: "Норма",
    used: "Використано",
    left: "Залишилося",
    of_month: ["за ", ", місяць ще не закрито"],
    holds: "Діє",
    from: ["з ", ", без кінцевої дати"],
    from_until: ["з ", " до "],
    basis: "Підстава",
    war_veteran: "ветеран війни",
    many_children: "багатодітна родина",
    low_income: "низький дохід родини",
    other_basis: "підставу знає компанія: спитайте за телефоном нижче",
    not_yet: "Ще не діє",
    over: "Строк минув",
    ends_in: "Закінчується за ",
    ends_today: "Закінчується сьогодні",
    renew_subsidy: "Спитайте в Пенсійному фонді, чи призначать субсидію далі автоматично, чи потрібна нова заява.",
    renew_benefit: "Спитайте в Пенсійному фонді, які документи потрібні, щоб пільга діяла далі.",
    in_bills: "Як їх враховано в рахунках",
    in_bills_text: "Місяць веде до рахунка на оплату, де видно, як вийшла сума.",
    in_bills_caption: "Пільга та субсидія за місяцями",
    month: "Місяць",
    charged: "Нараховано",
    none: "Пільг і субсидій за цією адресою немає.",
    apply: "Як оформити",
    apply_subsidy: "Субсидію призначає Пенсійний фонд України. Заяву подають у його сервісному центрі, на його вебпорталі або через Дію.",
    apply_benefit: "Пільгу має той, кому її дає закон, за місцем реєстрації. Звертаються теж до Пенсійного фонду, з документом про право на пільгу.",
    apply_then: "Компанії дізнаються про призначене від фонду. Коли це станеться, воно з’явиться на цій сторінці.",
    wrong: "Що робити, якщо неправильно",
    wrong_granted: "Кому, скільки й до якого дня призначено, вирішує Пенсійний фонд: спитайте там.",
    wrong_billed: "Якщо призначено правильно, а в рахунку на оплату інакше, зверніться до компанії:",
    write: "Написати звернення",
};

static EN: Words = Words {
    title: "Benefits and subsidies",
    benefit: "Benefit",
    subsidy: "Subsidy",
    other_kind: "Other support",
    size: "Size",
    percent: ["", "% of what gas within the norm costs"],
    a_month: " a month",
    norm: "Norm",
    used: "Used",
    left: "Left",
    of_month: ["of ", ", a month that is not closed yet"],
    holds: "Holds",
    from: ["from ", ", without an end"],
    from_until: ["from ", " to "],
    basis: "Basis",
    war_veteran: "war veteran",
    many_children: "family with many children",
    low_income: "low family income",
    other_basis: "the company knows the basis: ask by the phone below",
    not_yet: "Does not hold yet",
    over: "Is over",
    ends_in: "Ends in ",
    ends_today: "Ends today",
    renew_subsidy: "Ask the Pension Fund whether the subsidy goes on by itself or needs a new application.",
    renew_benefit: "Ask the Pension Fund which papers it needs for the benefit to go on.",
    in_bills: "How they entered the bills",
    in_bills_text: "The month leads to the invoice, which shows how its sum came about.",
    in_bills_caption: "Benefit and subsidy by month",
    month: "Month",
    charged: "Charged",
    none: "There are no benefits or subsidies at this address.",
    apply: "How to apply",
    apply_subsidy: "A subsidy is granted by the Pension Fund of Ukraine. Apply at its service centre, on its web portal or through Diia.",
    apply_benefit: "A benefit is for whom the law gives it, at the place of registration. Turn to the Pension Fund as well, with the paper that proves the right.",
    apply_then: "The companies hear from the Fund of what is granted. Once they have, it appears on this page.",
    wrong: "What to do if it is wrong",
    wrong_granted: "Who gets it, how much and until when is decided by the Pension Fund: ask there.",
    wrong_billed: "If it is granted rightly and the invoice says otherwise, turn to the company:",
    write: "Write to us",
};
