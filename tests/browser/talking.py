"""Talking to a customer in the page, by keyboard alone."""

from playwright.sync_api import Page, expect


def answer(page: Page, words: str) -> None:
    """Sends a turn by keyboard and waits for the customer."""
    before = page.locator(".turn.customer").count()
    page.get_by_label("Your answer").fill(words)
    page.keyboard.press("Enter")
    page.locator(".turn.customer").nth(before).wait_for()
    expect(page.locator("#waiting")).to_be_hidden()


def finish(page: Page) -> None:
    if page.locator("#ended").is_visible():
        page.get_by_role("link", name="See the debrief").click()
    else:
        page.get_by_role("button", name="Finish", exact=True).press("Enter")
    expect(page.locator(".verdict")).to_be_visible()
