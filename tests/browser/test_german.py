"""The pages in German: a whole attempt with a customer who speaks English, and the choice at the foot of a page."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from app.auth import Role
from tests.browser.coaching import graded, person_of, take_back_a_review
from tests.browser.conftest import Site
from tests.browser.test_main_job import GOOD

ENGLISH = re.compile(
    r"\b(the|you|your|and|with|turn|turns|attempt|customer|customers|mood|anger|mark|marks|rubric|score|from|not)\b",
    re.IGNORECASE,
)
SHOWN = """
() => {
  const german = (node) => node.closest("[lang]").lang.startsWith("de") && !node.closest("script");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (german(node.parentElement)) texts.push(node.textContent.trim());
  }
  for (const name of ["aria-label", "title"]) {
    for (const one of document.querySelectorAll(`[${name}]`)) texts.push(one.getAttribute(name));
  }
  return texts;
}
"""
"""Every text that is not marked as another language's."""


@pytest.fixture
def context(chromium: Browser, look: tuple[str, int]) -> Iterator[BrowserContext]:
    """A browser whose owner reads German and lives in Austria."""
    scheme, width = look
    opened = chromium.new_context(
        locale="de-AT",
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 900},
    )
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


def all_german(page: Page) -> None:
    """Fails where words that are not marked as another language are English."""
    expect(page.locator("html")).to_have_attribute("lang", "de-AT")
    english = [text for text in page.evaluate(SHOWN) if len(ENGLISH.findall(text)) > 1 or ENGLISH.fullmatch(text)]
    assert not english, f"{page.url}: {english}"


def answer(page: Page, words: str) -> None:
    before = page.locator(".turn.customer").count()
    page.get_by_label("Ihre Antwort", exact=True).fill(words)
    page.keyboard.press("Enter")
    page.locator(".turn.customer").nth(before).wait_for()
    expect(page.locator("#waiting")).to_be_hidden()


@pytest.mark.parametrize("look", ["light-1200", "dark-320"], indirect=True)
def test_a_whole_attempt_in_german_with_a_customer_who_speaks_english(
    page: Page, site: Site, accessible: Callable[[Page], None]
) -> None:
    page.goto(f"{site.address}/sign-in")
    expect(page.get_by_role("heading", name="Anmelden")).to_be_visible()
    all_german(page)
    page.goto(site.link())
    all_german(page)
    page.get_by_role("link", name="Dana Whitfield", exact=True).click()
    all_german(page)
    accessible(page)
    page.get_by_label("Übung").check()
    page.get_by_role("button", name="Chat beginnen").press("Enter")
    page.locator("#chat[data-ready]").wait_for()
    for words in GOOD[:2]:
        answer(page, words)
    all_german(page)
    accessible(page)
    expect(page.locator("[data-anger]")).to_have_text(re.compile(r"^\d+,\d$"))
    for said in page.locator(".turn .said").all():
        assert said.get_attribute("lang") == "en-IE"
    page.get_by_role("button", name="Beenden").press("Enter")
    expect(page.locator(".verdict")).to_be_visible()
    expect(page.get_by_role("heading", name="Wie es Dana ging")).to_be_visible()
    for panel in page.locator("details").all():
        panel.evaluate("panel => panel.open = true")
    all_german(page)
    accessible(page)
    page.locator(".turn form button").first.press("Enter")
    expect(page.get_by_text("Ein zweiter Anlauf ab Beitrag 2.")).to_be_visible()
    page.get_by_role("link", name="Make It Right").click()
    page.get_by_role("link", name="Meine Versuche").first.click()
    all_german(page)
    accessible(page)


@pytest.mark.parametrize("look", ["light-1200"], indirect=True)
@pytest.mark.parametrize(
    "path", ["/progress", "/swaps", "/coach", "/coach/calibration", "/coach/audit", "/certificates/none", "/nowhere"]
)
def test_the_other_pages_are_german_too(page: Page, site: Site, path: str) -> None:
    page.goto(site.link())
    page.goto(site.address + path)
    all_german(page)


@pytest.mark.parametrize("look", ["light-1200", "dark-320"], indirect=True)
def test_what_people_did_to_a_grade_is_told_in_german(
    page: Page, site: Site, look: tuple[str, int], accessible: Callable[[Page], None]
) -> None:
    trainee = person_of(site, f"tess-{look[1]}", Role.trainee)
    attempt = graded(site, trainee)
    take_back_a_review(site, person_of(site, f"cora-{look[1]}", Role.coach), attempt)
    page.goto(site.link())
    of = f"attempts/{attempt}"
    for path in ("coach", f"coach/audit?attempt={attempt}", f"coach/{of}", f"coach/{of}/marks", f"{of}/debrief"):
        page.goto(f"{site.address}/{path}")
        page.evaluate("document.querySelectorAll('details').forEach(panel => { panel.open = true })")
        all_german(page)
        accessible(page)


@pytest.mark.parametrize("look", ["dark-320"], indirect=True)
def test_the_choice_at_the_foot_of_a_page_comes_before_the_browsers_wish_and_is_kept(page: Page, site: Site) -> None:
    page.goto(site.link())
    page.goto(f"{site.address}/customers/dana")
    foot = page.get_by_role("contentinfo")
    expect(foot.get_by_role("button", name="Deutsch")).to_have_attribute("aria-current", "true")
    foot.get_by_role("button", name="English").press("Enter")
    page.wait_for_url(f"{site.address}/customers/dana")
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")
    expect(page.get_by_role("button", name="Start the chat")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    (kept,) = [cookie for cookie in page.context.cookies() if cookie["name"] == "language"]
    assert (kept["value"], kept["httpOnly"], kept["sameSite"]) == ("en", True, "Lax")


@pytest.mark.parametrize("look", ["light-1200"], indirect=True)
def test_nobody_can_be_sent_elsewhere_by_choosing_a_language(page: Page, site: Site) -> None:
    answer = page.request.post(
        f"{site.address}/language", form={"language": "de", "next": "//elsewhere.invalid/"}, max_redirects=0
    )
    assert (answer.status, answer.headers["location"]) == (303, "/")
    assert page.request.post(f"{site.address}/language", form={"language": "tlh"}).status == 422
