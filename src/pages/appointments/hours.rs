//! Hours of a week in words: «пн–чт 09:00–16:00, перерва 12:00–13:00».

use super::model::Hours;
use super::words::Words;

pub fn in_words(hours: &Hours, w: &Words) -> String {
    let days = weekdays(&hours.weekdays, w);
    if (hours.opens.as_str(), hours.closes.as_str()) == ("00:00", "24:00") {
        return [&days, " ", w.around_the_clock].concat();
    }
    let pause = match &hours.pause {
        Some((from, to)) => [w.pause, from, "–", to].concat(),
        None => String::new(),
    };
    [&days, " ", &hours.opens, "–", &hours.closes, &pause].concat()
}

/// Days in a row as a span, three at least; «щодня» for all.
fn weekdays(days: &[u32], w: &Words) -> String {
    if days.len() == 7 {
        return w.every_day.to_owned();
    }
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for day in days {
        match runs.last_mut().filter(|(_, last)| last + 1 == *day) {
            Some((_, last)) => *last = *day,
            None => runs.push((*day, *day)),
        }
    }
    let name = |day: u32| w.weekday(day);
    let spoken = runs.into_iter().map(|(first, last)| match last - first {
        0 => name(first).to_owned(),
        1 => [name(first), ", ", name(last)].concat(),
        _ => [name(first), "–", name(last)].concat(),
    });
    spoken.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;
    use crate::locale::Lang;

    fn said(days: &[u32], opens: &str, closes: &str, pause: Option<(&str, &str)>) -> String {
        let hours = Hours {
            weekdays: days.to_vec(),
            opens: opens.into(),
            closes: closes.into(),
            pause: pause.map(|(from, to)| (from.into(), to.into())),
        };
        in_words(&hours, words(Lang::Uk))
    }

    #[test]
    fn a_week_is_said_as_people_say_it() {
        let pause = Some(("12:00", "13:00"));
        for (days, expected) in [
            (&[1, 2, 3, 4][..], "пн–чт 09:00–16:00, перерва 12:00–13:00"),
            (&[1, 3, 5], "пн, ср, пт 09:00–16:00, перерва 12:00–13:00"),
            (&[2, 3], "вт, ср 09:00–16:00, перерва 12:00–13:00"),
            (&[1, 2, 3, 6], "пн–ср, сб 09:00–16:00, перерва 12:00–13:00"),
        ] {
            assert_eq!(said(days, "09:00", "16:00", pause), expected);
        }
        let all = [1, 2, 3, 4, 5, 6, 7];
        assert_eq!(said(&all, "00:00", "24:00", None), "щодня цілодобово");
    }
}
