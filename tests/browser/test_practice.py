"""Practice that teaches, in a browser: acting, handing over, hints, the specialist, breaks, and a second try beside."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site
from tests.browser.talking import answer, finish

SORRY = "Your room was given away though you wrote that you come late, and you stand here at midnight. I am so sorry."
NOTE = {
    "What happened": "Her guaranteed room was given away; she stands in the lobby after midnight with a viola.",
    "What was tried": "Apologised; the house is full.",
    "What Karolina needs": "A room for tonight in the partner hotel, with a taxi.",
}


def start(page: Page, site: Site, persona: str = "karolina", *, mode: str = "Practice", dial: int = 3) -> None:
    page.goto(site.link())
    page.goto(f"{site.address}/customers/{persona}")
    page.get_by_label(mode).check()
    page.locator(f".dial input[value='{dial}']").check(force=True)
    page.get_by_role("button", name="Start the chat").click()
    page.locator("#chat[data-ready]").wait_for()


def act(page: Page, name: str) -> None:
    """Chooses what to do with the next message, by keyboard alone."""
    opens = page.get_by_role("button", name="Do something")
    if opens.get_attribute("aria-expanded") != "true":
        opens.press("Enter")
    page.get_by_role("button", name=name).press("Enter")


def test_an_action_shows_its_limit_and_reason_and_the_debrief_names_it(page: Page, site: Site) -> None:
    start(page, site, "dana")
    act(page, "Refund the second charge")
    expect(page.locator("[data-chosen]")).to_have_text("with: Refund the second charge")
    expect(page.locator("[data-why='refund_now']")).to_contain_text("goes straight back to the card")
    answer(page, "Two charges for March. I am so sorry, our mistake: I refund the second one now, you have it today.")
    expect(page.locator("[data-chosen]")).to_have_text("")
    finish(page)
    expect(page.get_by_text("Used: “Refund the second charge”.")).to_be_visible()


def test_what_was_not_used_is_named_in_the_debrief(page: Page, site: Site) -> None:
    start(page, site, "dana")
    answer(page, "Let me check with my manager, please hold.")
    finish(page)
    expect(page.get_by_text(re.compile("Not used: “Refund the second charge”"))).to_be_visible()
    expect(page.get_by_text(re.compile("^.*Hoarded:"))).to_be_visible()


def test_a_manager_comes_in_knowing_by_a_note_written_with_the_keyboard(page: Page, site: Site) -> None:
    start(page, site)
    answer(page, SORRY)
    act(page, "Bring in the manager")
    for label, words in NOTE.items():
        expect(page.get_by_label(label)).to_be_focused()
        page.keyboard.type(words)
        page.keyboard.press("Enter")
    expect(page.get_by_label("Your answer")).to_be_focused()
    answer(page, "I am getting somebody who may decide this.")
    expect(page.locator(".turn.manager .said")).to_contain_text("room that was given away")
    expect(page.locator("#handover")).to_be_hidden()
    finish(page)
    expect(page.get_by_text("Needed and done, with a warm handover")).to_be_visible()
    page.get_by_text("Your note to the manager").click()
    expect(page.get_by_text(NOTE["What happened"])).to_be_visible()


def test_the_specialist_answers_beside_the_chat_and_a_reload_keeps_it(page: Page, site: Site) -> None:
    start(page, site)
    page.get_by_role("button", name="Ask Reservations").press("Enter")
    expect(page.get_by_label("Your question to Reservations")).to_be_focused()
    page.keyboard.type("What do you see on record?")
    page.keyboard.press("Enter")
    expect(page.locator("#desk li")).to_contain_text("the note about the late arrival")
    expect(page.locator(".turn")).to_have_count(1)
    page.reload()
    page.get_by_role("button", name="Ask Reservations").press("Enter")
    expect(page.locator("#desk li")).to_contain_text("What do you see on record?")
    answer(page, SORRY)
    finish(page)
    expect(page.get_by_text("Asked beside the chat:")).to_be_visible()


def test_hints_come_step_by_step_and_their_example_only_in_the_debrief(page: Page, site: Site) -> None:
    start(page, site)
    answer(page, "Calm down please.")
    page.get_by_role("button", name="Hint", exact=True).press("Enter")
    expect(page.locator("#hints li")).to_have_count(1)
    expect(page.locator("#hints li")).to_contain_text("Calm down")
    page.get_by_role("button", name="A pointer").press("Enter")
    expect(page.locator("#hints li").nth(1)).to_contain_text("P4")
    expect(page.get_by_text("A worded example comes with the debrief.")).to_be_visible()
    page.reload()
    expect(page.locator("#hints li")).to_have_count(2)
    answer(page, SORRY)
    expect(page.locator("#hints li")).to_have_count(0)
    finish(page)
    page.get_by_text("A worded example").click()
    expect(page.locator(".aid .example")).not_to_be_empty()


def test_an_assessed_attempt_offers_no_hint(page: Page, site: Site) -> None:
    start(page, site, mode="Assessed")
    expect(page.get_by_role("button", name="Hint", exact=True)).to_have_count(0)
    expect(page.get_by_role("button", name="Ask Reservations")).to_have_count(1)


def test_pause_and_stop_are_one_key_away_and_nothing_is_lost(page: Page, site: Site) -> None:
    start(page, site)
    answer(page, SORRY)
    said = page.locator(".said").all_inner_texts()
    page.get_by_label("Your answer").fill("half a thou")
    with page.expect_response("**/pause"):
        page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Paused")).to_be_visible()
    expect(page.get_by_role("button", name="Go on")).to_be_focused()
    page.reload()
    expect(page.get_by_role("dialog", name="Paused")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Paused")).to_be_hidden()
    expect(page.get_by_label("Your answer")).to_have_value("half a thou")
    page.keyboard.press("F9")
    expect(page.get_by_role("heading", name="You stopped here")).to_be_visible()
    expect(page.get_by_label("Your answer")).to_be_hidden()
    stopped = page.url.rsplit("/", 1)[1]
    page.goto(f"{site.address}/")
    expect(page.locator(f"a[href='/attempts/{stopped}']")).to_have_count(0)
    page.goto(f"{site.address}/attempts")
    expect(page.locator("tbody tr").first).to_contain_text("stopped")
    page.locator("tbody a").first.click()
    page.get_by_role("button", name="Go on where you stopped").press("Enter")
    assert page.locator(".said").all_inner_texts() == said
    answer(page, "Where are you standing now?")


def test_after_abuse_there_is_a_breath(page: Page, site: Site) -> None:
    for _ in range(4):
        start(page, site, "gareth", dial=5)
        for words in ("One moment please.", "Calm down.", "It is our policy."):
            answer(page, words)
            if page.locator(".breath").count():
                expect(page.locator(".breath").last).not_to_be_empty()
                return
            if page.locator("#ended").is_visible():
                break
    pytest.fail("nobody was abusive in four talks")


def test_a_second_try_is_put_beside_the_first(page: Page, site: Site) -> None:
    start(page, site)
    answer(page, "Calm down please.")
    finish(page)
    first = page.url
    page.get_by_role("button", name="Try again from here").first.press("Enter")
    page.locator("#chat[data-ready]").wait_for()
    answer(page, SORRY)
    finish(page)
    page.get_by_role("link", name="put it beside the first").press("Enter")
    expect(page.locator(".curve polyline")).to_have_count(3)
    expect(page.get_by_text("Calm down please.")).to_be_visible()
    expect(page.get_by_text(SORRY)).to_be_visible()
    page.goto(first)
    page.get_by_role("link", name="see both side by side").click()
    expect(page.get_by_role("heading", name="Both tries with Karolina")).to_be_visible()


def test_on_a_phone_the_end_of_the_talk_is_in_sight(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 640}, has_touch=True)
    page = context.new_page()
    start(page, site, "ray")  # the shop closes on him after seven turns
    for _ in range(7):
        if not page.locator("#ended").is_visible():
            answer(page, "One moment, I am looking.")
    expect(page.locator("#ended")).to_be_visible()
    shown = page.get_by_role("link", name="See the debrief").bounding_box()
    assert shown is not None
    assert shown["y"] + shown["height"] <= 640
    context.close()


@pytest.mark.parametrize("panel", ["Do something", "Ask Reservations", "Hint"])
def test_on_a_phone_every_panel_opens_down_the_page_and_none_sideways(
    chromium: Browser, site: Site, panel: str
) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 640}, has_touch=True)
    page = context.new_page()
    start(page, site)
    page.get_by_role("button", name=panel, exact=True).tap()
    shown = page.locator(".panel:not([hidden])")
    expect(shown).to_have_count(1)
    wide, inner = shown.evaluate("panel => [panel.scrollWidth, panel.clientWidth]")
    assert wide <= inner
    for button in shown.get_by_role("button").all():
        box = button.bounding_box()
        assert box is None or (box["width"] <= 320 and box["height"] >= 40)
    context.close()


def test_every_page_of_practice_is_accessible_and_fits(
    chromium: Browser, site: Site, look: tuple[str, int], accessible: Callable[[Page], None]
) -> None:
    scheme, width = look
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    start(page, site, dial=5)
    answer(page, SORRY)
    for panel in ("Hint", "Ask Reservations"):
        page.get_by_role("button", name=panel, exact=True).click()
        expect(page.locator(".panel:not([hidden])")).to_have_count(1)
        accessible(page)
    page.get_by_label("Your question to").fill("What do you see on record?")
    page.keyboard.press("Enter")
    expect(page.locator("#desk li")).to_have_count(1)
    page.get_by_role("button", name="Do something").click()
    accessible(page)
    page.get_by_role("button", name="Bring in the manager").click()
    accessible(page)
    answer(page, "I get the manager.")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Paused")).to_be_visible()
    accessible(page)
    page.keyboard.press("F9")
    expect(page.get_by_role("heading", name="You stopped here")).to_be_visible()
    accessible(page)
    page.get_by_role("button", name="Finish and see the debrief").click()
    expect(page.locator(".verdict")).to_be_visible()
    for opened in page.locator("details").all():
        opened.evaluate("panel => panel.open = true")
    accessible(page)
    page.get_by_role("button", name="Try again from here").first.click()
    page.locator("#chat[data-ready]").wait_for()
    answer(page, "Calm down please.")
    finish(page)
    page.get_by_role("link", name="put it beside the first").click()
    accessible(page)
    context.close()


def test_a_newcomer_is_told_where_to_begin_and_a_second_try_recalls_the_first(
    page: Page, serve: Callable[..., Site]
) -> None:
    fresh = serve()
    page.goto(fresh.link())
    page.get_by_text("New here?").get_by_role("link").click()
    page.get_by_role("button", name="Start the chat").click()
    page.locator("#chat[data-ready]").wait_for()
    answer(page, "Thank you for contacting us.")
    finish(page)
    page.get_by_role("button", name="Try again from here").first.click()
    expect(page.get_by_text("In your first try you wrote here")).to_contain_text("Thank you for contacting us.")
    page.goto(f"{fresh.address}/")
    expect(page.get_by_text("New here?")).to_have_count(0)
