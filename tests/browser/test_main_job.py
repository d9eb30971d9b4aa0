"""The main job as a trainee does it: sign in, choose, answer, finish, read the debrief, try again."""

import re
from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site
from tests.browser.talking import answer, finish

GOOD = [
    "Hello Dana, I'm Sam. Two charges for March, and you have explained it twice already. No wonder you are furious.",
    "I'm sorry. That was our mistake and I am taking it over from here. What is the order number?",
    "I am refunding the second charge now; it is back on your card today.",
]


def start(page: Page, site: Site, *, mode: str = "Practice") -> None:
    page.goto(site.link())
    page.get_by_role("link", name="Dana Whitfield").click()
    page.get_by_label(mode).check()
    page.get_by_role("button", name="Start the chat").click()
    expect(page.locator(".turn.customer")).to_have_count(1)
    page.locator("#chat[data-ready]").wait_for()


def test_the_whole_job_by_keyboard_from_sign_in_to_a_second_try(page: Page, site: Site) -> None:
    start(page, site)
    anger = float(page.locator("[data-anger]").inner_text())
    for words in GOOD:
        answer(page, words)
    assert float(page.locator("[data-anger]").inner_text()) < anger
    finish(page)
    expect(page.get_by_role("heading", name="How Dana felt")).to_be_visible()
    expect(page.get_by_role("heading", name="What you did")).to_be_visible()
    assert 1 <= page.locator(".focus").count() <= 2
    original = page.url
    page.locator(".turn form button").first.press("Enter")
    page.wait_for_url(re.compile(r"/attempts/[\w-]+$"))
    expect(page.get_by_text("A second try from turn 2")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(1)
    page.goto(original)
    expect(page.locator(".turn.trainee .said")).to_have_count(len(GOOD))


def test_evidence_is_linked_to_the_turn_it_was_found_in(page: Page, site: Site) -> None:
    start(page, site)
    answer(page, GOOD[0])
    page.get_by_role("button", name="Finish").click()
    expect(page.locator(".verdict")).to_be_visible()
    for link in page.locator(".mark blockquote a").all():
        target = page.locator(link.get_attribute("href") or "#none")
        quote = (link.locator("xpath=..").text_content() or "").split("”")[0].strip(" “")
        assert quote in (target.locator(".said").text_content() or "")


def test_an_action_is_sent_with_the_message_and_let_go_afterwards(page: Page, site: Site) -> None:
    start(page, site)
    action = page.get_by_role("button", name="Refund the second charge")
    action.click()
    expect(action).to_have_attribute("aria-pressed", "true")
    answer(page, "I am refunding it now, you will see it today.")
    expect(page.locator(".turn.trainee .with")).to_have_text("with: Refund the second charge")
    expect(action).to_have_attribute("aria-pressed", "false")


def test_a_reload_shows_everything_and_keeps_what_was_not_sent(page: Page, site: Site) -> None:
    start(page, site)
    answer(page, GOOD[0])
    page.get_by_label("Your answer").fill("half a thou")
    said = page.locator(".said").all_inner_texts()
    page.reload()
    assert page.locator(".said").all_inner_texts() == said
    expect(page.get_by_label("Your answer")).to_have_value("half a thou")


def test_a_second_tab_sees_the_turn_of_the_first_and_loses_nothing_of_its_own(page: Page, site: Site) -> None:
    start(page, site)
    other = page.context.new_page()
    other.goto(page.url)
    answer(page, GOOD[0])
    answer(other, GOOD[1])
    other.reload()
    assert other.locator(".turn.trainee .said").all_inner_texts() == GOOD[:2]


def test_who_is_cut_off_is_told_and_asks_again(page: Page, site: Site) -> None:
    start(page, site)
    said = page.locator(".turn.customer").count()
    page.route("**/stream", lambda route: route.abort("connectionrefused"))
    page.get_by_label("Your answer").fill("I can see that you were charged twice.")
    page.keyboard.press("Enter")
    expect(page.locator("#trouble")).to_contain_text("Your words are kept", timeout=20_000)
    expect(page.locator("#waiting")).to_be_hidden()
    page.unroute("**/stream")
    page.get_by_role("button", name="Ask again").press("Enter")
    page.locator(".turn.customer").nth(said).wait_for()
    expect(page.locator(".turn.trainee")).to_have_count(1)


def test_markup_in_a_turn_is_shown_as_words(page: Page, site: Site) -> None:
    start(page, site)
    nasty = '<img src=x onerror="document.title=1"><script>document.title = 2</script> & sorry'
    answer(page, nasty)
    expect(page.locator(".turn.trainee .said")).to_have_text(nasty)
    page.reload()
    expect(page.locator(".turn.trainee .said")).to_have_text(nasty)
    assert "Dana" in page.title()


def test_an_assessed_attempt_shows_no_mood_before_its_end(page: Page, site: Site) -> None:
    start(page, site, mode="Assessed")
    answer(page, GOOD[0])
    assert page.locator("[data-anger]").count() == 0
    assert page.locator(".turn.customer.angry, .turn.customer.annoyed").count() == 0
    page.get_by_role("button", name="Finish").click()
    expect(page.locator("svg.curve")).to_be_visible()


def test_an_unfinished_attempt_is_offered_again(page: Page, site: Site) -> None:
    start(page, site)
    answer(page, GOOD[0])
    page.get_by_role("link", name="Make It Right").click()
    page.get_by_role("link", name="Go on with Dana").click()
    expect(page.locator(".turn.trainee .said")).to_have_text(GOOD[0])


def test_without_signing_in_one_is_asked_to_and_led_back(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/attempts")
    page.wait_for_url(re.compile(r"/sign-in\?next="))
    page.get_by_label("Name").fill("nobody")
    page.get_by_label("Password").fill("wrong password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("do not belong together")


def test_a_page_that_is_not_there_says_so_and_leads_back(page: Page, site: Site) -> None:
    page.goto(site.link())
    page.goto(f"{site.address}/attempts/no-such-attempt")
    expect(page.get_by_role("link", name="Back to the customers")).to_be_visible()


def test_every_page_is_accessible_and_fits(
    chromium: Browser, site: Site, look: tuple[str, int], accessible: Callable[[Page], None]
) -> None:
    scheme, width = look
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{site.address}/sign-in")
    accessible(page)
    start(page, site)
    accessible(page)
    answer(page, GOOD[0])
    answer(page, "Calm down, it is our policy.")
    accessible(page)
    page.get_by_role("button", name="Finish").click()
    expect(page.locator(".verdict")).to_be_visible()
    for panel in page.locator("details").all():
        panel.evaluate("panel => panel.open = true")
    accessible(page)
    for path in ("/", "/customers/dana", "/attempts", "/nowhere"):
        page.goto(site.address + path)
        accessible(page)
    context.close()


def test_the_latest_words_are_in_sight(page: Page, site: Site) -> None:
    start(page, site)
    for words in GOOD:
        answer(page, words)
        if page.locator("#ended").is_visible():
            return
        last = page.locator(".turn").last.bounding_box()
        composer = page.locator("#composer").bounding_box()
        assert last
        assert composer
        assert last["y"] + last["height"] <= composer["y"] + 1
