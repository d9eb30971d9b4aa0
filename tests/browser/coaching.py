"""How browser tests come by people, graded attempts, and what a coach does with them."""

import re

from playwright.sync_api import Page, expect

from app import accounts, gradings, reviews, scorecards, withdrawals
from app.attempt_view import Mode
from app.auth import Person, Role
from app.content import Pinned
from app.services import open_database
from tests.browser.conftest import Site
from tests.fakes.graded import KEYS, draft, ended, machine_card

PASSWORD = "a long password"
WHY_BACK = "I read the wrong order number."


def person_of(site: Site, name: str, role: Role) -> Person:
    db = open_database(site.settings)
    person = accounts.add_user(db, name, role=role, password=PASSWORD)
    db.dispose()
    return person


def sign_in(page: Page, site: Site, name: str) -> None:
    page.goto(f"{site.address}/sign-in")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="My attempts").wait_for()


def graded(site: Site, trainee: Person, *, mode: Mode = "assessed") -> str:
    """An attempt that has ended and been graded, by the server or, where it is slow to look, here."""
    db = open_database(site.settings)
    attempt = ended(db, Pinned(db), trainee, mode=mode)
    if (job := gradings.lease(db, seconds=30)) is not None:
        gradings.complete(db, job, machine_card(("warm.sorry", "fix.kept")), (), None)
    db.dispose()
    return attempt


def grade_by_keyboard(page: Page) -> None:
    """Marks every item with one key; the first as met, the others as not met."""
    page.wait_for_load_state()  # the page is there before its script is, and a key pressed in between is lost
    fields = page.locator("fieldset.asked")
    fields.first.get_by_label("Met", exact=True).focus()
    page.keyboard.press("1")
    for _ in range(fields.count() - 1):
        page.keyboard.press("2")
    expect(page.get_by_label(re.compile("What you want to say"))).to_be_focused()
    page.keyboard.type("Say what you feel for them.")


def take_back_a_review(site: Site, coach: Person, attempt: str) -> None:
    """A coach grades an attempt and withdraws that."""
    db = open_database(site.settings)
    reviews.save(db, Pinned(db), coach, attempt, draft=draft(met=KEYS), version=0)
    reviews.finish(db, Pinned(db), coach, attempt, version=1)
    (given,) = scorecards.debrief(db, Pinned(db), coach, attempt).standing.reviews
    withdrawals.withdraw(db, coach, given.id, reason=WHY_BACK)
    db.dispose()
