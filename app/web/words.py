"""What the values of lower floors are called on pages, in English; the pages turn each into their own language."""

from app.attempt_view import Held, Mode
from app.customer.mind import Ending
from app.grading.human import Choice
from app.languages import gettext, marked
from app.persona import Band
from app.standing import CountsBy
from app.transcript import Speaker

DIFFICULTY = ("", marked("gentle"), marked("fair"), marked("hard"), marked("harder"), marked("very hard"))
INTENSITY = ("", marked("gentle"), marked("moderate"), marked("usual"), marked("cutting"), marked("insulting"))
BANDS = {
    Band.calm: marked("calm"),
    Band.mild: marked("mild"),
    Band.annoyed: marked("annoyed"),
    Band.angry: marked("angry"),
}
SPEAKERS = {
    Speaker.trainee: marked("You"),
    Speaker.manager: marked("Manager"),
    Speaker.specialist: marked("Specialist"),
}
MODES: dict[Mode, str] = {"practice": marked("practice"), "assessed": marked("assessed")}
HELD: dict[Held, str] = {"paused": marked("paused"), "stopped": marked("stopped")}
COUNTS_BY: dict[CountsBy, str] = {
    "machine": marked("the machine"),
    "coach": marked("a coach"),
    "machine and coach": marked("the machine and a coach"),
}
NO_MARK = marked("no mark")
CHOICES = {
    Choice.met: marked("met"),
    Choice.not_met: marked("not met"),
    Choice.cannot_tell: marked("cannot be told"),
    Choice.not_applicable: marked("does not apply"),
}
ENDINGS = {
    Ending.resolved: marked("resolved"),
    Ending.settled: marked("settled"),
    Ending.walked_out: marked("walked out"),
    Ending.handed_over: marked("handed over"),
    Ending.time_out: marked("time out"),
    Ending.left_open: marked("left open"),
}
TITLES = (
    marked("That did not work"),
    marked("Please sign in"),
    marked("Not allowed"),
    marked("Not found"),
    marked("That has changed meanwhile"),
    marked("Too large"),
    marked("Please check what you sent"),
    marked("Too many tries"),
    marked("Not available just now"),
    marked("Something broke"),
    marked("That cannot be done here"),
)
"""The titles of every problem; its sentence is English."""


def ending_words(ending: Ending) -> str:
    """How an attempt ended, in the page's language."""
    return gettext(ENDINGS[ending])
