"""Speaking and listening in the chat, with a fake microphone, a loopback endpoint and a browser that only pretends."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS, Site
from tests.browser.test_main_job import GOOD, answer, start
from tests.fakes import behaviours as b
from tests.fakes.endpoint import ScriptedEndpoint

SAID = "I am sorry. I am taking this over."
MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
LOUDSPEAKER = """
const said = [];
const voices = [
  { lang: "en-IE", localService: false, name: "Far" },
  { lang: "en-IE", localService: true, name: "Orla" },
];
const fake = {
  getVoices: () => voices.filter((voice) => !window.mute || !voice.localService),
  speak: (one) => said.push([one.lang, one.text, one.voice.name]),
  cancel: () => said.push("silence"),
};
Object.defineProperty(window, "speechSynthesis", { value: fake });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
window.said = said;
"""


@pytest.fixture(scope="module")
def endpoint() -> Iterator[ScriptedEndpoint]:
    with ScriptedEndpoint().in_thread() as serving:
        yield serving


@pytest.fixture(scope="module")
def site(serve: Callable[..., Site], endpoint: ScriptedEndpoint) -> Site:
    """The offline product with speech switched on."""
    return serve(speech=True, speech_base_url=endpoint.base_url, speech_timeout=2)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser whose microphone beeps, and that grants it unasked."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *MICROPHONE])
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def afresh(endpoint: ScriptedEndpoint) -> None:
    endpoint.forget()


def dictate(page: Page) -> None:
    """Records by keyboard until something has been recorded."""
    button = page.get_by_role("button", name="Dictate")
    button.press("Enter")
    expect(page.get_by_role("button", name="Stop dictating")).to_be_visible()
    expect(page.locator("[data-clock]")).to_have_text("0:01")
    page.get_by_role("button", name="Stop dictating").press("Enter")


def test_what_is_dictated_by_keyboard_lands_in_the_answer_and_is_not_sent(
    page: Page, site: Site, endpoint: ScriptedEndpoint
) -> None:
    start(page, site)
    composer = page.get_by_label("Your answer")
    composer.fill("Hello Dana.")
    dictate(page)
    expect(composer).to_have_value(f"Hello Dana. {SAID}")
    expect(composer).to_be_focused()
    expect(page.locator("#spoken")).to_have_text("Written into your answer. Read it over, then send it.")
    assert page.locator(".turn.trainee").count() == 0
    (sent,) = endpoint.recordings
    assert b'filename="answer.webm"' in sent.data
    assert len(sent.data) > 1000
    page.reload()
    expect(composer).to_have_value(f"Hello Dana. {SAID}")
    answer(page, f"{SAID} No wonder you are furious.")
    expect(page.locator(".turn.trainee")).to_have_count(1)


def test_a_recording_that_could_not_be_written_down_is_kept_for_another_go(
    page: Page, site: Site, endpoint: ScriptedEndpoint
) -> None:
    start(page, site)
    endpoint.writes = b.fails(429)
    dictate(page)
    expect(page.locator("#spoken")).to_contain_text("is busy")
    expect(page.get_by_role("button", name="Dictate")).to_be_focused()
    endpoint.writes = b.writes(SAID)
    page.get_by_role("button", name="Write the recording down again").press("Enter")
    expect(page.get_by_label("Your answer")).to_have_value(SAID)
    first, second = endpoint.recordings
    assert first.data.split(b"\r\n\r\n")[-1][:200] == second.data.split(b"\r\n\r\n")[-1][:200]


def test_a_dictation_that_is_too_long_loses_nothing_and_says_so(
    page: Page, site: Site, endpoint: ScriptedEndpoint
) -> None:
    start(page, site)
    endpoint.writes = b.writes("sorry " * 400)
    dictate(page)
    expect(page.locator("#spoken")).to_contain_text("399 characters too long")
    assert len(page.get_by_label("Your answer").input_value()) == 2399


def test_pausing_ends_the_recording(page: Page, site: Site) -> None:
    start(page, site)
    page.get_by_role("button", name="Dictate").press("Enter")
    expect(page.locator("[data-clock]")).to_have_text("0:01")
    page.get_by_label("Your answer").press("Escape")
    expect(page.locator("#paused")).to_be_visible()
    expect(page.locator("#dictate")).not_to_have_class("tool recording")


def test_a_refused_microphone_is_told_with_what_to_do(page: Page, site: Site) -> None:
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"
    )
    start(page, site)
    page.get_by_role("button", name="Dictate").press("Enter")
    expect(page.locator("#spoken")).to_contain_text("Allow it beside the address")
    expect(page.get_by_role("button", name="Dictate")).to_be_enabled()


def test_the_customer_is_read_aloud_in_her_language_once_asked_to_and_from_then_on(page: Page, site: Site) -> None:
    page.add_init_script(LOUDSPEAKER)
    start(page, site)
    toggle = page.get_by_role("button", name="Read aloud")
    expect(toggle).to_have_attribute("aria-pressed", "false")
    answer(page, GOOD[0])
    assert not [one for one in page.evaluate("said") if one != "silence" and one]
    toggle.press("Enter")
    expect(toggle).to_have_attribute("aria-pressed", "true")
    words = page.locator(".turn.customer .said").last.inner_text()
    assert page.evaluate("said.at(-1)") == ["en-IE", words, "Orla"]
    answer(page, GOOD[1])
    assert page.evaluate("said.at(-1)")[1] == page.locator(".turn.customer .said").last.inner_text()
    page.reload()
    expect(toggle).to_have_attribute("aria-pressed", "true")


def test_words_go_to_no_voice_that_is_not_on_this_machine(page: Page, site: Site) -> None:
    page.add_init_script(f"{LOUDSPEAKER}\nwindow.mute = true;")
    start(page, site)
    page.get_by_role("button", name="Read aloud").press("Enter")
    expect(page.locator("#spoken")).to_contain_text("no voice of its own for English (Ireland)")
    assert not [one for one in page.evaluate("said") if one != "silence"]


@pytest.mark.parametrize("look", ["light-1200", "dark-320"], indirect=True)
def test_it_is_accessible_and_fits(
    chromium: Browser,
    site: Site,
    endpoint: ScriptedEndpoint,
    look: tuple[str, int],
    accessible: Callable[[Page], None],
) -> None:
    scheme, width = look
    context: BrowserContext = chromium.new_context(
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 800},
    )
    page = context.new_page()
    start(page, site)
    accessible(page)
    endpoint.writes = b.fails(500)
    page.get_by_role("button", name="Dictate").click()
    expect(page.locator("[data-clock]")).to_have_text("0:01")
    accessible(page)
    page.get_by_role("button", name="Stop dictating").click()
    expect(page.locator("#once-more")).to_be_visible()
    accessible(page)
    context.close()
