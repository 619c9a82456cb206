//! «Кабінет на сайті компанії.» In a shadow root of its page, or in a frame; each of the hosts in both.

use super::journeys;
use crate::cabinet::Place;
use crate::engine::Engine;
use crate::habits::{HISTORY, OF_OLENA, OLENA};
use crate::hosts::Host;
use crate::person::{Outcome, Person, Trouble};
use serde_json::json;

journeys! {
    "embedded: inline in a plain page" => walk, at Inline(Plain);
    "embedded: inline among aggressive styles" => walk, at Inline(Bootstrap);
    "embedded: inline beside a router and a base" => walk, at Inline(Router);
    "embedded: inline under a strict policy" => walk, at Inline(Strict);
    "embedded: inline on a phone's page" => walk, at Inline(Phone);
    "embedded: framed in a plain page" => walk, at Framed(Plain);
    "embedded: framed among aggressive styles" => walk, at Framed(Bootstrap);
    "embedded: framed beside a router and a base" => walk, at Framed(Router);
    "embedded: framed under a strict policy" => walk, at Framed(Strict);
    "embedded: framed in a phone's page" => walk, at Framed(Phone);
}

/// All that the walk shows, as the page around may know it.
const PAGES: [&str; 7] = [
    "/sign-in",
    "/",
    "/readings/new",
    "/readings/new/check",
    "/readings/:id",
    "/readings",
    "/help",
];

/// Signs in, hands a reading in, walks on and back, goes; and the page around is as it was.
async fn walk(person: &mut Person<'_>) -> Outcome {
    person.visit("/sign-in").await?;
    person.heading_is("Вхід до кабінету").await?;
    person.the_program_is_there().await?;
    if person.host() == Host::Strict {
        person.has_the_pinned_loader().await?;
    }
    if person.engine() == Engine::Chromium {
        person.touches_no_pixel_around("/sign-in").await?;
    }
    person.text_is_large_enough().await?;
    if person.host() == Host::Phone && person.engine() == Engine::Chromium {
        person.takes_a_small_phone().await?;
    }
    person.signs_in(OLENA).await?;
    let title = person.browser.client.title().await?;
    person.opens_the_form().await?;
    person.address_is("/readings/new").await?;
    person.submits("14405").await?;
    person.database_holds(OF_OLENA, 1)?;
    person.axe().await?;
    // A phone's one row of sections has no room for the history.
    let (link, heading, path) = match person.host() {
        Host::Phone => ("Довідка", "Довідка", "/help"),
        _ => (HISTORY, "Історія показів", "/readings"),
    };
    person.follow(link).await?;
    person.heading_is(heading).await?;
    person.address_is(path).await?;
    person.focus_is_on(heading).await?;
    person.back().await?;
    person.has_the_receipt().await?;
    person.forward().await?;
    person.heading_is(heading).await?;
    person.address_is(path).await?;
    let tall = person.is_as_tall_as_its_page().await?;
    person.press("Вийти").await?;
    person.see_no_longer("Вийти").await?;
    // The help is for guests too: who has signed out there, stays there.
    if person.host() != Host::Phone {
        person.heading_is("Вхід до кабінету").await?;
        let short = person.is_as_tall_as_its_page().await?;
        if person.is_framed() && short >= tall {
            return Err(Trouble(format!("wants it shorter than {tall}: {short}")));
        }
    }
    person.has_told_all_of_it().await?;
    person.title_is(&title).await?;
    person.takes_the_cabinet_out().await?;
    person.is_left_alone().await?;
    if person.host() == Host::Phone && person.engine() == Engine::Chromium {
        person.puts_the_phone_away().await?;
    }
    Ok(())
}

impl Person<'_> {
    pub(super) fn host(&self) -> Host {
        match self.cabinet.place {
            Place::Inline(host) | Place::Framed(host) => host,
            _ => unreachable!("stands in no page of anybody's"),
        }
    }

    /// In the browser's bar: as a path, or behind the hash of the page around.
    pub(super) async fn address_is(&self, path: &str) -> Outcome {
        let wanted = self.cabinet.url(path);
        self.around_it_is(&format!("location.href === '{wanted}'"))
            .await?;
        self.looks_into_the_frame().await
    }

    /// As the person has set it, whatever the page around makes of its root; by the width of the place.
    async fn text_is_large_enough(&self) -> Outcome {
        let wanted = match self.host() {
            Host::Phone => "17px",
            _ => "18px",
        };
        let size = "const root = document.querySelector('gas-cabinet')?.shadowRoot ?? document;
            return getComputedStyle(root.querySelector('.gc-app')).fontSize";
        self.visit("/help").await?;
        self.heading_is("Довідка").await?;
        self.wait(format!("wants text of {wanted}"), async || {
            let size = self.browser.run(size, vec![]).await?;
            Ok(if size == json!(wanted) {
                Ok(())
            } else {
                Err(format!("it is of {size}"))
            })
        })
        .await
    }

    /// By its lasting name and its digest, and by no other.
    async fn has_the_pinned_loader(&self) -> Outcome {
        let pinned = "document.querySelector('script[integrity^=\"sha384-\"]')?.src.search(/\\/gas-cabinet-[0-9a-f]{16}\\.js$/) > 0";
        self.around_it_is(pinned).await?;
        match self.cabinet.served.requests_of("gas-cabinet.js") {
            0 => self.looks_into_the_frame().await,
            more => Err(Trouble(format!("wants one loader, but: {more} more"))),
        }
    }

    /// In a frame; inline nobody has to see to it.
    async fn is_as_tall_as_its_page(&self) -> Outcome<f64> {
        match self.is_framed() {
            true => self.fills_the_frame().await,
            false => Ok(0.0),
        }
    }

    /// What the page around may know, and nothing of whom or how much.
    async fn has_told_all_of_it(&self) -> Outcome {
        let names = self.has_told().await?;
        for wanted in [
            "ready",
            "navigated",
            "signed-in",
            "reading-submitted",
            "signed-out",
        ] {
            if !names.iter().any(|name| name == wanted) {
                return Err(Trouble(format!("wants to be told {wanted}: {names:?}")));
            }
        }
        let pages = self.has_told_of_pages().await?;
        let is_known = |page: &String| PAGES.contains(&page.as_str());
        if !pages.iter().all(is_known) || !pages.iter().any(|page| page == "/readings/:id") {
            return Err(Trouble(format!("wants patterns of pages told: {pages:?}")));
        }
        let told = self
            .asks_around("return JSON.stringify(window.told)")
            .await?;
        let told = told.as_str().unwrap_or_default();
        if ["olena", "14405", "П-2026"]
            .iter()
            .any(|its| told.contains(its))
        {
            return Err(Trouble(format!("wants nothing personal told: {told}")));
        }
        Ok(())
    }

    /// Links, anchors and history are the page's own, as if nothing had been there.
    async fn is_left_alone(&self) -> Outcome {
        self.browser.run("window.marker = true", vec![]).await?;
        if self.host() == Host::Router {
            self.follows_around("#to-first").await?;
            self.around_it_is("location.pathname === '/news/1' && document.getElementById('news').textContent === 'Новина 1' && window.marker === true").await?;
            self.follows_around("#to-second").await?;
            self.around_it_is("location.pathname === '/news/2'").await?;
            self.back().await?;
            self.around_it_is("document.getElementById('news').textContent === 'Новина 1' && window.marker === true").await?;
        } else {
            self.follows_around("#to-below").await?;
            self.around_it_is(
                "location.hash === '#below' && scrollY > 0 && window.marker === true",
            )
            .await?;
        }
        self.follows_around("#to-news").await?;
        self.around_it_is("location.pathname === '/cabinet-news' && window.marker === undefined && document.querySelector('h1')?.textContent === 'Новини кабінету'").await
    }
}
