//! Which service and which years: named in the address, so that back, reload and a sent link keep them.

use crate::domain::bill::Service;
use crate::route::Route;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

const ALL: &str = "all";

/// The years that are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The newest year there is.
    Newest,
    Year(i32),
    All,
}

impl Asked {
    /// Reads what an address says; what is no year asks for nothing in particular.
    fn parse(text: &str) -> Self {
        if text == ALL {
            return Self::All;
        }
        let year = text.parse().ok();
        // Those that the contract takes.
        match year.filter(|year| (1990..=2100).contains(year)) {
            Some(year) => Self::Year(year),
            None => Self::Newest,
        }
    }

    /// The year that the API is asked for; `None` leaves it to the API.
    pub fn year(self) -> Option<i32> {
        match self {
            Self::Year(year) => Some(year),
            Self::Newest | Self::All => None,
        }
    }
}

/// The service that the address names; gas where it names none.
pub fn asked_service() -> Memo<Service> {
    let query = use_location().query;
    Memo::new(move |_| {
        let named = query.with(|query| query.get("service"));
        named
            .and_then(|code| Service::parse(&code))
            .unwrap_or(Service::Gas)
    })
}

pub fn asked_years() -> Memo<Asked> {
    let query = use_location().query;
    Memo::new(move |_| {
        let named = query.with(|query| query.get("year"));
        named.map_or(Asked::Newest, |text| Asked::parse(&text))
    })
}

/// Where a service's settlements of these years are.
pub fn href(service: Service, asked: Asked) -> String {
    let year = match asked {
        Asked::Newest => String::new(),
        Asked::Year(year) => ["&year=", &year.to_string()].concat(),
        Asked::All => ["&year=", ALL].concat(),
    };
    let path = Route::Settlements.href();
    [&path, "?service=", service.code(), &year].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_asks_for_a_year_for_all_or_for_none_in_particular() {
        for (text, asked) in [
            ("2026", Asked::Year(2026)),
            ("all", Asked::All),
            ("", Asked::Newest),
            ("1989", Asked::Newest),
            ("20260", Asked::Newest),
            ("-1", Asked::Newest),
        ] {
            assert_eq!(Asked::parse(text), asked, "{text}");
        }
    }
}
