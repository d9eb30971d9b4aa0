"""The pages' languages: whose it is, how numbers and days look in it, and that no text of a page is left out."""

import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from app import languages
from app.errors import Problem
from app.web.words import TITLES
from tests.page_texts import bare_texts

APP = Path(languages.__file__).parent
TEMPLATES = sorted((APP / "templates").rglob("*.html"))
OTHERS = [language for language in languages.LANGUAGES if language != "en"]
NOON = datetime(2026, 11, 22, 12, 5, tzinfo=UTC)
_FIXED = re.compile(r"%\(\w+\)s|%%|</?\w+")


@pytest.mark.parametrize(
    ("chosen", "accepted", "expected"),
    [
        (None, "", "en-GB"),
        (None, "de-AT,de;q=0.9,en;q=0.8", "de-AT"),
        (None, "en-US,en", "en-US"),
        (None, "fr-FR, de;q=0.4, en;q=0.6", "en-GB"),
        (None, "fr, *;q=0.5", "en-GB"),
        (None, "de;q=0, en;q=0.1", "en-GB"),
        (None, "de;q=nonsense, ;;,=,q", "en-GB"),
        (None, "de-ZZ", "de-DE"),
        (None, "DE-ch", "de-CH"),
        (None, "de," * 10_000, "de-DE"),
        ("de", "en-US,en", "de-DE"),
        ("en", "de-CH, en-IE;q=0.2", "en-IE"),
        ("tlh", "de", "de-DE"),
        ("../../etc", "", "en-GB"),
    ],
)
def test_ones_choice_comes_first_then_the_browsers_wish_then_english(
    chosen: str | None, accepted: str, expected: str
) -> None:
    assert languages.locale_for(chosen, accepted) == expected


@pytest.fixture
def german() -> Iterator[None]:
    before = languages.spoken.set("de-DE")
    yield
    languages.spoken.reset(before)


def test_numbers_and_days_are_english_by_default() -> None:
    assert (languages.decimal(7.25), languages.signed(-0.5), languages.percent(0.754)) == ("7.2", "-0.5", "75%")
    assert (languages.signed(-0.04), languages.signed(-0.0)) == ("+0.0", "+0.0")
    assert (languages.day(NOON), languages.day_and_time(NOON)) == ("22 Nov 2026", "22 Nov, 12:05")


def test_numbers_and_days_are_german_in_german(german: None) -> None:
    assert (languages.decimal(0.456, 2), languages.signed(1.5)) == ("0,46", "+1,5")
    assert languages.percent(0.754).replace("\xa0", " ") == "75 %"
    assert (languages.day(NOON), languages.day_and_time(NOON)) == ("22. Nov. 2026", "22. Nov., 12:05")


def test_a_text_no_catalogue_knows_stays_as_it_is(german: None) -> None:
    assert languages.gettext("Nobody has %(what)s this.", what="said") == "Nobody has said this."


@cache
def texts_of_the_pages() -> Catalog:
    """All that `make catalogues` would find."""
    settings = tomllib.loads((APP.parent / "pyproject.toml").read_text())["tool"]["babel"]["mappings"]
    options = {one.pop("pattern"): one for one in ({**entry} for entry in settings)}
    methods = [(pattern, one.pop("method")) for pattern, one in options.items()]
    found = Catalog()
    keywords = {**DEFAULT_KEYWORDS, "marked": None}
    for _, _, text, _, _ in extract_from_dir(APP, methods, options, keywords=keywords):
        found.add(text)
    return found


@cache
def catalogue_of(language: str) -> Catalog:
    with (languages.LOCALE_DIR / language / "LC_MESSAGES" / "pages.po").open("rb") as lines:
        return read_po(lines, locale=language)


def forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_turns_every_text_of_the_pages_and_no_other(language: str) -> None:
    there = {message.id for message in catalogue_of(language) if message.id}
    wanted = {message.id for message in texts_of_the_pages() if message.id}
    assert len(wanted) > 300
    assert not wanted - there, "run `make catalogues` and translate these"
    assert not there - wanted, "run `make catalogues`: no page says these any more"
    turned = [message for message in catalogue_of(language) if message.id]
    empty = [message.id for message in turned if message.fuzzy or not all(forms(message))]
    assert not empty


@pytest.mark.parametrize("language", OTHERS)
def test_a_turned_text_has_the_same_places_for_values_and_the_same_marks(language: str) -> None:
    for message in (one for one in catalogue_of(language) if one.id):
        english = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        for source, text in zip(english, forms(message), strict=True):
            assert sorted(_FIXED.findall(text)) == sorted(_FIXED.findall(source)), text


def test_the_title_of_every_problem_can_be_turned() -> None:
    def kinds(of: type[Problem]) -> Iterator[type[Problem]]:
        yield of
        for kind in of.__subclasses__():
            yield from kinds(kind)

    assert {kind.title for kind in kinds(Problem)} == set(TITLES)


@pytest.mark.parametrize("language", OTHERS)
def test_scripts_get_their_texts_and_english_pages_need_none(language: str) -> None:
    assert languages.script_words(language)["Dictate"] != "Dictate"
    assert "Sign in" not in languages.script_words(language)
    assert languages.script_words("en") == {}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(APP / "templates").as_posix())
def test_a_template_has_no_text_that_cannot_be_turned(path: Path) -> None:
    assert bare_texts(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Hello</p>", ["Hello"]),
        ('<p>{{ _("Hello") }} {{ name }} · 3</p>', []),
        ("<p>{% trans %}Hello <b>you</b>{% endtrans %}</p>", []),
        ('<a aria-label="Close" class="plain">×</a>', ["Close"]),
        ("<p class=\"{{ 'good' if fine else 'bad' }}\">{{ 'Passed' if fine else _('Not passed') }}</p>", ["Passed"]),
        ("<p>{% if fine %}Well{% else %}{{ ['so', 'what'][1] }}{% endif %}</p>", ["Well", "so", "what"]),
        ('<p>{{ name ~ " open" if name == "dana" else rows|join(", ") }}</p>', ["open"]),
        ("<p><kbd>Esc</kbd> Make It Right</p>", []),
    ],
)
def test_the_search_for_bare_texts_finds_them_and_nothing_else(source: str, found: list[str]) -> None:
    assert bare_texts(source) == found
