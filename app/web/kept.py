"""Sentences of the product that are stored in English beside a grade or a turn, in the language of whoever reads them.

Each is known by its form in `FORMS`; whatever is not known stays as it was stored.
"""

import re
from functools import cache, lru_cache

from markupsafe import Markup, escape

from app.languages import decimal, gettext, marked

NOTES = (
    marked("Nothing in this conversation could be assessed, so there is no grade."),
    marked(
        "Only %(share)s %% of the rubric could be assessed; below %(least)s %% nothing passes. A coach can "
        "mark the rest."
    ),
    marked("Not passed whatever the total, for a mark that must be met in: %(criteria)s."),
    marked("Could not be assessed, and decides whether this passes: %(criteria)s."),
    marked("Turn %(n)s speaks to the grader, not to the customer: “%(words)s”"),
    marked("Two readings differ across the pass mark (%(one)s %% and no grade): a coach decides."),
    marked("Two readings differ across the pass mark (%(one)s %% and %(two)s %%): a coach decides."),
    marked("Every criterion here is for guidance, so a coach has to say whether this passes."),
)
"""What a scorecard says beside its number."""

FAILURES = (
    marked("The grading was begun three times and never came to an end. Grade again; if it fails again, see the log."),
    marked("The grader stopped at a fault of its own (%(name)s). Grade again, and report it if it stays."),
    marked("This attempt was played with a model, and no model is set up any more. Grade again grades it without one."),
    marked("Nothing answers at %(place)s: start the endpoint there, or correct MAKERIGHT_LLM_BASE_URL."),
    marked("The name of %(place)s cannot be found: correct MAKERIGHT_LLM_BASE_URL, or check the DNS."),
    marked(
        "The certificate of %(place)s is not trusted: renew it, or add its authority to this machine's certificates "
        "(SSL_CERT_FILE)."
    ),
    marked("The endpoint does not accept the key: set MAKERIGHT_LLM_API_KEY to a valid one."),
    marked(
        "The endpoint forbids this key to use the model %(model)s: ask its owner for access, or name another model."
    ),
    marked(
        "The endpoint does not know the model %(model)s or the address: check MAKERIGHT_LLM_MODEL, and that "
        "MAKERIGHT_LLM_BASE_URL ends where /chat/completions begins."
    ),
    marked("The endpoint limits requests: wait, raise its limit, or lower MAKERIGHT_LLM_CONCURRENCY."),
    marked(
        "The endpoint rejects the request: check that the model %(model)s is a chat model with room for the whole "
        "conversation."
    ),
    marked("The endpoint reports an error of its own: look into its log."),
    marked("The model %(model)s did not answer in time: choose a faster one, or raise MAKERIGHT_LLM_TIMEOUT."),
    marked("The model %(model)s stopped in the middle of its answer: look into the endpoint's log and load."),
    marked("The connection to %(place)s broke: look into the endpoint's log and at proxies in between."),
    marked("The model %(model)s answered nothing: try it by hand, or name another model."),
    marked("The model %(model)s refused to play its part: name a model that agrees to role play."),
    marked(
        "The endpoint's content filter stopped the answer: relax it for angry but civil words, or name another model."
    ),
    marked("The model %(model)s used up its tokens before it was done: name one that thinks less at length."),
    marked(
        "The model %(model)s did not keep to the shape asked for, even when told: name one that knows structured "
        "answers."
    ),
    marked("The endpoint sent bytes that are not a chat completion: look at proxies in between."),
    marked(
        "A web page came instead of an answer: correct MAKERIGHT_LLM_BASE_URL (it often ends in /v1), or sign in at "
        "the proxy in between."
    ),
    marked("The model %(model)s sent far more than it was asked for: check that the endpoint honours max_tokens."),
    marked("All places for calls are taken: raise MAKERIGHT_LLM_CONCURRENCY, or give the endpoint more power."),
    marked(
        "The endpoint has failed several times in a row and is tried by one call at a time: see the failures before "
        "this one; it heals by itself."
    ),
)
"""Why a grading failed."""

STAND_INS = (
    marked("The model %(problem)s; the customer's written lines answered."),
    marked("The model %(problem)s; the agent's own words answered."),
    marked("The model %(problem)s; this turn was read offline."),
    marked("did not answer in time"),
    marked("could not be reached"),
    marked("is not available just now"),
    marked("did not accept the request"),
    marked("gave no usable answer"),
    marked("did not keep to the part"),
    marked("offered something else"),
    marked("made something up"),
)
"""Why a turn's words or its reading are not a model's."""

EARNED = (
    marked("%(name)s had just turned on you, and you answered the matter, not the tone."),
    marked("After this %(name)s told you what had not been said before."),
    marked("You gave %(name)s the true reason and stood by them in the same breath."),
    marked("You brought help in with the story told, so that %(name)s told nothing twice."),
    marked("“%(deed)s” was yours to give, and you gave it on the spot."),
    marked("This one turn took %(name)s from %(before)s to %(after)s in anger."),
)
"""Kudos that a moment earned."""

GRADERS = (
    marked("the rules on this machine"),
    marked("the model of then"),
    marked("the model %(name)s"),
)

FORMS = (*NOTES, *FAILURES, *STAND_INS, *EARNED, *GRADERS)

_HOLE = re.compile(r"%\((\w+)\)s|(%%)")
_FIGURE = re.compile(r"\d+\.\d")


def turned(text: str) -> str:
    """A stored sentence in the page's language, or as it is where its form is not known."""
    if (found := _known(text)) is None:
        return text
    form, values, code = found
    said = gettext(form, **{name: _value(value) for name, value in values})
    return f"{said[:-1]} ({code})." if code else said


def kept(text: str) -> Markup:
    """The same for a page: what is not known is marked as English."""
    return escape(turned(text)) if _known(text) else Markup('<span lang="en">{}</span>').format(text)


def _value(value: str) -> str:
    """A value in a sentence: a sentence itself, a figure, or somebody's words."""
    return decimal(float(value)) if _FIGURE.fullmatch(value) else turned(value)


@lru_cache(maxsize=1024)
def _known(text: str) -> tuple[str, tuple[tuple[str, str], ...], str] | None:
    """The form of a sentence, its values, and the endpoint's short code at its end, if any."""
    for form in FORMS:
        if found := _pattern(form).fullmatch(text):
            values = found.groupdict()
            code = values.pop("code__", None) or ""
            return form, tuple(values.items()), code
    return None


@cache
def _pattern(form: str) -> re.Pattern[str]:
    """Takes what a form makes; a code in brackets may stand before its last point."""
    parts, at = [], 0
    for hole in _HOLE.finditer(form):
        parts += [re.escape(form[at : hole.start()]), f"(?P<{hole[1]}>.+?)" if hole[1] else "%"]
        at = hole.end()
    parts.append(re.escape(form[at:]))
    whole = "".join(parts)
    if form.endswith("."):
        whole = whole.removesuffix(r"\.") + r"(?: \((?P<code__>[a-z][a-z0-9_.]*)\))?\."
    return re.compile(whole, re.DOTALL)
