"""The languages of the pages: the texts in the templates and the code are English, catalogues turn them into others.

Catalogues are read as their .po files say, once in a process; what one lacks stays English.
"""

from contextvars import ContextVar
from datetime import UTC, datetime
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import NullTranslations, Translations

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""Each language of the pages with its own name for itself; the first is the one the texts are written in."""

LOCALE_DIR = Path(__file__).parent / "locale"
_PLACES = {"en": "en-GB", "de": "de-DE"}
_SIGNED = {1: "+0.0;-0.0", 2: "+0.00;-0.00"}
_PLAIN = {0: "0", 1: "0.0", 2: "0.00"}

spoken: ContextVar[str] = ContextVar("spoken", default=_PLACES["en"])
"""The locale of whoever is asking, as a tag such as `en-GB`; one that `locale_for` gave."""


def locale_for(chosen: str | None, accepted: str) -> str:
    """The locale tag for somebody: their choice first, then their browser's `Accept-Language`, then English.

    The region of the browser counts for dates and numbers wherever it belongs to the language.
    """
    wanted = [tag for tag in _preferred(accepted) if language_of(tag) in LANGUAGES]
    if chosen in LANGUAGES:
        wanted = [*(tag for tag in wanted if language_of(tag) == chosen), chosen]
    return _known(wanted[0] if wanted else "en")


def language_of(tag: str) -> str:
    """The language of a locale tag, without its region."""
    return tag.partition("-")[0].lower()


def gettext(message: str, **values: object) -> str:
    """The message in the language of whoever is asking, with `%(name)s` filled in."""
    text = catalogue(language_of(spoken.get())).gettext(message)
    return text % values if values else text


def ngettext(one: str, many: str, n: int) -> str:
    """The message for so many, with `%(num)s` where the number goes."""
    return catalogue(language_of(spoken.get())).ngettext(one, many, n)


def marked(message: str) -> str:
    """The same message; says that it is in the catalogues, for texts that are kept and turned later."""
    return message


def decimal(value: float, digits: int = 1) -> str:
    """A number with 0–2 digits after the point, or the comma."""
    return format_decimal(value, _PLAIN[digits], locale=_locale(spoken.get()), decimal_quantization=True)


def figure(value: float) -> str:
    """A number with as many digits after the point as it has, at most 4."""
    return format_decimal(value, "0.####", locale=_locale(spoken.get()))


def signed(value: float, digits: int = 1) -> str:
    """The same, always with its sign; what is rounded to nothing has a plus."""
    return format_decimal(round(value, digits) or 0.0, _SIGNED[digits], locale=_locale(spoken.get()))


def percent(share: float) -> str:
    """A share 0–1 as whole percent."""
    return format_percent(share, locale=_locale(spoken.get()))


def day(moment: datetime) -> str:
    """The date with its year."""
    return format_skeleton("yMMMd", moment, locale=_locale(spoken.get()))


def day_and_time(moment: datetime) -> str:
    """The day and the minute, without the year."""
    return f"{format_skeleton('MMMd', moment, locale=_locale(spoken.get()))}, {clock(moment)}"


def to_the_second(moment: datetime) -> str:
    """The date with its year, and the second."""
    return f"{day(moment)}, {format_skeleton('Hms', moment, locale=_locale(spoken.get()))}"


def clock(moment: datetime) -> str:
    """The minute of a day."""
    return format_skeleton("Hm", moment, locale=_locale(spoken.get()))


def instant(moment: datetime) -> str:
    """The moment as machines read it, in UTC to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@cache
def catalogue(language: str) -> NullTranslations:
    """The page texts of a language; English needs none."""
    if language == "en":
        return NullTranslations()
    packed = BytesIO()
    write_mo(packed, _read(language))
    packed.seek(0)
    return Translations(packed)


@cache
def script_words(language: str) -> dict[str, str]:
    """The texts that scripts of the pages show, by their English; empty for English."""
    if language == "en":
        return {}
    return {
        str(message.id): str(message.string)
        for message in _read(language)
        if message.id and any(place.endswith(".js") for place, _ in message.locations)
    }


@cache
def _read(language: str) -> Catalog:
    with (LOCALE_DIR / language / "LC_MESSAGES" / "pages.po").open("rb") as lines:
        return read_po(lines, locale=language)


@lru_cache(maxsize=512)
def _preferred(accepted: str) -> tuple[str, ...]:
    """The tags of an `Accept-Language` header, the most wanted first; what is no tag is left out."""
    found: list[tuple[float, str]] = []
    for part in accepted[:500].split(","):
        tag, _, weight = part.strip().partition(";")
        try:
            found.append((float(weight.strip().removeprefix("q=") or 1), tag.strip()))
        except ValueError:
            continue
    return tuple(tag for weight, tag in sorted(found, key=lambda one: -one[0]) if weight > 0)


@lru_cache(maxsize=512)
def _known(tag: str) -> str:
    """The tag where its region is known, the language's usual place otherwise."""
    usual = _PLACES[language_of(tag)]
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return usual
    return f"{locale.language}-{locale.territory}" if locale.territory else usual


@cache
def _locale(tag: str) -> Locale:
    return Locale.parse(tag, sep="-")
