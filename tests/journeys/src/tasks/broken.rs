//! «Сторінка не відкривається.» The program does not arrive, or not whole.

use super::journeys;
use crate::habits::OLENA;
use crate::person::{Outcome, Person};
use crate::served::Program;

journeys! {
    "broken: the program is missing" => missing;
    "broken: a page in place of the program" => a_page;
    "broken: half a program" => half;
    "broken: the program under a wrong type starts all the same" => wrong_type;
    "broken: a piece of the program is missing" => a_piece;
}

async fn missing(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    says_so(person, Program::IsMissing).await
}

async fn a_page(person: &mut Person<'_>) -> Outcome {
    says_so(person, Program::IsAPage).await
}

async fn half(person: &mut Person<'_>) -> Outcome {
    says_so(person, Program::IsCutShort).await
}

async fn says_so(person: &mut Person<'_>, fate: Program) -> Outcome {
    person.cabinet.served.program(fate);
    person.visit("/sign-in").await?;
    person.see("Кабінет не завантажився").await?;
    person.see("0 800 300 104").await?;
    person.axe().await?;
    person.says_it_in_the_console().await?;
    person.cabinet.served.program(Program::Arrives);
    person.press("Спробувати ще раз").await?;
    person.the_program_is_there().await?;
    person.see_no("Кабінет не завантажився").await?;
    person.signs_in(OLENA).await
}

async fn wrong_type(person: &mut Person<'_>) -> Outcome {
    person.cabinet.served.program(Program::HasTheWrongType);
    person.signs_in(OLENA).await
}

async fn a_piece(person: &mut Person<'_>) -> Outcome {
    person.network_fails = true;
    person.signs_in(OLENA).await?;
    person.cabinet.served.program(Program::IsMissing);
    // Not one of those that the device may have by now.
    person.follow("Профіль").await?;
    person.see("Спробувати ще раз").await?;
    person.says_it_in_the_console().await?;
    person.cabinet.served.program(Program::Arrives);
    person.press("Спробувати ще раз").await?;
    person.heading_is("Профіль").await
}

impl Person<'_> {
    /// What failed on purpose is an error in the console, and expected there.
    async fn says_it_in_the_console(&self) -> Outcome {
        Ok(self.browser.console().await.map(drop)?)
    }
}
