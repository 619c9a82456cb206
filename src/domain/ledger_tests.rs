use super::*;
use proptest::collection::vec;
use proptest::prelude::*;

fn period(text: &str) -> Period {
    Period::parse(text).expect(text)
}

fn month(of: &str, [opening, charged, paid, closing]: [i64; 4]) -> LedgerMonth {
    LedgerMonth {
        period: period(of),
        is_closed: true,
        sums: Sums {
            opening: Kopiykas(opening),
            charged: Kopiykas(charged),
            paid: Kopiykas(paid),
            closing: Kopiykas(closing),
            subsidy: Kopiykas(0),
            benefit: Kopiykas(0),
            recalculated: Kopiykas(0),
            penalty: Kopiykas(0),
        },
        volume: None,
        price: None,
        invoice: None,
    }
}

#[test]
fn a_ledger_that_adds_up_has_no_breach() {
    let ledger = [
        month("2026-10", [21_492, 66_864, 21_492, 66_864]),
        month("2026-09", [0, 21_492, 0, 21_492]),
    ];
    assert_eq!(breaches(&ledger), []);
    assert_eq!(breaches(&[]), []);
}

#[test]
fn a_month_whose_sums_do_not_make_its_closing_is_named_with_the_difference() {
    let ledger = [month("2026-10", [0, 100, 0, 130])];
    let period = period("2026-10");
    let by = Kopiykas(30);
    assert_eq!(breaches(&ledger), [Breach::Sums { period, by }]);
}

#[test]
fn a_balance_that_changes_between_two_months_is_named_with_both() {
    let ledger = [
        month("2026-10", [90, 0, 0, 90]),
        month("2026-09", [0, 100, 0, 100]),
    ];
    let carried = Breach::Carried {
        period: period("2026-10"),
        before: period("2026-09"),
        by: Kopiykas(-10),
    };
    assert_eq!(breaches(&ledger), [carried]);
}

#[test]
fn a_year_comes_to_one_line() {
    let ledger = [
        month("2026-02", [100, 50, 100, 50]),
        month("2026-01", [-20, 120, 0, 100]),
    ];
    let sums = total(&ledger).expect("months");
    let told = [sums.opening, sums.charged, sums.paid, sums.closing];
    assert_eq!(told, [-20, 170, 100, 50].map(Kopiykas));
    assert_eq!(total(&[]), None);
}

#[test]
fn the_ends_of_the_range_are_no_way_to_hide() {
    let most = i64::MAX;
    let ledger = [
        month("2026-10", [i64::MIN, most, most, i64::MIN]),
        month("2026-09", [most, most, most, most]),
    ];
    let found = breaches(&ledger);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        total(&ledger).map(|sums| sums.charged),
        Some(Kopiykas(most))
    );
}

const MOST: i64 = 1_000_000_000_000;

/// A true ledger of up to ten years, newest first.
fn ledger() -> impl Strategy<Value = Vec<LedgerMonth>> {
    let amount = 0..MOST;
    let sums = (
        [amount.clone(), amount.clone(), amount.clone(), amount],
        -MOST..MOST,
        -MOST..MOST,
    );
    (-MOST..MOST, vec(sums, 1..120)).prop_map(|(opening, all)| {
        let first = (opening, Period::new(2016, 1).expect("a month"));
        let months = all.into_iter().scan(first, |(balance, period), sums| {
            let month = true_month(*period, *balance, sums);
            *balance = month.sums.closing.0;
            *period = period.next();
            Some(month)
        });
        let mut months: Vec<_> = months.collect();
        months.reverse();
        months
    })
}

fn true_month(
    period: Period,
    opening: i64,
    ([charged, benefit, subsidy, penalty], recalculated, paid): ([i64; 4], i64, i64),
) -> LedgerMonth {
    let closing = opening + charged - benefit - subsidy + recalculated + penalty - paid;
    LedgerMonth {
        period,
        is_closed: true,
        sums: Sums {
            opening: Kopiykas(opening),
            paid: Kopiykas(paid),
            subsidy: Kopiykas(subsidy),
            benefit: Kopiykas(benefit),
            charged: Kopiykas(charged),
            recalculated: Kopiykas(recalculated),
            penalty: Kopiykas(penalty),
            closing: Kopiykas(closing),
        },
        volume: None,
        price: None,
        invoice: None,
    }
}

/// Each sum of a month that can be written wrongly.
const SUMS: [fn(&mut Sums) -> &mut Kopiykas; 8] = [
    |sums| &mut sums.opening,
    |sums| &mut sums.paid,
    |sums| &mut sums.subsidy,
    |sums| &mut sums.benefit,
    |sums| &mut sums.charged,
    |sums| &mut sums.recalculated,
    |sums| &mut sums.penalty,
    |sums| &mut sums.closing,
];

proptest! {
    #[test]
    fn a_true_ledger_is_found_true(ledger in ledger()) {
        prop_assert_eq!(breaches(&ledger), vec![]);
        let total = total(&ledger).expect("months");
        prop_assert_eq!(total.gap(), Kopiykas(0));
    }

    #[test]
    fn one_kopiyka_wrong_anywhere_is_found_in_its_month(
        mut ledger in ledger(),
        at in any::<prop::sample::Index>(),
        which in 0..SUMS.len(),
        wrong in prop_oneof![Just(1_i64), Just(-1), 1..MOST],
    ) {
        let month = at.get_mut(&mut ledger);
        let period = month.period;
        SUMS[which](&mut month.sums).0 += wrong;
        let found = breaches(&ledger);
        let sums = found.iter().filter(|breach| matches!(breach, Breach::Sums { .. }));
        prop_assert_eq!(sums.map(|breach| breach.period()).collect::<Vec<_>>(), vec![period]);
        let carried = found.len() - 1;
        // The opening of the oldest and the closing of the newest have no neighbour to contradict.
        prop_assert!(carried <= usize::from(which == 0 || which == 7));
    }

    #[test]
    fn no_sums_make_it_panic(numbers in vec(any::<[i64; 4]>(), 0..12)) {
        let months: Vec<_> = numbers.into_iter().map(|sums| month("2026-10", sums)).collect();
        let _ = (breaches(&months), total(&months));
    }
}
