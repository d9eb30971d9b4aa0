"""People's part in a grade: a coach grades blind, compares, changes a mark and answers; the trainee sees all of it."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from app.auth import Person, Role
from tests.browser.coaching import WHY_BACK, grade_by_keyboard, graded, person_of, sign_in, take_back_a_review
from tests.browser.conftest import Site
from tests.browser.test_main_job import GOOD, answer

REASON = "Turn 2 says it in so many words."
DISPUTE = "I did own it: I said it was our mistake."
ANSWER = "You are right, and I have changed it."

Opens = Callable[[str], Page]


@pytest.fixture(scope="module")
def cora(site: Site) -> Person:
    """A coach."""
    return person_of(site, "cora", Role.coach)


@pytest.fixture(scope="module")
def tess(site: Site, cora: Person) -> Person:
    """A trainee; there is a coach beside her."""
    return person_of(site, "tess", Role.trainee)


@pytest.fixture
def opens(chromium: Browser, site: Site, tess: Person) -> Iterator[Opens]:
    """Opens the product as somebody, each in a browser of their own."""
    contexts: dict[str, BrowserContext] = {}
    complaints: list[str] = []

    def open_as(name: str) -> Page:
        if name not in contexts:
            contexts[name] = chromium.new_context(viewport={"width": 1200, "height": 900})
            contexts[name].set_default_timeout(10_000)
            page = contexts[name].new_page()
            page.on("dialog", lambda dialog: dialog.accept())
            page.on("pageerror", lambda error: complaints.append(str(error)))
            sign_in(page, site, name)
        return contexts[name].pages[0]

    yield open_as
    for context in contexts.values():
        context.close()
    assert not complaints, complaints


def play(page: Page, site: Site) -> str:
    """Plays an assessed attempt to its debrief; its address."""
    page.goto(f"{site.address}/customers/dana")
    page.get_by_label("Assessed").check()
    page.get_by_role("button", name="Start the chat").click()
    page.locator("#chat[data-ready]").wait_for()
    for words in GOOD[:2]:
        answer(page, words)
    page.get_by_role("button", name="Finish").press("Enter")
    expect(page.locator(".verdict")).to_be_visible()
    return page.url.split("#")[0]


def attempt_of(address: str) -> str:
    return address.split("/attempts/")[1].split("/")[0]


def test_the_whole_story_of_a_grade(site: Site, opens: Opens) -> None:
    trainee, coach = opens("tess"), opens("cora")
    debrief = play(trainee, site)
    attempt = attempt_of(debrief)
    machine = trainee.locator(".number b").nth(1).inner_text()

    coach.get_by_role("link", name="Reviews").click()
    coach.get_by_role("link", name="Grade tess with Dana").first.click()
    expect(coach.get_by_text("You grade blind")).to_be_visible()
    assert "The machine" not in coach.locator("main").inner_text()
    grade_by_keyboard(coach)
    expect(coach.locator("#saved-state")).to_have_text(re.compile(r"^Saved \d"))
    coach.reload()
    assert coach.locator("fieldset.asked input:checked").count() == coach.locator("fieldset.asked").count()

    coach.locator("fieldset.asked").first.get_by_label("Met", exact=True).focus()
    coach.get_by_role("button", name="Quote turn 2").press("Enter")
    expect(coach.locator('input[name^="quote:"]').first).to_have_value(GOOD[0])
    coach.get_by_role("button", name="Finish and compare").press("Enter")
    expect(coach.get_by_role("heading", name="The numbers")).to_be_visible()
    expect(coach.get_by_text("graded blind").first).to_be_visible()
    assert machine in coach.locator(".number b").first.inner_text()

    for panel in coach.locator("details.criterion").all():
        panel.evaluate("panel => panel.open = true")
    item = coach.locator(".one-item").nth(1)
    item.get_by_text("Change this mark").click()
    item.get_by_label("Met", exact=True).check()
    item.get_by_label("Why (the trainee reads it)").fill(REASON)
    item.get_by_role("button", name="Change the mark").press("Enter")
    expect(coach.get_by_text(REASON)).to_be_visible()
    expect(coach.get_by_role("heading", name="What counts now")).to_be_visible()

    trainee.goto(debrief)
    expect(trainee.get_by_text("cora, a coach, graded this attempt")).to_be_visible()
    expect(trainee.get_by_text("Say what you feel for them.")).to_be_visible()
    for panel in trainee.locator("details.criterion").all():
        panel.evaluate("panel => panel.open = true")
    expect(trainee.get_by_text("cora, a coach, changed this mark")).to_be_visible()
    expect(trainee.get_by_text(REASON)).to_be_visible()
    trainee.get_by_text("Dispute this mark").nth(2).click()
    trainee.get_by_label("What is wrong with it, in a sentence").nth(2).fill(DISPUTE)
    trainee.get_by_role("button", name="Ask a coach").press("Enter")
    expect(trainee.get_by_text(DISPUTE)).to_have_count(1)

    coach.goto(f"{site.address}/coach")
    expect(coach.get_by_role("heading", name=re.compile("A dispute is open"))).to_be_visible()
    coach.get_by_role("link", name="Answer").first.click()
    reply = coach.locator("form.answer")
    expect(coach.get_by_text(DISPUTE)).to_be_visible()
    reply.get_by_label("Your answer to tess").fill(ANSWER)
    reply.get_by_label("Met", exact=True).check()
    reply.get_by_role("button", name="Answer").press("Enter")
    expect(coach.locator("form.answer")).to_have_count(0)

    trainee.goto(debrief)
    trainee.get_by_role("link", name="Your dispute").press("Enter")
    expect(trainee.locator(".dispute").get_by_text(ANSWER)).to_be_in_viewport()

    coach.goto(f"{site.address}/coach/audit?attempt={attempt}")
    trail = coach.get_by_role("region", name="Audit trail")
    for deed in ("Finished a review", "Changed a mark", "Disputed a mark", "Answered a dispute"):
        expect(trail.get_by_text(deed).first).to_be_visible()
    expect(trail.get_by_text(REASON)).to_be_visible()
    expect(trail.get_by_text(DISPUTE)).to_be_visible()
    assert trail.locator("td.n time").count() == trail.locator("tbody tr").count()
    coach.get_by_role("link", name="Calibration").click()
    expect(coach.get_by_text("1 blind review.")).to_be_visible()
    expect(coach.locator("table.agreement tr.whole").first).to_contain_text("level 0–5")


def test_a_coach_withdraws_a_grading_and_grades_again(site: Site, opens: Opens, tess: Person) -> None:
    trainee, coach = opens("tess"), opens("cora")
    attempt = graded(site, tess)
    debrief, marks = f"{site.address}/attempts/{attempt}/debrief", f"{site.address}/coach/attempts/{attempt}/marks"
    coach.goto(f"{site.address}/coach/attempts/{attempt}")
    grade_by_keyboard(coach)
    coach.get_by_role("button", name="Finish and compare").press("Enter")
    trainee.goto(debrief)
    expect(trainee.get_by_text("cora, a coach, graded this attempt")).to_be_visible()

    coach.get_by_text("Withdraw this grading").first.click()
    expect(coach.get_by_text("Then the machine's marks count again for tess.")).to_be_visible()
    coach.get_by_label("Why (the trainee reads it)").first.fill(WHY_BACK)
    coach.get_by_role("button", name="Withdraw this grading").press("Enter")
    expect(coach.get_by_role("status").first).to_contain_text("The grading is withdrawn")
    coach.get_by_text("The withdrawn marks").click()
    expect(coach.locator(".withdrawn")).to_contain_text("Say what you feel for them.")

    trainee.reload()
    expect(trainee.get_by_text("The machine's marks count.")).to_be_visible()
    trainee.get_by_role("link", name="Read the withdrawn marks").press("Enter")
    taken_back = trainee.locator(".withdrawn")
    expect(taken_back.get_by_text(WHY_BACK)).to_be_in_viewport()
    taken_back.get_by_text("The withdrawn marks").click()
    expect(taken_back.locator(".mark").first).to_be_visible()

    coach.goto(f"{site.address}/coach/audit?attempt={attempt}")
    trail = coach.get_by_role("region", name="Audit trail")
    expect(trail.get_by_text("Withdrew a grading")).to_be_visible()
    expect(trail.get_by_text(WHY_BACK)).to_be_visible()
    trail.get_by_text("Every mark").click()
    expect(trail.get_by_text("level 3 of 5 – met: sorry; not met: named")).to_be_visible()

    coach.get_by_role("link", name="Open this attempt").press("Enter")
    expect(coach.get_by_text("not blind")).to_be_visible()
    assert coach.locator("fieldset.asked input:checked").count() == coach.locator("fieldset.asked").count()
    coach.get_by_role("button", name="Finish and compare").press("Enter")
    expect(coach.locator(".number").get_by_text("not blind")).to_be_visible()
    assert coach.url.split("?")[0] == marks
    trainee.reload()
    expect(trainee.get_by_text("cora, a coach, graded this attempt, and the coach's marks count.")).to_be_visible()
    expect(trainee.get_by_text(WHY_BACK).first).to_be_visible()


def test_practice_is_shared_and_taken_back_by_its_trainee(site: Site, opens: Opens, tess: Person) -> None:
    trainee, coach = opens("tess"), opens("cora")
    attempt = graded(site, tess, mode="practice")
    trainee.goto(f"{site.address}/attempts/{attempt}/debrief")
    form = f"{site.address}/coach/attempts/{attempt}"
    assert coach.goto(form).status == 404  # type: ignore[union-attr]
    assert trainee.get_by_text("Dispute this mark").count() == 0
    trainee.get_by_role("button", name="Share with my coach").press("Enter")
    expect(trainee.get_by_text("Your coaches can see this attempt")).to_be_visible()
    coach.goto(form)
    expect(coach.get_by_text("You grade blind")).to_be_visible()
    trainee.get_by_role("button", name="Stop sharing").press("Enter")
    assert coach.goto(form).status == 404  # type: ignore[union-attr]


def test_two_windows_of_one_coach_lose_nothing(site: Site, opens: Opens, tess: Person) -> None:
    coach, form = opens("cora"), f"{site.address}/coach/attempts/{graded(site, tess)}"
    coach.goto(form)
    other = coach.context.new_page()
    other.goto(form)
    coach.locator("fieldset.asked").first.get_by_label("Not met").check()
    expect(coach.locator("#saved-state")).to_have_text(re.compile(r"^Saved \d"))
    other.locator("fieldset.asked").first.get_by_label("Met", exact=True).check()
    expect(other.locator("#saved-state")).to_contain_text("another window")
    other.get_by_role("button", name="Save for later").click()
    expect(other.get_by_role("alert")).to_contain_text("nothing was overwritten")
    expect(other.get_by_text("Saved in the other window: not met.")).to_be_visible()
    expect(other.locator("fieldset.asked").first.get_by_label("Met", exact=True)).to_be_checked()
    other.get_by_role("button", name="Save for later").click()
    expect(other.get_by_role("status").first).to_contain_text("Saved")
    other.close()


def test_every_page_is_accessible_and_fits(
    chromium: Browser,
    site: Site,
    tess: Person,
    cora: Person,
    look: tuple[str, int],
    accessible: Callable[[Page], None],
) -> None:
    scheme, width = look
    with_scripts = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = with_scripts.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    attempt, coach = graded(site, tess), f"{site.address}/coach"
    marks, debrief = f"{coach}/attempts/{attempt}", f"{site.address}/attempts/{attempt}/debrief"

    def check(*addresses: str) -> None:
        for address in addresses:
            page.goto(address)
            page.locator("main").wait_for()
            page.evaluate("document.querySelectorAll('details').forEach(panel => { panel.open = true })")
            accessible(page)

    sign_in(page, site, "tess")
    page.goto(debrief)
    expect(page.locator(".verdict")).to_be_visible()
    check(debrief)
    page.get_by_label("What is wrong with it, in a sentence").first.fill(DISPUTE)
    page.get_by_role("button", name="Ask a coach").first.click()
    check(debrief)
    with_scripts.clear_cookies()
    sign_in(page, site, "cora")
    check(coach, marks, f"{marks}/marks", f"{coach}/calibration", f"{coach}/audit", debrief)
    take_back_a_review(site, cora, attempt)
    check(marks, f"{marks}/marks", f"{coach}/audit?attempt={attempt}", debrief)
    with_scripts.close()


def test_without_scripts_the_forms_work_and_keep_what_was_typed(chromium: Browser, site: Site, tess: Person) -> None:
    attempt = graded(site, tess)
    plain = chromium.new_context(java_script_enabled=False)
    page = plain.new_page()
    sign_in(page, site, "cora")
    page.goto(f"{site.address}/coach/attempts/{attempt}")
    first = page.locator("fieldset.asked").first
    first.get_by_label("Met", exact=True).check()
    page.get_by_role("button", name="Finish and compare").click()
    expect(page.get_by_role("alert")).to_contain_text("not complete yet")
    page.get_by_role("link", name="Go to the first").click()
    expect(page.get_by_text("Choose one of the four answers.").first).to_be_in_viewport()
    expect(first.get_by_label("Met", exact=True)).to_be_checked()
    for field in page.locator("fieldset.asked").all()[1:]:
        field.get_by_label("Not met").check()
    page.get_by_role("button", name="Save for later").click()
    expect(page.get_by_role("status").first).to_contain_text("Saved")
    page.get_by_role("button", name="Finish and compare").click()
    expect(page.get_by_role("heading", name="The numbers")).to_be_visible()
    plain.close()
