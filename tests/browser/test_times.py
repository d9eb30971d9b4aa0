"""Times on pages: in the reader's own zone and the page's language, and in UTC, said so, where no script runs."""

import re
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from app.auth import Role
from tests.browser.coaching import graded, person_of, take_back_a_review
from tests.browser.conftest import Site

FORMS = {"de-AT": "{t.day}. {month}, {t:%H:%M}", "en-US": "{month} {t.day}, {t:%-I:%M} {t:%p}"}
MONTHS = {
    "de-AT": ("Jän.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sep.", "Okt.", "Nov.", "Dez."),
    "en-US": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}


@pytest.fixture(scope="module")
def attempt(site: Site) -> str:
    """One whose grading a coach gave and withdrew."""
    found = graded(site, person_of(site, "tess", Role.trainee))
    take_back_a_review(site, person_of(site, "cora", Role.coach), found)
    return found


def moment(time: Locator) -> datetime:
    said = time.get_attribute("datetime")
    assert said is not None
    assert said.endswith("Z")
    return datetime.fromisoformat(said)


@pytest.mark.parametrize(("locale", "zone"), [("de-AT", "Pacific/Auckland"), ("en-US", "America/St_Johns")])
@pytest.mark.usefixtures("attempt")
def test_a_time_is_the_readers_own(
    chromium: Browser, site: Site, locale: str, zone: str, accessible: Callable[[Page], None]
) -> None:
    context = chromium.new_context(locale=locale, timezone_id=zone, viewport={"width": 320, "height": 800})
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.goto(site.link())
    page.goto(f"{site.address}/coach")
    shown = page.locator("main time").first
    own = moment(shown).astimezone(ZoneInfo(zone))
    expected = FORMS[locale].format(t=own, month=MONTHS[locale][own.month - 1])
    expect(shown).to_have_text(expected)
    expect(shown).to_have_attribute("title", re.compile(str(own.year)))
    accessible(page)
    assert refused == []
    context.close()


def test_without_scripts_a_time_says_that_it_is_utc(chromium: Browser, site: Site, attempt: str) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="en-GB", timezone_id="Pacific/Auckland")
    page = context.new_page()
    page.goto(site.link())
    page.goto(f"{site.address}/coach/audit?attempt={attempt}")
    times = page.locator("main time")
    expect(times.first).to_have_text(f"{moment(times.first):%-d %b %Y, %H:%M:%S} UTC")
    assert all(text.endswith(" UTC") for text in times.all_inner_texts())
    context.close()


def test_the_trail_and_the_marks_are_the_readers_own_too(chromium: Browser, site: Site, attempt: str) -> None:
    context = chromium.new_context(locale="en-GB", timezone_id="Pacific/Auckland")
    page = context.new_page()
    page.goto(site.link())
    for path in (f"audit?attempt={attempt}", f"attempts/{attempt}/marks", f"attempts/{attempt}"):
        page.goto(f"{site.address}/coach/{path}")
        times = page.locator("main time")
        own = moment(times.first).astimezone(ZoneInfo("Pacific/Auckland"))
        expect(times.first).to_contain_text(f"{own:%H:%M}")
        assert not [text for text in times.all_inner_texts() if "UTC" in text]
    context.close()
