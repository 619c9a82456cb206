//! `/accounts/{account_id}/notices` of the contract.

use super::{About, CompanyNotice};
use crate::domain::account::AccountId;
use crate::domain::date::parse_iso;
use crate::domain::money::UnitPrice;
use crate::http::{Api, Error};
use chrono::NaiveDate;
use serde::Deserialize;

pub fn list(
    api: Api,
    home: &AccountId,
) -> impl Future<Output = Result<Vec<CompanyNotice>, Error>> + use<> {
    let path = ["/accounts/", &home.0, "/notices"].concat();
    let answer = api.get::<NoticesJson>("notices", path);
    async {
        answer.await?.try_into().map_err(|()| Error::Unreadable {
            endpoint: "notices",
        })
    }
}

#[derive(Deserialize)]
struct NoticesJson {
    items: Vec<NoticeJson>,
}

#[derive(Deserialize)]
struct NoticeJson {
    id: String,
    kind: String,
    company: String,
    published_at: String,
    starts_at: Option<String>,
    ends_at: Option<String>,
    from: Option<String>,
    until: Option<String>,
    price: Option<String>,
    previous_price: Option<String>,
    text: Option<String>,
}

impl TryFrom<NoticesJson> for Vec<CompanyNotice> {
    type Error = ();

    fn try_from(json: NoticesJson) -> Result<Self, ()> {
        json.items.into_iter().map(TryInto::try_into).collect()
    }
}

impl TryFrom<NoticeJson> for CompanyNotice {
    type Error = ();

    fn try_from(json: NoticeJson) -> Result<Self, ()> {
        let about = match json.kind.as_str() {
            "outage" => About::Outage {
                from: json.starts_at.ok_or(())?,
                until: json.ends_at,
            },
            "gas_price" => About::GasPrice {
                price: price(json.price)?.ok_or(())?,
                before: price(json.previous_price)?,
                since: day(json.from)?,
            },
            "readings" => About::Readings {
                from: day(json.from)?,
                until: day(json.until)?,
            },
            _ => About::News,
        };
        Ok(Self {
            id: json.id,
            company: json.company,
            published_at: json.published_at,
            about,
            text: json.text,
        })
    }
}

fn day(text: Option<String>) -> Result<NaiveDate, ()> {
    parse_iso(&text.ok_or(())?).ok_or(())
}

fn price(text: Option<String>) -> Result<Option<UnitPrice>, ()> {
    text.map(|text| UnitPrice::parse(&text).ok_or(()))
        .transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{decode, example};
    use serde_json::{Value, from_value};

    fn read(json: Value) -> Result<Vec<CompanyNotice>, ()> {
        from_value::<NoticesJson>(json)
            .expect("the shape")
            .try_into()
    }

    #[test]
    fn the_contracts_notices_are_read() {
        let notices: Vec<CompanyNotice> = decode::<NoticesJson>("CompanyNotices")
            .try_into()
            .expect("notices");
        let [outage, price] = notices.as_slice() else {
            panic!("wants two notices")
        };
        assert!(matches!(
            &outage.about,
            About::Outage { until: Some(_), .. }
        ));
        assert!(outage.text.is_some());
        let About::GasPrice { price, before, .. } = &price.about else {
            panic!("wants a price")
        };
        assert_eq!(*price, UnitPrice::parse("8.15").expect("a price"));
        assert!(before.is_some());
    }

    #[test]
    fn a_kind_that_is_not_known_is_news_and_a_day_that_is_none_is_an_error() {
        let mut json = example("CompanyNotices");
        json["items"][0]["kind"] = "party".into();
        assert_eq!(read(json.clone()).expect("notices")[0].about, About::News);
        json["items"][1]["from"] = "soon".into();
        assert!(read(json.clone()).is_err());
        json["items"][1]["from"] = Value::Null;
        assert!(read(json).is_err());
    }
}
