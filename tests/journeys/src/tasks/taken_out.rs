//! «Кабінет забрали зі сторінки, поки щось було в дорозі.»

use super::journeys;
use crate::habits::HISTORY;
use crate::person::{Outcome, Person};
use crate::served::Program;
use stand_in::{Fault, FaultPlan};

journeys! {
    "embedded: taken out while a reading is on its way" => reading, at Inline(Plain);
    "embedded: taken out while the program is on its way" => program, at Inline(Plain);
}

const BACK: &str = "document.querySelector('main').append(window.cabinet)";

async fn reading(person: &mut Person<'_>) -> Outcome {
    person.at_the_check("14405").await?;
    person.cabinet.fails_as(FaultPlan {
        delay_ms: 800,
        ..FaultPlan::next(Fault::Slow, 1).on("POST", "/readings")
    });
    person.press("Передати показ").await?;
    person.see("Передаємо…").await?;
    person.takes_the_cabinet_out().await?;
    person.asks_around(BACK).await?;
    // Not stopped by what came back to nobody: it goes on from what lies on the device.
    person.follow(HISTORY).await?;
    person.heading_is("Історія показів").await?;
    person
        .wait("wants the reading to arrive", async || {
            Ok(match person.cabinet.readings("value = 14405") {
                1 => Ok(()),
                count => Err(format!("there are {count}")),
            })
        })
        .await
}

async fn program(person: &mut Person<'_>) -> Outcome {
    person.visit("/help").await?;
    person.heading_is("Довідка").await?;
    person.takes_the_cabinet_out().await?;
    person.cabinet.served.program(Program::IsHeldBack);
    person.reload().await?;
    person
        .asks_around("document.querySelector('gas-cabinet').setAttribute('theme', 'teal')")
        .await?;
    person.takes_the_cabinet_out().await?;
    person.cabinet.served.program(Program::Arrives);
    person.asks_around(BACK).await?;
    person.heading_is("Довідка").await?;
    person
        .around_it_is("!document.documentElement.dataset.preset")
        .await
}
