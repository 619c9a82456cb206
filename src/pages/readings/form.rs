//! The reading form: what is typed, what it means, what is wrong or asked about it.

use super::draft::{Draft, Explanation};
use super::estimate::{Beside, Call};
use super::model::{Confirmation, Context, NewReading};
use super::photo::{PhotoSlot, Subject};
use super::words::{Words, beside, words};
use crate::domain::meter::{IndexProblem, MeterIndex};
use crate::domain::reading::Assessment;
use crate::form::Problems;
use crate::http::FieldRefusal;
use crate::locale::{Format, use_format, use_lang};
use crate::ui::{Button, Choice, Fault, Field as TextField, Radios, RegisterView};
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Value,
    Explanation,
}

impl Field {
    pub fn id(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Explanation => "explanation",
        }
    }
}

/// What is wrong with a field, found here or by the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    Index(IndexProblem),
    /// The person said they would correct it.
    StillASlip,
    /// An unlikely index: the question under the field waits for an answer.
    Unexplained,
    /// The server finds it below the last one.
    BelowPrevious,
    /// The server holds a passage through the nines for unlikely.
    RolloverNotPlausible,
    /// One came for this period meanwhile.
    AlreadySubmitted,
    /// The server does not take the day.
    Day,
    /// The server does not know the meter.
    Meter,
}

/// Reads the draft. Pure: the day comes with `context`.
pub fn parse(draft: &Draft, context: &Context) -> Result<NewReading, Problems<Field, Problem>> {
    let value = MeterIndex::parse(&draft.value, context.meter.register)
        .map_err(|problem| Problems::one(Field::Value, Problem::Index(problem)))?;
    let mut confirmations = explained(draft, context, value)
        .map_err(|(field, problem)| Problems::one(field, problem))?;
    if context.meter.standing.is_some() {
        confirmations.push(Confirmation::ReplacesStanding);
    }
    Ok(NewReading {
        meter: context.meter.id.clone(),
        value,
        taken_on: context.window.today,
        confirmations,
    })
}

fn explained(
    draft: &Draft,
    context: &Context,
    value: MeterIndex,
) -> Result<Vec<Confirmation>, (Field, Problem)> {
    let assessment = context.assess(value);
    let answers = answers(assessment, asks_about_size(&draft.refused));
    let explanation = draft
        .explanation
        .filter(|explanation| answers.contains(explanation));
    if answers.is_empty() {
        return Ok(vec![]);
    }
    let mut confirmations = match explanation {
        None => return Err((Field::Explanation, Problem::Unexplained)),
        Some(Explanation::Slip) => return Err((Field::Value, Problem::StillASlip)),
        Some(Explanation::Rollover) => vec![Confirmation::Rollover],
        Some(Explanation::MeterReplaced) => vec![Confirmation::MeterReplaced],
        Some(Explanation::Large) => vec![],
    };
    // The volume stood in the question, so the answer confirms it too.
    let is_large = context.is_large(assessment) || asks_about_size(&draft.refused);
    if is_large && explanation != Some(Explanation::MeterReplaced) {
        confirmations.push(Confirmation::UnusuallyLarge);
    }
    Ok(confirmations)
}

/// The server finds the volume unusual, whatever the cabinet thinks of it.
fn asks_about_size(refused: &[FieldRefusal]) -> bool {
    refused
        .iter()
        .any(|refused| refused.code == "unusually_large")
}

/// The answers offered to the question an index raises; none where it raises none.
fn answers(assessment: Assessment, server_asks: bool) -> Vec<Explanation> {
    match assessment {
        Assessment::Large { .. } => vec![Explanation::Large, Explanation::Slip],
        Assessment::Lower { rollover: None } => vec![Explanation::Slip, Explanation::MeterReplaced],
        Assessment::Lower { rollover: Some(_) } => vec![
            Explanation::Rollover,
            Explanation::Slip,
            Explanation::MeterReplaced,
        ],
        _ if server_asks => vec![Explanation::Large, Explanation::Slip],
        _ => vec![],
    }
}

/// The server's refusal as problems of the same fields. `None` where one of its codes is unknown here.
pub fn refusals(refused: &[FieldRefusal]) -> Option<Problems<Field, Problem>> {
    let mut problems = Problems::default();
    for refused in refused {
        let problem = match (refused.field.as_str(), refused.code.as_str()) {
            ("value", "below_previous") => Problem::BelowPrevious,
            ("value", "unusually_large") => {
                problems.add(Field::Explanation, Problem::Unexplained);
                continue;
            }
            ("value", "already_submitted") => Problem::AlreadySubmitted,
            ("value", "rollover_not_plausible") => Problem::RolloverNotPlausible,
            ("value", "out_of_range") => Problem::Index(IndexProblem::NotANumber),
            ("taken_on", _) => Problem::Day,
            ("meter_id", _) => Problem::Meter,
            _ => return None,
        };
        problems.add(Field::Value, problem);
    }
    Some(problems)
}

/// The form: the register drawn as on the wall, one field, and a question only where the number raises one.
#[component]
pub fn ReadingForm(
    context: Context,
    draft: RwSignal<Draft>,
    #[prop(into)] problems: Signal<Problems<Field, Problem>>,
    #[prop(into)] on_submit: Callback<()>,
) -> impl IntoView {
    let w = words(use_lang());
    let value = edited(draft);
    let register = context.meter.register;
    let drums = Signal::derive(move || {
        value.with(|value| match MeterIndex::parse(value, register) {
            Ok(index) => index.0.to_string(),
            // The first ones are on the black drums: what is too much stands behind them.
            Err(_) => value
                .chars()
                .filter(char::is_ascii_digit)
                .take(register.digits.into())
                .collect(),
        })
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    let asked = context.clone();
    view! {
        <form class="gc-stack" novalidate on:submit=submit>
            <RegisterView text=drums drums=register.digits />
            <TextField
                id=Field::Value.id()
                label=w.value
                hint=w.value_hint
                value=value
                fault=fault(w, problems, Field::Value)
                inputmode="numeric"
                numeric=true
                suffix="м³"
            />
            <div>
                <Difference context=context.clone() value />
                <Beside context=context.clone() />
            </div>
            <Question id=Field::Explanation.id() context=asked value draft fault=fault(w, problems, Field::Explanation) />
            <PhotoSlot subject=Subject::Draft { draft, meter: context.meter } />
            <div class="gc-actions">
                <Button text=w.go_check />
            </div>
            <Call phone=context.phone />
        </form>
    }
}

/// The draft's number as a field's signal. An edit takes the answer to the question with it.
pub fn edited(draft: RwSignal<Draft>) -> RwSignal<String> {
    let value = RwSignal::new(draft.with_untracked(|draft| draft.value.clone()));
    Effect::watch(
        move || value.get(),
        move |typed, _, _| {
            draft.update(|draft| {
                if draft.value != *typed {
                    draft.value.clone_from(typed);
                    draft.explanation = None;
                    draft.refused.clear();
                }
            });
        },
        false,
    );
    value
}

/// What is wrong with one field, in words.
pub fn fault(
    w: &'static Words,
    problems: Signal<Problems<Field, Problem>>,
    field: Field,
) -> Signal<Option<String>> {
    let format = use_format();
    Signal::derive(move || {
        problems.with(|problems| {
            problems
                .of(&field)
                .map(|problem| w.problem(*problem, format))
        })
    })
}

/// What the server refused, in words: at least that it did.
pub fn refused_in_words(w: &Words, refused: &[FieldRefusal], format: Format) -> Vec<String> {
    let problems = refusals(refused).unwrap_or_default();
    let said: Vec<_> = problems
        .iter()
        .map(|(_, problem)| w.problem(*problem, format))
        .collect();
    match said.is_empty() {
        true => vec![w.refused_text.to_owned()],
        false => said,
    }
}

/// Every problem with the id of its field, for the summary above the heading.
pub fn faults(w: &'static Words, problems: &Problems<Field, Problem>) -> Vec<Fault> {
    let format = use_format();
    let fault = |(field, problem): &(Field, Problem)| Fault {
        field: field.id(),
        text: w.problem(*problem, format),
    };
    problems.iter().map(fault).collect()
}

/// What the number means and is likely to cost, while it is typed.
#[component]
pub fn Difference(context: Context, value: RwSignal<String>) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let meaning = Memo::new(move |_| {
        let typed = value.with(|value| MeterIndex::parse(value, context.meter.register));
        match typed {
            Ok(index) => {
                let cost = context.cost(index, None);
                let cost = cost.map(|cost| beside::words(lang).gas(cost, format));
                (w.difference(context.assess(index), format), cost)
            }
            Err(IndexProblem::Empty) => (w.no_difference.to_owned(), None),
            Err(_) => (String::new(), None),
        }
    });
    view! {
        <p class="gc-difference" role="status">
            {move || {
                let (used, cost) = meaning.get();
                let cost = cost.map(|cost| view! { <span class="gc-strong gc-num">{cost}</span> });
                view! { <span>{used}</span> " " {cost} }
            }}
        </p>
    }
}

/// One calm question, where the number raises one and the person has asked to go on.
#[component]
pub fn Question(
    id: &'static str,
    context: Context,
    value: RwSignal<String>,
    draft: RwSignal<Draft>,
    fault: Signal<Option<String>>,
) -> impl IntoView {
    let lang = use_lang();
    let w = words(lang);
    let format = use_format();
    let chosen = RwSignal::new(draft.with_untracked(|draft| draft.explanation));
    Effect::watch(
        move || chosen.get(),
        move |answer, _, _| {
            draft.update(|draft| {
                if draft.explanation != *answer {
                    draft.explanation = *answer;
                }
            });
        },
        false,
    );
    // An edit of the number withdraws the answer; see `edited`.
    Effect::watch(
        move || draft.with(|draft| draft.explanation),
        move |answer, _, _| {
            if chosen.get_untracked() != *answer {
                chosen.set(*answer);
            }
        },
        false,
    );
    let register = context.meter.register;
    let previous = context.previous();
    let is_planned = context.previous_is_planned();
    let assessment = Memo::new(move |_| {
        let index = value
            .with(|value| MeterIndex::parse(value, register))
            .ok()?;
        Some(context.assess(index))
    });
    // A memo of all that is shown: the radios must not be drawn anew under the finger, or lose the focus to it.
    let asked = Memo::new(move |_| {
        let is_waiting = fault.with(Option::is_some) || chosen.with(Option::is_some);
        let assessment = assessment.get().filter(|_| is_waiting)?;
        let server_asks = draft.with(|draft| asks_about_size(&draft.refused));
        let offered = answers(assessment, server_asks);
        (!offered.is_empty()).then_some((assessment, offered))
    });
    move || {
        asked.get().map(|(assessment, offered)| {
            let choices = offered
                .into_iter()
                .map(|answer| Choice {
                    value: answer,
                    label: w.answer(answer).to_owned(),
                    hint: w.answer_hint(answer, assessment, register, format),
                })
                .collect();
            let is_lower = matches!(assessment, Assessment::Lower { .. });
            let hint = if is_planned && is_lower {
                beside::words(lang).planned
            } else {
                ""
            };
            view! {
                <Radios
                    id
                    legend=w.question(assessment, previous, register, format)
                    hint
                    choices
                    chosen
                    fault
                />
            }
        })
    }
}

#[cfg(test)]
mod tests;
