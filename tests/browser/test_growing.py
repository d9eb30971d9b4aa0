"""Growing as a trainee does it: swap places by keyboard, name what was seen, a quiz, progress, kudos, a certificate."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from app import accounts, certificates
from app.auth import Role
from app.content import Pinned
from app.errors import Conflict
from app.services import open_database
from tests.browser.coaching import sign_in
from tests.browser.conftest import Site
from tests.browser.test_people import attempt_of, play
from tests.fakes import graded as fake
from tests.fakes.people import add_person

RUDE = ("You useless lot told me it was sorted twice!", "No. When do I get my money?", "Fine, do it.", "Thanks, bye.")
ALL = ("warm.sorry", "warm.named", "fix.offered", "fix.kept")


@pytest.fixture(scope="module")
def people(site: Site) -> str:
    """A trainee who has passed often enough, with a certificate, and a coach; the id of the certificate."""
    db = open_database(site.settings)
    for name, role in (("tess", Role.trainee), ("cora", Role.coach)):
        try:
            accounts.add_user(db, name, role=role, password="a long password")
        except Conflict:
            continue
    pinned, tess = Pinned(db), add_person(db, "tess")
    for _ in range(certificates.LEAST):
        fake.graded(db, pinned, tess, met=ALL)
    made = certificates.issue(db, pinned, tess)
    db.dispose()
    return made


@pytest.fixture
def tess(page: Page, site: Site, people: str) -> Page:
    """A page of the trainee."""
    sign_in(page, site, "tess")
    return page


@pytest.fixture
def coach(chromium: Browser, site: Site, people: str) -> Iterator[Page]:
    """A page of the coach, in a browser of their own."""
    context: BrowserContext = chromium.new_context()
    context.set_default_timeout(10_000)
    page = context.new_page()
    sign_in(page, site, "cora")
    yield page
    context.close()


def swap(page: Page, site: Site, *words: str) -> None:
    """Plays Dana by keyboard: the opening as it stands ready, then the words."""
    page.goto(f"{site.address}/swaps")
    page.get_by_role("button", name="Be Dana").press("Enter")
    for text in (None, *words):
        page.locator("#swap[data-ready]").wait_for()
        turns = page.locator(".turn").count()
        field = page.get_by_label("What Dana writes")
        if text:
            field.fill(text)
        field.press("Enter")
        page.locator(".turn").nth(turns + 1).wait_for()


def name_all(page: Page) -> None:
    page.get_by_role("button", name="End and say what you saw").press("Enter")
    expect(page.get_by_role("heading", name="What did you see?")).to_be_visible()
    while (see := page.get_by_role("button", name="That is what I see")).count():
        done = page.locator(".naming .verdict").count()
        page.locator("input[name=principles]").first.press("Space")
        see.press("Enter")
        expect(page.locator(".naming .verdict")).to_have_count(done + 1)


def answer_all(page: Page) -> None:
    page.get_by_role("button", name="Take the quiz").press("Enter")
    expect(page.get_by_role("heading", name="What does it do?")).to_be_visible()
    while (answer := page.get_by_role("button", name="Answer", exact=True)).count():
        done = page.locator(".why").count()
        page.locator("input[name=chosen]").first.press("Space")
        answer.press("Enter")
        expect(page.locator(".why")).to_have_count(done + 1)


def test_a_swap_by_keyboard_from_the_first_word_to_the_end_of_the_quiz(tess: Page, site: Site) -> None:
    swap(tess, site, *RUDE)
    said = tess.locator(".turn.customer .said").all_inner_texts()
    assert len(set(said)) == len(said) == len(RUDE) + 1
    expect(tess.locator(".turn.customer .with").last).to_contain_text("Refund the second charge")
    name_all(tess)
    expect(tess.locator(".naming")).to_have_count(len(said))
    quotes = tess.locator(".marks blockquote").all_inner_texts()
    assert any(quote.strip(" “”") in " ".join(said) for quote in quotes)
    answer_all(tess)
    expect(tess.get_by_role("heading", name=re.compile(r"You knew \d of \d"))).to_be_visible()


def test_a_swap_is_taken_up_again_where_it_was_left(tess: Page, site: Site) -> None:
    swap(tess, site, RUDE[0])
    said = tess.locator(".said").all_inner_texts()
    tess.goto(f"{site.address}/swaps")
    tess.get_by_role("link", name="Go on as Dana").click()
    assert tess.locator(".said").all_inner_texts() == said


def test_progress_shows_skills_with_their_number_and_leads_to_the_next_customer(tess: Page, site: Site) -> None:
    tess.get_by_role("link", name="Progress").click()
    expect(tess.locator(".skill").first).to_contain_text("attempts")
    expect(tess.locator(".plan")).to_contain_text("weakest skill")
    tess.locator(".plan").get_by_role("link", name=re.compile("^Meet ")).press("Enter")
    expect(tess.get_by_role("button", name="Start the chat")).to_be_visible()


def test_a_coachs_kudos_stand_beside_the_turn(
    tess: Page, coach: Page, site: Site, accessible: Callable[[Page], None]
) -> None:
    debrief = play(tess, site)
    coach.goto(f"{site.address}/coach/attempts/{attempt_of(debrief)}")
    coach.get_by_role("link", name="give kudos").click()
    coach.get_by_text("Give kudos").first.press("Enter")
    coach.get_by_label("What was good about it").first.fill("You said it before she had to.")
    coach.get_by_role("button", name="Give kudos").first.press("Enter")
    expect(coach.get_by_text("You said it before she had to.")).to_be_visible()
    coach.get_by_text("Give kudos").first.press("Enter")
    for width in (1200, 320):
        coach.set_viewport_size({"width": width, "height": 800})
        accessible(coach)
    tess.goto(debrief)
    accessible(tess)
    expect(tess.locator(".kudo").filter(has_text="You said it before she had to.")).to_contain_text("From cora")


def test_a_certificate_opens_for_a_stranger_until_it_is_revoked(
    tess: Page, chromium: Browser, site: Site, people: str
) -> None:
    address = f"{site.address}/certificates/{people}"
    stranger = chromium.new_context().new_page()
    stranger.goto(address)
    expect(stranger.get_by_role("heading", name="tess")).to_be_visible()
    expect(stranger.get_by_text("3 of 3 attempts still stand")).to_be_visible()
    stranger.emulate_media(media="print")
    expect(stranger.locator(".top")).to_be_hidden()
    tess.goto(f"{site.address}/progress")
    tess.get_by_role("button", name="Issue a new certificate").press("Enter")
    tess.get_by_role("button", name="Revoke").press("Enter")
    expect(tess.locator("#certificate")).to_be_visible()
    expect(tess.get_by_text("revoked").first).to_be_visible()
    stranger.goto(address)
    expect(stranger.get_by_role("heading", name="tess")).to_be_visible()
    stranger.context.close()


def test_every_page_is_accessible_and_fits(
    chromium: Browser, site: Site, people: str, look: tuple[str, int], accessible: Callable[[Page], None]
) -> None:
    scheme, width = look
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    page = context.new_page()
    sign_in(page, site, "tess")
    swap(page, site, RUDE[0])
    accessible(page)
    talk = page.url
    name_all(page)
    accessible(page)
    answer_all(page)
    accessible(page)
    for address in (f"{site.address}/swaps", f"{site.address}/progress", f"{site.address}/certificates/{people}", talk):
        page.goto(address)
        for panel in page.locator("details").all():
            panel.evaluate("panel => panel.open = true")
        accessible(page)
    context.close()


def test_without_scripts_a_swap_works_too(chromium: Browser, site: Site, people: str) -> None:
    plain = chromium.new_context(java_script_enabled=False)
    page = plain.new_page()
    sign_in(page, site, "tess")
    page.goto(f"{site.address}/swaps")
    page.get_by_role("button", name="Be Maureen").click()
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".turn")).to_have_count(2)
    page.get_by_role("button", name="End and say what you saw").click()
    expect(page.get_by_role("heading", name="What did you see?")).to_be_visible()
    plain.close()
