use super::*;
use proptest::prelude::*;

fn default(role: Role) -> Option<Rgb> {
    Some(role.default(false))
}

#[test]
fn the_roles_stand_in_their_own_order() {
    for (at, (role, ..)) in ROLES.iter().enumerate() {
        assert_eq!(*role as usize, at);
    }
}

#[test]
fn a_pale_accent_is_corrected_with_what_stands_on_it() {
    let yellow = Rgb::of(0xffe14d);
    let read = |role: Role| match role {
        Accent => Some(yellow),
        role => default(role),
    };
    let found = judged(read, false);
    let [Verdict { role, now, why }] = found[..] else {
        panic!("{found:?}");
    };
    assert_eq!(role, Accent);
    assert!(contrast(now, Surface.default(false)) >= TEXT);
    let Why::Pale {
        was,
        contrast,
        wanted,
        ..
    } = why
    else {
        panic!("{why:?}");
    };
    assert_eq!((was, wanted), (yellow, TEXT));
    assert!(contrast < 1.4);
}

#[test]
fn an_edge_needs_less_than_a_text() {
    let grey = Rgb::of(0x747e88);
    let only = |wanted: Role| {
        move |role: Role| {
            if role == wanted {
                Some(grey)
            } else {
                default(role)
            }
        }
    };
    assert_eq!(judged(only(Focus), false), []);
    assert_eq!(judged(only(Muted), false).len(), 1);
}

#[test]
fn what_is_no_colour_gives_way_to_the_default() {
    let read = |role: Role| default(role).filter(|_| role != Page);
    for is_dark in [false, true] {
        let found = judged(|role| read(role).map(|_| role.default(is_dark)), is_dark);
        let [Verdict { role, now, why }] = found[..] else {
            panic!("{found:?}");
        };
        assert_eq!((role, why), (Page, Why::Unreadable));
        assert_eq!(now, Page.default(is_dark));
    }
}

#[test]
fn a_pair_that_no_text_can_stand_on_is_refused() {
    let read = |role: Role| match role {
        Page => Some(Rgb::of(0x000000)),
        role => default(role),
    };
    let found = judged(read, false);
    let page = found.iter().find(|verdict| verdict.role == Page);
    let page = page.expect("refused");
    assert_eq!(page.why, Why::Clash { on: Text });
    assert_eq!(page.now, Page.default(false));
}

proptest! {
    /// Whatever a company sets, the page can be read, and the verdicts say all that is to change.
    #[test]
    fn nothing_is_left_that_cannot_be_read(
        set in prop::collection::vec(prop::option::weighted(0.9, any::<[u8; 3]>().prop_map(Rgb)), ROLES.len()),
        is_dark in any::<bool>(),
    ) {
        let verdicts = judged(|role| set[role as usize], is_dark);
        let now = |role: Role| {
            let changed = verdicts.iter().rev().find(|verdict| verdict.role == role);
            changed.map(|verdict| verdict.now).or(set[role as usize]).expect("a colour")
        };
        for (role, behind, wanted) in PAIRS {
            for ground in behind {
                let contrast = contrast(now(role), now(*ground));
                prop_assert!(contrast >= wanted, "{role:?} on {ground:?}: {contrast}");
            }
        }
    }

    /// A company that stays near what there is keeps most of its colours: grounds above all.
    #[test]
    fn grounds_that_get_along_are_never_touched(shift in prop::collection::vec(0u8..12, 21)) {
        let read = |role: Role| {
            let Rgb(parts) = role.default(false);
            let at = role as usize;
            let is_ground = GROUNDS.contains(&role);
            Some(Rgb(std::array::from_fn(|part| match is_ground {
                true => parts[part].saturating_sub(shift[at * 3 + part]),
                false => parts[part],
            })))
        };
        let touched = judged(read, false);
        prop_assert!(touched.iter().all(|verdict| !GROUNDS.contains(&verdict.role)));
    }
}
