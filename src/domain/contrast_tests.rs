use super::*;
use proptest::prelude::*;

/// As WCAG 2.2 writes it.
fn luminance_of_the_standard(colour: Rgb) -> f64 {
    let light = |part: u8| match f64::from(part) / 255.0 {
        part if part <= 0.04045 => part / 12.92,
        part => ((part + 0.055) / 1.055).powf(2.4),
    };
    let [red, green, blue] = colour.0.map(light);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn least_contrast(text: Rgb, grounds: &[Rgb]) -> f64 {
    let contrasts = grounds.iter().map(|ground| contrast(text, *ground));
    contrasts.fold(f64::INFINITY, f64::min)
}

#[test]
fn every_amount_of_light_is_the_standards() {
    for part in 0..=255 {
        let grey = Rgb([part; 3]);
        let difference = grey.luminance() - luminance_of_the_standard(grey);
        assert!(difference.abs() < 1e-9, "{part}: {difference}");
    }
}

#[test]
fn known_contrasts_are_found() {
    for (one, other, wanted) in [
        (0x000000, 0xffffff, 21.0),
        (0xffffff, 0xffffff, 1.0),
        (0x767676, 0xffffff, 4.54),
        (0x777777, 0xffffff, 4.48),
        (0xff0000, 0xffffff, 4.0),
        (0x0b4a8f, 0xffffff, 8.79),
    ] {
        let found = contrast(Rgb::of(one), Rgb::of(other));
        assert!((found - wanted).abs() < 0.01, "{one:06x}: {found}");
    }
}

#[test]
fn a_colour_is_read_as_browsers_write_it() {
    let blue = Some(Rgb::of(0x0b4a8f));
    for text in [
        "#0b4a8f",
        "#0B4A8FFF",
        "rgb(11, 74, 143)",
        "rgba(11, 74, 143, 1)",
        "rgb(11 74 143 / 1)",
        " rgb(11 74 143) ",
        "color(srgb 0.0431373 0.290196 0.560784)",
        "color(srgb 4.31373e-2 0.290196 0.560784 / 1)",
    ] {
        assert_eq!(Rgb::parse(text), blue, "{text}");
    }
    assert_eq!(Rgb::parse("#fff"), Some(WHITE));
    assert_eq!(Rgb::parse("#ffff"), Some(WHITE));
    let beyond = "color(srgb 1.2 -0.1 3e-7)";
    assert_eq!(Rgb::parse(beyond), Some(Rgb([255, 0, 0])));
}

#[test]
fn what_one_sees_through_or_cannot_read_is_no_colour() {
    for text in [
        "",
        "red",
        "#ff",
        "#fffff",
        "#ffffff80",
        "#fff8",
        "#ёёё",
        "rgba(11, 74, 143, 0.5)",
        "rgb(11 74 143 / 0)",
        "rgba(0, 0, 0, 0)",
        "rgb(11, 74)",
        "rgb(11, 74, 143",
        "rgb(a, b, c)",
        "rgb(., 1, 2)",
        "rgb(1e999, 1, 2)",
        "color(display-p3 1 0 0)",
        "color(srgb none 0 0)",
        "oklch(0.4 0.2 200)",
        "url(#a)",
    ] {
        assert_eq!(Rgb::parse(text), None, "{text}");
    }
}

#[test]
fn a_pale_text_keeps_its_hue() {
    let yellow = Rgb::of(0xffdd00);
    let Rgb([red, green, blue]) = corrected(yellow, &[WHITE], TEXT).expect("one");
    assert!(red > green && blue == 0, "{red} {green} {blue}");
    let on_black = corrected(Rgb::of(0x000080), &[BLACK], TEXT).expect("one");
    assert!(on_black.0[2] > on_black.0[0], "{on_black:?}");
}

#[test]
fn nothing_can_be_read_on_black_and_on_white() {
    assert_eq!(
        corrected(Rgb::of(0x808080), &[BLACK, WHITE], TEXT + 0.1),
        None
    );
    assert!(corrected(WHITE, &[BLACK, WHITE], EDGE).is_some());
}

fn colours() -> impl Strategy<Value = Rgb> {
    any::<[u8; 3]>().prop_map(Rgb)
}

proptest! {
    #[test]
    fn on_one_ground_every_text_can_be_corrected(text in colours(), ground in colours()) {
        let now = corrected(text, &[ground], TEXT).expect("one");
        prop_assert!(contrast(now, ground) >= TEXT);
    }

    #[test]
    fn what_is_corrected_can_be_read_on_every_ground(
        text in colours(),
        grounds in prop::collection::vec(colours(), 1..4),
        wanted in 1.0..21.0,
    ) {
        if let Some(now) = corrected(text, &grounds, wanted) {
            prop_assert!(least_contrast(now, &grounds) >= wanted);
        } else {
            for end in [BLACK, WHITE, text] {
                prop_assert!(least_contrast(end, &grounds) < wanted);
            }
        }
    }

    #[test]
    fn what_can_be_read_is_left_alone(text in colours(), ground in colours()) {
        let wanted = contrast(text, ground);
        prop_assert_eq!(corrected(text, &[ground], wanted), Some(text));
    }

    #[test]
    fn every_colour_is_read_as_it_is_written(colour in colours()) {
        let Rgb([red, green, blue]) = colour;
        prop_assert_eq!(Rgb::parse(&colour.hex()), Some(colour));
        prop_assert_eq!(Rgb::parse(&format!("rgb({red}, {green}, {blue})")), Some(colour));
        let parts = [red, green, blue].map(|part| f64::from(part) / 255.0);
        prop_assert_eq!(Rgb::parse(&format!("color(srgb {} {} {})", parts[0], parts[1], parts[2])), Some(colour));
    }

    #[test]
    fn no_text_stops_the_reading(text in "\\PC{0,40}") {
        let _ = Rgb::parse(&text);
        let _ = Rgb::parse(&["rgb(", &text, ")"].concat());
    }

    #[test]
    fn contrast_is_the_same_both_ways(one in colours(), other in colours()) {
        prop_assert_eq!(contrast(one, other), contrast(other, one));
        prop_assert!((1.0..=21.0).contains(&contrast(one, other)));
    }
}
