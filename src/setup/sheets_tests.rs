//! What the style sheets set is what the program and the guide to the theme believe.

use super::palette::{Role, judged};
use super::rules;
use crate::domain::contrast::Rgb;
use std::collections::HashMap;
use std::fs;

const TOKENS: &str = include_str!("../../style/tokens.css");
const PRESETS: &str = include_str!("../../style/presets.css");
const GUIDE: &str = include_str!("../../docs/theme.md");

type Declared = HashMap<String, String>;

/// What the block that begins with `selector` sets.
fn block(css: &str, selector: &str) -> Declared {
    let (_, rest) = css.split_once(selector).expect(selector);
    let (_, rest) = rest.split_once('{').expect("a block");
    let (inside, _) = rest.split_once('}').expect("its end");
    let pair = |line: &str| {
        let line = line.rsplit("*/").next()?;
        let (name, value) = line.split_once(':')?;
        Some((name.trim().to_owned(), value.trim().to_owned()))
    };
    inside.split(';').filter_map(pair).collect()
}

/// Light or dark, with a preset's palette.
fn sheet(is_dark: bool, preset: Option<&str>) -> Declared {
    let mut all = block(TOKENS, ":root,\n:host");
    if is_dark {
        all.extend(block(TOKENS, ":root[data-theme=\"dark\"]"));
    }
    if let Some(preset) = preset {
        all.extend(block(PRESETS, &format!("[data-preset=\"{preset}\"]")));
    }
    all
}

fn colour(sheet: &Declared, name: &str) -> Rgb {
    let value = &sheet[name];
    match value.strip_prefix("var(") {
        Some(other) => colour(sheet, other.trim_end_matches(')')),
        None => Rgb::parse(value).unwrap_or_else(|| panic!("{name}: {value}")),
    }
}

fn presets() -> Vec<&'static str> {
    let name = |rest: &'static str| rest.split('"').next().expect("a name");
    PRESETS
        .split(":root[data-preset=\"")
        .skip(1)
        .map(name)
        .collect()
}

#[test]
fn the_defaults_are_the_sheets() {
    for is_dark in [false, true] {
        let sheet = sheet(is_dark, None);
        for role in Role::all() {
            let property = role.property();
            assert_eq!(
                role.default(is_dark),
                colour(&sheet, property),
                "{property}"
            );
        }
    }
}

#[test]
fn both_lists_of_the_dark_theme_are_equal() {
    let by_system = block(TOKENS, ":root:not([data-theme=\"light\"])");
    assert_eq!(by_system, block(TOKENS, ":root[data-theme=\"dark\"]"));
}

#[test]
fn every_preset_is_known_and_can_be_read_by_day_and_by_night() {
    let known: Vec<&str> = [&["blue"], &presets()[..]].concat();
    assert_eq!(known, rules::PRESETS);
    for preset in [None].into_iter().chain(presets().into_iter().map(Some)) {
        for is_dark in [false, true] {
            let sheet = sheet(is_dark, preset);
            let found = judged(|role| Some(colour(&sheet, role.property())), is_dark);
            assert_eq!(found, [], "{preset:?} {is_dark}");
        }
    }
}

#[test]
fn a_preset_sets_the_whole_brand_and_nothing_else() {
    let names = |sheet: &Declared| {
        let mut names: Vec<String> = sheet.keys().cloned().collect();
        names.retain(|name| name.starts_with("--gc-brand-"));
        names.sort();
        names
    };
    let brand = names(&sheet(false, None));
    assert_eq!(brand.len(), 7);
    for preset in presets() {
        let set = block(PRESETS, &format!("[data-preset=\"{preset}\"]"));
        assert_eq!((names(&set), set.len()), (brand.clone(), 7), "{preset}");
    }
}

/// A property's row: its name, and what stands in the columns behind what it is for.
fn rows() -> Vec<(String, Vec<String>)> {
    let plain = |cell: &str| cell.trim_matches([' ', '|', '`']).to_owned();
    let row = |line: &str| {
        let cells: Vec<String> = line.split(" | ").map(plain).collect();
        (cells[0].clone(), cells[2..].to_vec())
    };
    let lines = GUIDE.lines().filter(|line| line.starts_with("| `--gc-"));
    lines.map(row).collect()
}

/// All sheets but the one that sets the properties.
fn users() -> String {
    let folder = [env!("CARGO_MANIFEST_DIR"), "/style"].concat();
    let files = fs::read_dir(folder).expect("the sheets");
    let paths = files.map(|file| file.expect("a file").path());
    let users = paths.filter(|path| !path.ends_with("tokens.css"));
    users
        .map(|path| fs::read_to_string(path).expect("text"))
        .collect()
}

#[test]
fn every_property_of_the_guide_is_set_and_used_as_it_says() {
    let (light, dark, users) = (sheet(false, None), sheet(true, None), users());
    let rows = rows();
    assert!(rows.len() >= 20, "{}", rows.len());
    let is_in = |text: &str, name: &str| {
        let uses = [")", ","].map(|end| ["var(", name, end].concat());
        uses.iter().any(|used| text.contains(used))
    };
    for (name, defaults) in rows {
        let mut by_another = light
            .iter()
            .filter(|(other, _)| is_in(&users, other))
            .map(|(_, value)| value);
        assert!(
            is_in(&users, &name) || by_another.any(|value| is_in(value, &name)),
            "{name} is not used"
        );
        let found = match defaults.as_slice() {
            [day, night] => {
                let of = |text: &str| Rgb::parse(text).expect(text);
                (of(day), of(night)) == (colour(&light, &name), colour(&dark, &name))
            }
            [default] => light[&name] == *default,
            other => panic!("{name}: {other:?}"),
        };
        assert!(found, "{name}: {defaults:?}");
    }
}

#[test]
fn the_guide_names_every_preset() {
    for preset in rules::PRESETS {
        assert!(GUIDE.contains(&["`", preset, "`"].concat()), "{preset}");
    }
}
