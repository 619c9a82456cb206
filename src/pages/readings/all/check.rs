//! Check your answers: every number with what it comes to, and one press for all.

use super::board::{Board, Row};
use super::leading;
use crate::locale::{Format, use_format, use_lang};
use crate::outbox::{Outbox, use_outbox};
use crate::pages::readings::handing::{hand_over, parcel};
use crate::pages::readings::meters::name_of;
use crate::pages::readings::model::NewReading;
use crate::pages::readings::words::all::{AllWords, words as all_words};
use crate::pages::readings::words::beside;
use crate::pages::readings::words::words;
use crate::ui::{Button, ButtonKind, Cell, Column, Row as TableRow, Table};
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub fn Check(board: Board) -> impl IntoView {
    let w = all_words(use_lang());
    let format = use_format();
    let outbox = use_outbox();
    let to_send = untrack(|| board.to_send());
    let rows: Vec<_> = to_send
        .iter()
        .map(|(row, reading)| line(row, reading, format))
        .collect();
    let back = leading(false, false);
    let leave_check = leading(false, true);
    let count = u32::try_from(to_send.len()).unwrap_or(u32::MAX);
    let send = move |()| {
        // A second press finds nothing to send.
        if !board.sent.get_untracked() {
            hand_all_over(outbox, to_send.clone());
            board.sent.set(true);
            leave_check.run(());
        }
    };
    view! {
        <div class="gc-stack">
            <Table caption=w.to_send columns=columns(w) rows=rows />
            <div class="gc-actions">
                <Button text=w.send_all(&format.count(count)) on_press=send />
                <Button text=words(use_lang()).change kind=ButtonKind::Secondary on_press=back />
            </div>
        </div>
    }
}

fn columns(all: &AllWords) -> Vec<Column> {
    let w = words(use_lang());
    [
        (w.meter, false),
        (w.value_short, true),
        (w.used, true),
        (all.cost, true),
    ]
    .map(|(name, numeric)| Column {
        name: name.to_owned(),
        numeric,
    })
    .into()
}

fn line(row: &Row, reading: &NewReading, format: Format) -> TableRow {
    let lang = use_lang();
    let w = words(lang);
    let context = &row.context;
    let answer = row.draft.with_untracked(|draft| draft.explanation);
    let answer = answer.filter(|_| !reading.confirmations.is_empty());
    // The photo that was added in the form of this meter alone.
    let has_photo = row.draft.with_untracked(|draft| draft.has_photo);
    let said = beside::words(lang);
    let note = match has_photo {
        true => [&row.home, " · ", said.photo, " ", said.photo_goes_along].concat(),
        false => row.home.clone(),
    };
    let cost = context.cost(reading.value, answer);
    let cost = cost.map(|cost| said.gas(cost, format));
    TableRow {
        cells: vec![
            Cell {
                text: name_of(&context.meter),
                note,
            },
            reading.value.padded(context.meter.register).into(),
            Cell {
                text: w.use_of(context.assess(reading.value), answer, format),
                note: answer
                    .map(|answer| w.answer(answer))
                    .unwrap_or_default()
                    .to_owned(),
            },
            cost.unwrap_or_else(|| "—".to_owned()).into(),
        ],
        ..TableRow::default()
    }
}

/// Each under its own key, kept on this device before the next: what happens to one is nothing to the others.
fn hand_all_over(outbox: Outbox, to_send: Vec<(Row, NewReading)>) {
    let parcels: Vec<_> = to_send
        .into_iter()
        .map(|(row, reading)| {
            let parcel = parcel(row.account.clone(), &row.context, &reading);
            row.key.set(Some(parcel.key.clone()));
            (row, parcel)
        })
        .collect();
    spawn_local(async move {
        for (row, parcel) in parcels {
            let has_photo = row.draft.try_with_untracked(|draft| draft.has_photo);
            let handed_over = hand_over(outbox, parcel, has_photo.unwrap_or_default());
            // Another tab was faster: the page shows that one.
            if let Err(other) = handed_over.await {
                row.key.try_set(Some(other.key));
            }
        }
    });
}
