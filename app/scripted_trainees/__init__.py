"""The built-in trainees of a rehearsal, by name, best first."""

from app.scripted_trainees.attentive import Excellent, Ok
from app.scripted_trainees.careless import Hostile, Neglecter, Poor, Stuffer
from app.scripted_trainees.trainee import Line, Trainee

TRAINEES: dict[str, type[Trainee]] = {
    "excellent": Excellent,
    "ok": Ok,
    "poor": Poor,
    "hostile": Hostile,
    "stuffer": Stuffer,
    "neglecter": Neglecter,
}
LADDER = ("excellent", "ok", "poor", "hostile")

__all__ = ["LADDER", "TRAINEES", "Line", "Trainee"]
