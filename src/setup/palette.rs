//! Which colours stand on which, and what is to be done about those that cannot be read. Pure: what the page computes
//! is read by `theme.rs`.

use crate::domain::contrast::{EDGE, Rgb, TEXT, contrast, corrected};

/// A colour a company may set, by what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Page,
    Surface,
    Sunken,
    AccentSoft,
    ErrorSoft,
    SuccessSoft,
    WarningSoft,
    Text,
    Muted,
    Accent,
    AccentStrong,
    Error,
    Success,
    Warning,
    OnAccent,
    OnStatus,
    Edge,
    Focus,
}
use Role::*;

/// Its property, and what it is where nobody sets it: light, dark. As `style/tokens.css` has them.
const ROLES: [(Role, &str, u32, u32); 18] = [
    (Page, "--gc-color-page", 0xf4f6f9, 0x0e151c),
    (Surface, "--gc-color-surface", 0xffffff, 0x17212b),
    (Sunken, "--gc-color-sunken", 0xe8edf3, 0x222e3a),
    (AccentSoft, "--gc-color-accent-soft", 0xe6effa, 0x172f4b),
    (ErrorSoft, "--gc-color-error-soft", 0xfceeee, 0x3a1a1b),
    (SuccessSoft, "--gc-color-success-soft", 0xe8f5ee, 0x12301f),
    (WarningSoft, "--gc-color-warning-soft", 0xfdf4e0, 0x35280c),
    (Text, "--gc-color-text", 0x15212d, 0xe9eff5),
    (Muted, "--gc-color-muted", 0x3f4d5a, 0xbcc8d4),
    (Accent, "--gc-color-accent", 0x0b4a8f, 0x9cc9ff),
    (AccentStrong, "--gc-color-accent-strong", 0x083a70, 0xc2deff),
    (Error, "--gc-color-error", 0x8f1a1d, 0xffb9b1),
    (Success, "--gc-color-success", 0x0d5330, 0x93dfb3),
    (Warning, "--gc-color-warning", 0x664200, 0xf5cf7b),
    (OnAccent, "--gc-color-on-accent", 0xffffff, 0x06203f),
    (OnStatus, "--gc-color-on-status", 0xffffff, 0x0e151c),
    (Edge, "--gc-color-edge", 0x64768a, 0x8395a8),
    (Focus, "--gc-color-focus", 0x0b4a8f, 0x9cc9ff),
];

/// Where words and links stand: pages, panels, notices.
const GROUNDS: &[Role] = &[
    Page,
    Surface,
    Sunken,
    AccentSoft,
    ErrorSoft,
    SuccessSoft,
    WarningSoft,
];

/// What stands on what, with the contrast it needs. In this order: what is behind another is settled before it.
const PAIRS: [(Role, &[Role], f64); 11] = [
    (Text, GROUNDS, TEXT),
    (Muted, GROUNDS, TEXT),
    (Accent, GROUNDS, TEXT),
    (AccentStrong, GROUNDS, TEXT),
    (Error, &[Page, Surface, Sunken, ErrorSoft], TEXT),
    (Success, &[Page, Surface, Sunken, SuccessSoft], TEXT),
    (Warning, &[Page, Surface, Sunken, WarningSoft], TEXT),
    (OnAccent, &[Accent, AccentStrong], TEXT),
    (OnStatus, &[Accent, Error, Success, Warning, Text], TEXT),
    (Edge, &[Page, Surface, Sunken], EDGE),
    (Focus, GROUNDS, EDGE),
];

impl Role {
    pub fn all() -> impl Iterator<Item = Self> {
        ROLES.iter().map(|(role, ..)| *role)
    }

    /// `--gc-color-…`
    pub fn property(self) -> &'static str {
        ROLES[self as usize].1
    }

    pub fn default(self, is_dark: bool) -> Rgb {
        let (_, _, light, dark) = ROLES[self as usize];
        Rgb::of(if is_dark { dark } else { light })
    }
}

/// A colour that is not used as it was set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    pub role: Role,
    /// What is used in its place.
    pub now: Rgb,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Why {
    /// It is no colour, or one sees through it: the default is used.
    Unreadable,
    /// Too little contrast on `ground`: moved towards black or white.
    Pale {
        was: Rgb,
        ground: Role,
        contrast: f64,
        wanted: f64,
    },
    /// No colour at all can be read on all that is behind `on`: the default is used.
    Clash { on: Role },
}

/// What has to change so that all can be read. `read` gives each colour as the page has it, None for what is none.
pub fn judged(read: impl Fn(Role) -> Option<Rgb>, is_dark: bool) -> Vec<Verdict> {
    let mut colours = Role::all().map(read).collect::<Vec<_>>();
    let mut refused = Vec::new();
    for role in Role::all().filter(|role| colours[*role as usize].is_none()) {
        refused.push(refusal(role, Why::Unreadable, is_dark));
    }
    loop {
        for Verdict { role, now, .. } in &refused {
            colours[*role as usize] = Some(*now);
        }
        let set = colours.iter().flatten().copied().collect::<Vec<_>>();
        match settled(&set, &refused) {
            Ok(pale) => return refused.into_iter().chain(pale).collect(),
            // With fewer colours of the company's, from the beginning: at the latest the defaults get along.
            Err((on, clashing)) => {
                let why = Why::Clash { on };
                refused.extend(clashing.into_iter().map(|role| refusal(role, why, is_dark)));
            }
        }
    }
}

fn refusal(role: Role, why: Why, is_dark: bool) -> Verdict {
    let now = role.default(is_dark);
    Verdict { role, now, why }
}

/// What is corrected; or on which role everything fails, and those of it that are not refused yet.
fn settled(set: &[Rgb], refused: &[Verdict]) -> Result<Vec<Verdict>, (Role, Vec<Role>)> {
    let mut colours = set.to_vec();
    let mut pale = Vec::new();
    for (role, behind, wanted) in PAIRS {
        let was = colours[role as usize];
        let grounds: Vec<Rgb> = behind.iter().map(|role| colours[*role as usize]).collect();
        let Some(now) = corrected(was, &grounds, wanted) else {
            let all = behind.iter().copied().chain([role]);
            // Where defaults clash, it is over the company's grounds.
            let left = [
                left_of(all, refused),
                left_of(GROUNDS.iter().copied(), refused),
            ];
            let Some(left) = left.into_iter().find(|left| !left.is_empty()) else {
                continue;
            };
            return Err((role, left));
        };
        if now != was {
            colours[role as usize] = now;
            let why = too_pale(was, behind, &grounds, wanted);
            pale.push(Verdict { role, now, why });
        }
    }
    Ok(pale)
}

/// Those that are not refused yet.
fn left_of(roles: impl Iterator<Item = Role>, refused: &[Verdict]) -> Vec<Role> {
    let is_left = |role: &Role| refused.iter().all(|refused| refused.role != *role);
    roles.filter(is_left).collect()
}

fn too_pale(was: Rgb, behind: &[Role], grounds: &[Rgb], wanted: f64) -> Why {
    let contrasts = behind
        .iter()
        .zip(grounds)
        .map(|(role, ground)| (*role, contrast(was, *ground)));
    let least = contrasts.fold((Page, f64::INFINITY), |least, one| {
        if one.1 < least.1 { one } else { least }
    });
    Why::Pale {
        was,
        ground: least.0,
        contrast: least.1,
        wanted,
    }
}

#[cfg(test)]
#[path = "palette_tests.rs"]
mod tests;
