//! What a new index says beside the one before it.

use super::meter::{CubicMetres, MeterIndex, Register, UsualConsumption};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ReadingId(pub String);

/// Why a reading was planned or rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    NoReadingSubmitted,
    MeterNotAccessible,
    ValueNotPlausible,
    /// The consumer says the meter was replaced; the operator has no record of it.
    MeterReplacementUnknown,
    /// A word of the API that this version does not know.
    Other(String),
}

/// What to tell or ask a consumer about the index they typed. Nothing here refuses: the server has the last word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assessment {
    /// Nothing to compare with.
    First,
    /// No gas used: submitted all the same (typical distribution contract 5.5, NKREKP 2498).
    Zero,
    Ordinary(CubicMetres),
    /// Far above the usual: ask, do not block.
    Large {
        used: CubicMetres,
        usual: Option<UsualConsumption>,
    },
    /// Below the last one: a slip, a replaced meter, or, where `rollover` says how much that would be, drums that
    /// passed through their nines.
    Lower {
        rollover: Option<CubicMetres>,
    },
}

impl Assessment {
    /// The volume it comes to, where it can be told. `through_nines`: the drums passed through them.
    pub fn used(self, through_nines: bool) -> Option<CubicMetres> {
        match self {
            Self::Zero => Some(CubicMetres(0)),
            Self::Ordinary(used) | Self::Large { used, .. } => Some(used),
            Self::Lower { rollover } => rollover.filter(|_| through_nines),
            Self::First => None,
        }
    }
}

/// Beyond this nobody heats a house in a month; our choice, where the server knows no usual consumption.
const LARGE_WITHOUT_USUAL: u32 = 1500;
/// The most that a passage through the nines may mean, our choice: several months of a large house.
const ROLLOVER_AT_MOST: u32 = 3000;

/// Compares an index with the previous one of the same meter.
pub fn assess(
    value: MeterIndex,
    previous: Option<MeterIndex>,
    register: Register,
    usual: Option<UsualConsumption>,
) -> Assessment {
    let Some(previous) = previous else {
        return Assessment::First;
    };
    if value == previous {
        return Assessment::Zero;
    }
    if value < previous {
        return Assessment::Lower {
            rollover: rollover(value, previous, register, usual),
        };
    }
    let used = CubicMetres(value.0 - previous.0);
    if used > large_above(usual) {
        Assessment::Large { used, usual }
    } else {
        Assessment::Ordinary(used)
    }
}

/// Over three times the season's usual, and over it by 200 m³ too, so that 4 m³ in place of 1 alarm nobody.
///
/// Our choice: no regulation names a figure, and the answer is a question, never a refusal.
fn large_above(usual: Option<UsualConsumption>) -> CubicMetres {
    CubicMetres(
        usual.map_or(LARGE_WITHOUT_USUAL, |UsualConsumption { to, .. }| {
            to.0.saturating_mul(3).max(to.0.saturating_add(200))
        }),
    )
}

/// The volume if the drums passed through their nines: 10^digits − previous + current.
///
/// Offered, by our choice, only where the previous index stood in the top tenth of the register and the volume
/// is one that a home can use; otherwise a slip is far likelier.
fn rollover(
    value: MeterIndex,
    previous: MeterIndex,
    register: Register,
    usual: Option<UsualConsumption>,
) -> Option<CubicMetres> {
    let limit = register.limit();
    if previous.0 >= limit || previous.0 < limit - limit / 10 {
        return None;
    }
    let volume = (limit - previous.0).checked_add(value.0)?;
    let most = usual
        .map_or(0, |usual| usual.to.0.saturating_mul(10))
        .max(ROLLOVER_AT_MOST);
    (volume <= most).then_some(CubicMetres(volume))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FIVE: Register = Register { digits: 5 };
    const USUAL: UsualConsumption = UsualConsumption {
        from: CubicMetres(60),
        to: CubicMetres(140),
    };

    fn after(previous: u32, value: u32, usual: Option<UsualConsumption>) -> Assessment {
        assess(MeterIndex(value), Some(MeterIndex(previous)), FIVE, usual)
    }

    fn up_to(to: u32) -> Option<UsualConsumption> {
        Some(UsualConsumption {
            from: CubicMetres(0),
            to: CubicMetres(to),
        })
    }

    #[test]
    fn a_new_meter_has_a_first_reading() {
        assert_eq!(
            assess(MeterIndex(7), None, FIVE, Some(USUAL)),
            Assessment::First
        );
    }

    #[test]
    fn the_same_index_is_a_month_without_gas() {
        assert_eq!(after(4321, 4321, Some(USUAL)), Assessment::Zero);
    }

    #[test]
    fn a_usual_month_is_ordinary() {
        assert_eq!(
            after(4321, 4405, Some(USUAL)),
            Assessment::Ordinary(CubicMetres(84))
        );
    }

    #[test]
    fn over_three_times_the_usual_is_large() {
        assert_eq!(
            after(4000, 4420, Some(USUAL)),
            Assessment::Ordinary(CubicMetres(420))
        );
        let large = Assessment::Large {
            used: CubicMetres(421),
            usual: Some(USUAL),
        };
        assert_eq!(after(4000, 4421, Some(USUAL)), large);
    }

    #[test]
    fn a_home_that_uses_little_is_not_alarmed_by_two_hundred() {
        assert_eq!(
            after(4000, 4205, up_to(5)),
            Assessment::Ordinary(CubicMetres(205))
        );
        let large = Assessment::Large {
            used: CubicMetres(206),
            usual: up_to(5),
        };
        assert_eq!(after(4000, 4206, up_to(5)), large);
    }

    #[test]
    fn without_a_usual_a_large_house_in_frost_is_the_measure() {
        assert_eq!(
            after(0, 1500, None),
            Assessment::Ordinary(CubicMetres(1500))
        );
        assert_eq!(
            after(0, 1501, None),
            Assessment::Large {
                used: CubicMetres(1501),
                usual: None
            }
        );
    }

    #[test]
    fn passing_through_the_nines_is_offered_at_the_end_of_the_register() {
        let rollover = Some(CubicMetres(28));
        assert_eq!(
            after(99_984, 12, Some(USUAL)),
            Assessment::Lower { rollover }
        );
    }

    #[test]
    fn passing_through_the_nines_is_not_offered_for_a_slip() {
        let slip = Assessment::Lower { rollover: None };
        assert_eq!(after(4321, 4312, Some(USUAL)), slip);
        assert_eq!(after(99_984, 99_948, Some(USUAL)), slip);
        assert_eq!(after(89_999, 0, up_to(5000)), slip);
    }

    #[test]
    fn passing_through_the_nines_has_a_plausible_end() {
        let offered = |volume| Assessment::Lower {
            rollover: Some(CubicMetres(volume)),
        };
        assert_eq!(after(99_000, 2000, None), offered(3000));
        assert_eq!(
            after(99_000, 2001, None),
            Assessment::Lower { rollover: None }
        );
        assert_eq!(after(99_000, 2001, up_to(301)), offered(3001));
        assert_eq!(after(90_000, 0, up_to(1000)), offered(10_000));
    }

    #[test]
    fn a_volume_is_told_only_where_it_is_certain_what_happened() {
        assert_eq!(after(4321, 4321, None).used(false), Some(CubicMetres(0)));
        assert_eq!(after(4321, 4405, None).used(false), Some(CubicMetres(84)));
        assert_eq!(after(99_984, 12, None).used(true), Some(CubicMetres(28)));
        assert_eq!(after(99_984, 12, None).used(false), None);
        assert_eq!(after(4321, 12, None).used(true), None);
        assert_eq!(assess(MeterIndex(7), None, FIVE, None).used(true), None);
    }

    #[test]
    fn an_index_beyond_its_register_offers_nothing() {
        assert_eq!(
            after(123_456, 5, None),
            Assessment::Lower { rollover: None }
        );
    }

    proptest! {
        #[test]
        fn going_forward_by_the_offered_volume_arrives_at_the_typed_index(
            previous in 90_000..100_000_u32, value in 0..90_000_u32, to in 0..2000_u32,
        ) {
            if let Assessment::Lower { rollover: Some(volume) } = after(previous, value, up_to(to)) {
                prop_assert_eq!((previous + volume.0) % FIVE.limit(), value);
            }
        }

        #[test]
        fn no_figures_make_it_panic(
            value in any::<u32>(), previous in any::<Option<u32>>(), digits in any::<u8>(), to in any::<u32>(),
        ) {
            assess(MeterIndex(value), previous.map(MeterIndex), Register { digits }, up_to(to));
        }
    }
}
