use super::*;
use crate::domain::date::parse_iso;
use crate::domain::meter::MeterIndex;
use crate::domain::period::Period;
use crate::domain::reading::ReadingId;

/// `period`, the day it was taken on, and what was used.
fn reading(period: &str, taken_on: &str, used: Option<u32>) -> Reading {
    Reading {
        id: ReadingId(["r-", period].concat()),
        meter: crate::domain::meter::MeterId("m-70415".into()),
        reference: "П-1".into(),
        meter_serial: "0070415".into(),
        value: MeterIndex(4405),
        previous: Some(MeterIndex(4321)),
        consumption: used.map(CubicMetres),
        period: Period::parse(period).expect(period),
        taken_on: parse_iso(taken_on).expect(taken_on),
        source: Source::Consumer,
        status: Status::Counted,
        submitted_at: "2026-11-03T19:31:00+02:00".into(),
        reason: None,
        invoice: None,
        invoice_on: None,
        correctable_until: None,
        replaces: None,
        replaced_by: None,
        has_photo: false,
        trail: vec![],
    }
}

fn month_by_month(year: i32, used: [u32; 12]) -> Vec<Reading> {
    let one = |(used, month): (u32, u32)| {
        let period = Period::new(year, month).expect("a month");
        let day = [&period.next().to_string(), "-02"].concat();
        reading(&period.to_string(), &day, Some(used))
    };
    let mut all: Vec<_> = used.into_iter().zip(1..).map(one).collect();
    all.reverse();
    all
}

/// Two years, the newer one using 10 m³ less a month.
fn two_years() -> Vec<Reading> {
    let mut all = month_by_month(2026, [90; 12]);
    all.extend(month_by_month(2025, [100; 12]));
    all
}

#[test]
fn a_year_holds_its_own_readings_newest_first() {
    let year = year(&two_years(), 2026);
    let periods: Vec<_> = year.lines.iter().map(|line| line.reading.period).collect();
    assert_eq!(periods.len(), 12);
    assert!(periods.windows(2).all(|pair| pair[0] > pair[1]));
    assert!(periods.iter().all(|period| period.year() == 2026));
}

#[test]
fn a_year_is_summed_up_and_set_beside_the_one_before() {
    let year = year(&two_years(), 2026);
    assert_eq!(year.total, CubicMetres(1080));
    assert_eq!(year.compared, Some(Change::Less(120)));
    assert_eq!(year.months[11].used, Some(CubicMetres(90)));
    assert_eq!(year.months[11].before, Some(CubicMetres(100)));
}

#[test]
fn a_year_that_is_under_way_is_compared_with_the_same_months_alone() {
    let mut all = two_years();
    // July to December are still to come.
    all.drain(..6);
    let year = year(&all, 2026);
    assert_eq!(year.total, CubicMetres(540));
    assert_eq!(year.compared, Some(Change::Less(60)));
}

#[test]
fn the_first_year_has_nothing_to_be_compared_with() {
    let year = year(&two_years(), 2025);
    assert_eq!(year.compared, None);
    assert!(year.lines.iter().all(|line| line.compared.is_none()));
}

#[test]
fn what_does_not_count_stands_there_and_counts_nowhere() {
    for status in [Status::Rejected, Status::Superseded] {
        let mut all = two_years();
        let mut slip = reading("2026-12", "2027-01-01", Some(9000));
        slip.status = status;
        all.insert(1, slip);
        let year = year(&all, 2026);
        assert_eq!(year.lines.len(), 13);
        assert_eq!(year.total, CubicMetres(1080));
        assert_eq!(year.months[11].used, Some(CubicMetres(90)));
        assert_eq!(year.lines[1].pace, None);
        assert_eq!(year.lines[1].compared, None);
        // Nor does the next one reckon its days from it.
        assert_eq!(year.lines[0].pace, None);
    }
}

#[test]
fn planned_months_are_marked_and_their_volume_said() {
    let mut all = two_years();
    all[2].source = Source::Planned;
    let year = year(&all, 2026);
    assert_eq!(year.planned, CubicMetres(90));
    let planned: Vec<_> = year.months.iter().map(|month| month.planned).collect();
    assert_eq!(planned.iter().filter(|planned| **planned).count(), 1);
    assert!(planned[9]);
}

#[test]
fn a_usual_month_needs_no_figure_for_a_day() {
    let year = year(&two_years(), 2026);
    assert!(year.lines.iter().all(|line| line.pace.is_none()));
    let less = Some(Compared::Month(Change::Less(10)));
    assert!(year.lines.iter().all(|line| line.compared == less));
}

#[test]
fn after_a_gap_the_use_is_told_and_compared_by_the_day() {
    let mut all = two_years();
    // August and September were never read: October's 270 m³ are those of 92 days.
    all.drain(3..5);
    all[2].consumption = Some(CubicMetres(270));
    let year = year(&all, 2026);
    let october = &year.lines[2];
    let pace = Pace {
        days: 92,
        a_day: 29,
    };
    assert_eq!(october.pace, Some(pace));
    // 100 m³ in 31 days of a year before: 3.2 a day.
    assert_eq!(october.compared, Some(Compared::Day(Change::Less(3))));
    // The months that nobody read have no bar.
    assert_eq!(year.months[7].used, None);
}

#[test]
fn a_day_is_rounded_to_the_nearest_tenth() {
    let of = |used, days| pace(&reading("2026-10", "2026-11-02", Some(used)), Some(days));
    for (used, days, a_day) in [(270, 92, 29), (1, 3, 3), (1, 7, 1), (5, 3, 17), (0, 31, 0)] {
        assert_eq!(
            of(used, days),
            Some(Pace { days, a_day }),
            "{used} in {days}"
        );
    }
    assert_eq!(of(5, 0), None);
}

#[test]
fn where_the_meter_was_replaced_nothing_is_reckoned_and_it_is_said_once() {
    let mut all = two_years();
    for reading in &mut all[..3] {
        reading.meter_serial = "0099999".into();
    }
    all[2].consumption = None;
    let year = year(&all, 2026);
    assert_eq!(year.total, CubicMetres(990));
    let (replaced, after) = (&year.lines[2], &year.lines[1]);
    assert!(replaced.is_of_new_meter && !after.is_of_new_meter);
    assert_eq!((replaced.pace, replaced.compared), (None, None));
    assert_eq!(year.months[9].used, None);
    // And the other way round: a year later there is nothing to compare with.
    assert!(after.compared.is_some());
}

#[test]
fn one_reading_is_a_year_too() {
    let all = [reading("2026-09", "2026-10-01", None)];
    let year = year(&all, 2026);
    assert_eq!((year.lines.len(), year.total), (1, CubicMetres(0)));
    assert_eq!(year.compared, None);
    assert_eq!(known(&all), [2026]);
}

#[test]
fn a_year_without_readings_is_known_where_it_lies_between_others() {
    let mut all = month_by_month(2026, [90; 12]);
    all.extend(month_by_month(2023, [100; 12]));
    assert_eq!(known(&all), [2026, 2025, 2024, 2023]);
    let empty = year(&all, 2025);
    assert!(empty.lines.is_empty());
    assert_eq!(known(&[]), Vec::<i32>::new());
}

#[test]
fn a_year_is_whole_when_the_one_before_it_is() {
    let all = two_years();
    // Of 2025 all twelve are here, but not the one that January of it is reckoned from.
    assert!(!reaches(&all, 2026));
    assert!(reaches(&all, 2027));
    assert!(!reaches(&[], 2026));
}
